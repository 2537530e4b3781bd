//! The phone over HTTP, as its page and other programs use it.

use crate::world::World;
use serde_json::{Value, json};

struct Api<'a>(&'a World);

impl Api<'_> {
    async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        let response = reqwest::Client::new()
            .post(self.0.phone_url(path))
            .json(&body)
            .send()
            .await
            .unwrap();
        (response.status().as_u16(), response.json().await.unwrap_or_default())
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        let response = reqwest::get(self.0.phone_url(path)).await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap_or_default())
    }
}

#[tokio::test]
async fn a_person_scans_reads_who_asks_and_identifies() {
    let world = World::start().await;
    let api = Api(&world);
    let persons = api.get("/api/persons").await.1;
    let person = persons["persons"][0]["personalNumber"].clone();
    let order = world.auth(json!({ "userVisibleData": "SGVqIMOlw6TDtg==" })).await;
    let (status, view) = api
        .post("/api/scan", json!({ "content": order.frame(0), "person": person }))
        .await;
    assert_eq!(status, 200, "{view}");
    assert_eq!(view["relyingParty"], "Tillit i sandlådan");
    assert_eq!(view["text"], "Hej åäö");
    assert_eq!((&view["status"], &view["signing"]), (&json!("pending"), &json!(false)));
    let path = format!("/api/orders/{}", order.order_ref);
    assert_eq!(
        api.post(&format!("{path}/approve"), json!({ "code": "abc" })).await.1["error"],
        "wrong-code"
    );
    assert_eq!(
        api.post(&format!("{path}/approve"), json!({ "code": "123456" }))
            .await
            .0,
        200
    );
    assert_eq!(api.get(&path).await.1["status"], "complete");
    assert_eq!(
        world.collect(&order).await.1["completionData"]["user"]["personalNumber"],
        person
    );
}

#[tokio::test]
async fn an_app_is_started_by_link_from_an_address_of_its_own_and_cancelled() {
    let world = World::start().await;
    let api = Api(&world);
    let order = world.auth(json!({})).await;
    let body = json!({ "link": order.link(), "person": "195006262546", "kind": "file", "ip": "192.0.2.8" });
    let (status, view) = api.post("/api/open", body.clone()).await;
    assert_eq!((status, &view["person"]), (200, &json!("195006262546")));
    assert_eq!(api.post("/api/open", body).await, (409, json!({ "error": "taken" })));
    let path = format!("/api/orders/{}/cancel", order.order_ref);
    assert_eq!(api.post(&path, json!({})).await.1["hintCode"], "userCancel");
    assert_eq!(api.post(&path, json!({})).await, (409, json!({ "error": "not-open" })));
}

#[tokio::test]
async fn says_in_a_code_why_it_refuses() {
    let world = World::start().await;
    let api = Api(&world);
    let order = world.auth(json!({})).await;
    let person = "191212121212";
    let scan = |content: &str, person: &str| json!({ "content": content, "person": person });
    for (path, body, status, code) in [
        ("/api/scan", scan("hello", person), 400, "not-bank-id"),
        (
            "/api/scan",
            scan(&order.frame(0), "200001012384"),
            404,
            "no-such-person",
        ),
        ("/api/scan", json!({ "content": "x" }), 400, "malformed"),
        ("/api/scan", json!([]), 400, "malformed"),
        (
            "/api/open",
            json!({ "link": "https://e.example/?autostarttoken=x", "person": person }),
            400,
            "not-bank-id",
        ),
        (
            "/api/open",
            json!({ "link": "bankid:///?autostarttoken=x", "person": person }),
            404,
            "no-such-order",
        ),
        (
            "/api/orders/x/approve",
            json!({ "code": "123456" }),
            404,
            "no-such-order",
        ),
        ("/api/hints", json!({ "order": "x" }), 404, "no-such-order"),
        ("/api/faults", json!({ "fault": "flood" }), 400, "malformed"),
    ] {
        assert_eq!(api.post(path, body).await, (status, json!({ "error": code })), "{path}");
    }
    world.wait(3);
    assert_eq!(
        api.post("/api/scan", scan(&order.frame(0), person)).await,
        (409, json!({ "error": "stale" }))
    );
}

#[tokio::test]
async fn faults_are_set_listed_cleared_and_reset() {
    let world = World::start().await;
    let api = Api(&world);
    let fault = json!({ "fault": "error", "errorCode": "maintenance", "on": ["auth"], "times": 3 });
    assert_eq!(api.post("/api/faults", fault.clone()).await, (200, json!([fault])));
    let slow = json!({ "fault": "slow", "delay": 10 });
    assert_eq!(api.post("/api/faults", slow).await.1[1]["delay"], 10);
    let cleared = reqwest::Client::new()
        .delete(world.phone_url("/api/faults"))
        .send()
        .await
        .unwrap();
    assert_eq!(cleared.status().as_u16(), 204);
    assert_eq!(api.get("/api/faults").await.1, json!([]));
    world.auth(json!({})).await;
    assert_eq!(api.post("/api/reset", json!({})).await.0, 204);
    assert_eq!(api.get("/api/orders").await.1, json!([]));
}

#[tokio::test]
async fn finds_the_code_in_a_picture() {
    let world = World::start().await;
    let content = world.auth(json!({})).await.frame(0);
    let code = qrcodegen::QrCode::encode_text(&content, qrcodegen::QrCodeEcc::Low).unwrap();
    let (scale, margin) = (5, 40);
    let side = code.size() * scale + 2 * margin;
    let dark = |x: i32, y: i32| code.get_module((x - margin).div_euclid(scale), (y - margin).div_euclid(scale));
    let pixels: Vec<u8> = (0..side * side)
        .map(|i| if dark(i % side, i / side) { 20 } else { 240 })
        .collect();
    let url = world.phone_url(&format!("/api/decode?width={side}&height={side}"));
    let response = reqwest::Client::new().post(&url).body(pixels).send().await.unwrap();
    assert_eq!(
        response.json::<Value>().await.unwrap(),
        json!({ "contents": [content] })
    );
    let empty = reqwest::Client::new().post(&url).body("x").send().await.unwrap();
    assert_eq!(empty.status().as_u16(), 400);
}

#[tokio::test]
async fn serves_its_page_with_a_strict_policy() {
    let world = World::start().await;
    for (path, kind) in [
        ("/phone", "text/html"),
        ("/phone.css", "text/css"),
        ("/phone.js", "text/javascript"),
    ] {
        let response = reqwest::get(world.phone_url(path)).await.unwrap();
        assert!(response.headers()["content-type"].to_str().unwrap().starts_with(kind));
        assert!(
            response.headers()["content-security-policy"]
                .to_str()
                .unwrap()
                .contains("default-src 'none'")
        );
    }
}
