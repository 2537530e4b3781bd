//! What BankID refuses of a relying party, and how it says so.

use crate::world::{World, assert_gone, client, pki};
use serde_json::{Value, json};

#[tokio::test]
async fn refuses_what_is_not_a_lawful_order() {
    let world = World::start().await;
    let long = |length: usize| "A".repeat(length);
    let with = |more: Value| {
        let mut body = json!({ "endUserIp": "192.0.2.7" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let cases = [
        json!({}),
        json!({ "endUserIp": "192.0.2.300" }),
        json!({ "endUserIp": "" }),
        with(json!({ "unknown": true })),
        with(json!({ "requirement": { "risk": "LOW" } })),
        with(json!({ "requirement": { "personalNumber": "1212121212" } })),
        with(json!({ "requirement": { "cardReader": "class3", "certificatePolicies": ["1.2.3.4.10"] } })),
        with(json!({ "requirement": { "cardReader": "class1" } })),
        with(json!({ "requirement": { "certificatePolicies": ["mobile"] } })),
        with(json!({ "requirement": { "pinCode": "yes" } })),
        with(json!({ "returnUrl": format!("https://e.example/{}", long(495)) })),
        with(json!({ "returnRisk": "yes" })),
        with(json!({ "userVisibleData": long(1504) })),
        with(json!({ "userVisibleData": "not base64" })),
        with(json!({ "userVisibleData": "/w==" })),
        with(json!({ "userVisibleData": "" })),
        with(json!({ "userVisibleData": "SGVq", "userVisibleDataFormat": "html" })),
        with(json!({ "userVisibleDataFormat": "plaintext" })),
        with(json!({ "userNonVisibleData": long(1504) })),
        with(json!({ "web": { "userAgent": long(257) } })),
        with(json!({ "web": { "deviceIdentifier": long(65) } })),
        with(json!({ "web": {}, "app": {} })),
    ];
    for body in cases {
        let (status, answer) = world.call("auth", body.clone()).await;
        assert_eq!(
            (status, answer["errorCode"].as_str()),
            (400, Some("invalidParameters")),
            "{body} gave {answer}"
        );
        assert!(answer["details"].is_string());
    }
    assert!(world.bankid.orders().is_empty());
}

#[tokio::test]
async fn accepts_everything_that_an_order_may_have() {
    let world = World::start().await;
    let auth = json!({
        "endUserIp": "2001:db8::7",
        "returnUrl": format!("https://e.example/{}", "a".repeat(494)),
        "returnRisk": true,
        "requirement": { "pinCode": true, "mrtd": false, "cardReader": "class2", "certificatePolicies": ["1.2.3.4.10"] },
        "userVisibleData": "SGVq".repeat(375),
        "userVisibleDataFormat": "simpleMarkdownV1",
        "userNonVisibleData": "SGVq",
        "web": { "referringDomain": "e.example", "userAgent": "a", "deviceIdentifier": "b" },
    });
    assert_eq!(world.call("auth", auth).await.0, 200);
    let sign = json!({
        "endUserIp": "192.0.2.7",
        "userVisibleData": "SGVq".repeat(10_000),
        "userNonVisibleData": "SGVq".repeat(50_000),
        "app": { "appIdentifier": "a", "deviceOS": "IOS 26", "deviceModelName": "b", "deviceIdentifier": "c" },
    });
    assert_eq!(world.call("sign", sign).await.0, 200);
    assert_gone(world.call("sign", json!({ "endUserIp": "192.0.2.7" })).await);
}

#[tokio::test]
async fn speaks_of_methods_media_types_and_bodies_as_documented() {
    let world = World::start().await;
    let get = world.client.get(world.url("auth")).send().await.unwrap();
    assert_eq!(get.status().as_u16(), 405);
    assert_eq!(get.json::<Value>().await.unwrap()["errorCode"], "methodNotAllowed");
    let (status, answer) = world.call("identify", json!({})).await;
    assert_eq!((status, answer["errorCode"].as_str()), (404, Some("notFound")));
    let post = |kind: &str, body: String| {
        let request = world
            .client
            .post(world.url("auth"))
            .header("content-type", kind)
            .body(body);
        async {
            let response = request.send().await.unwrap();
            (
                response.status().as_u16(),
                response.json::<Value>().await.unwrap()["errorCode"].clone(),
            )
        }
    };
    let good = r#"{"endUserIp":"192.0.2.7"}"#.to_owned();
    assert_eq!(
        post("text/plain", good.clone()).await,
        (415, json!("unsupportedMediaType"))
    );
    assert_eq!(post("application/json; charset=utf-8", good).await.0, 200);
    assert_eq!(
        post("application/json", "{".to_owned()).await,
        (400, json!("invalidParameters"))
    );
    assert_eq!(
        post("application/json", String::new()).await,
        (400, json!("invalidParameters"))
    );
    assert_eq!(
        post("application/json", "[".repeat(10_000)).await,
        (400, json!("invalidParameters"))
    );
    assert_eq!(
        post("application/json", " ".repeat(300_000)).await,
        (400, json!("invalidParameters"))
    );
}

#[tokio::test]
async fn keeps_one_relying_partys_orders_from_another() {
    let world = World::start().await;
    let other = client(&pki().ssl_root(), Some(&pki().other_relying_party()));
    let order = world.auth(json!({})).await;
    let reference = json!({ "orderRef": order.order_ref });
    assert_gone(world.call_as(&other, "collect", reference.clone()).await);
    assert_gone(world.call_as(&other, "cancel", reference).await);
    assert_gone(world.call("collect", json!({ "orderRef": "" })).await);
    assert_gone(world.call("collect", json!({ "orderRef": "x", "more": 1 })).await);
    assert_eq!(world.collect(&order).await.0, 200);
}
