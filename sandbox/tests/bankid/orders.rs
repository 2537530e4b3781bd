//! What becomes of an order.

use crate::world::{World, agda, assert_gone, pair, tolvan};
use sandbox::bankid::{PhoneError, Risk, qr};
use serde_json::json;

#[test]
fn the_code_of_a_second_is_that_of_the_public_vector() {
    let (token, secret) = (
        "67df3917-fa0d-44e5-b327-edcc928297f8",
        "d28db9a7-4cde-429e-a983-359be676944c",
    );
    let codes = [
        "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8",
        "949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2",
        "a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3",
    ];
    for (second, code) in (0..).zip(codes) {
        assert_eq!(qr::code(secret, second), code);
        assert_eq!(
            qr::content(token, secret, second),
            format!("bankid.{token}.{second}.{code}")
        );
    }
}

#[tokio::test]
async fn goes_from_outstanding_through_the_app_to_complete_and_is_told_once() {
    let world = World::start().await;
    let order = world.auth(json!({})).await;
    assert_eq!(world.standing(&order).await, pair("pending", "outstandingTransaction"));
    world.wait(4);
    let id = world.bankid.scan(&order.frame(4), tolvan()).unwrap();
    assert_eq!(world.standing(&order).await, pair("pending", "started"));
    world.wait(2);
    assert_eq!(world.standing(&order).await, pair("pending", "userSign"));
    assert_eq!(
        world.bankid.approve(&id, "12345", Risk::Low).unwrap_err(),
        PhoneError::WrongCode
    );
    world.bankid.approve(&id, "123456", Risk::Low).unwrap();

    let (status, answer) = world.collect(&order).await;
    assert_eq!((status, answer["status"].as_str()), (200, Some("complete")));
    assert!(answer.get("hintCode").is_none());
    let data = &answer["completionData"];
    assert_eq!(
        data["user"],
        json!({ "personalNumber": "191212121212", "name": "Tolvan Tolvansson", "givenName": "Tolvan", "surname": "Tolvansson" })
    );
    assert_eq!(data["device"]["ipAddress"], "127.0.0.1");
    assert!(data["bankIdIssueDate"].as_str().unwrap().ends_with('Z'));
    assert!(data.get("risk").is_none() && data.get("stepUp").is_none());
    assert_gone(world.collect(&order).await);
}

#[tokio::test]
async fn a_complete_order_is_kept_for_three_minutes() {
    let world = World::start().await;
    let (first, second) = (world.auth(json!({})).await, world.auth(json!({})).await);
    for (order, phone) in [(&first, tolvan()), (&second, agda())] {
        let id = world.bankid.scan(&order.frame(0), phone).unwrap();
        world.bankid.approve(&id, "000000", Risk::Low).unwrap();
    }
    world.wait(179);
    assert_eq!(world.standing(&first).await, pair("complete", ""));
    world.wait(1);
    assert_gone(world.collect(&second).await);
}

#[tokio::test]
async fn an_order_that_no_app_takes_fails_after_thirty_seconds_and_is_kept_for_five_minutes() {
    let world = World::start().await;
    let (first, second) = (world.auth(json!({})).await, world.auth(json!({})).await);
    world.wait(29);
    assert_eq!(world.standing(&first).await, pair("pending", "outstandingTransaction"));
    world.wait(1);
    assert_eq!(world.standing(&first).await, pair("failed", "startFailed"));
    assert_gone(world.collect(&first).await);
    assert_eq!(
        world.bankid.scan(&first.frame(30), tolvan()).unwrap_err(),
        PhoneError::NotOpen
    );
    world.wait(300);
    assert_gone(world.collect(&second).await);
}

#[tokio::test]
async fn an_order_that_is_left_in_the_app_expires() {
    let world = World::start().await;
    let order = world.auth(json!({})).await;
    let id = world.bankid.open(&order.link(), tolvan()).unwrap();
    world.wait(179);
    assert_eq!(world.standing(&order).await, pair("pending", "userSign"));
    world.wait(1);
    assert_eq!(
        world.bankid.approve(&id, "123456", Risk::Low).unwrap_err(),
        PhoneError::NotOpen
    );
    assert_eq!(world.standing(&order).await, pair("failed", "expiredTransaction"));
}

#[tokio::test]
async fn a_frame_is_good_for_two_seconds_and_a_stale_one_ends_the_order() {
    let world = World::start().await;
    for (shown, scanned, good) in [
        (0, 0, true),
        (0, 2, true),
        (0, 3, false),
        (5, 7, true),
        (5, 8, false),
        (1, 0, false),
    ] {
        let order = world.auth(json!({})).await;
        world.wait(scanned);
        let scan = world.bankid.scan(&order.frame(shown), tolvan());
        let expected = if good {
            pair("pending", "started")
        } else {
            pair("failed", "startFailed")
        };
        assert_eq!(scan.is_ok(), good, "second {shown} scanned in second {scanned}");
        assert_eq!(world.standing(&order).await, expected);
    }
}

#[tokio::test]
async fn a_code_that_the_secret_does_not_give_changes_nothing() {
    let world = World::start().await;
    let order = world.auth(json!({})).await;
    let forged = order.frame(0).replace(".0.", ".1.");
    assert_eq!(world.bankid.scan(&forged, tolvan()).unwrap_err(), PhoneError::Forged);
    let token = &order.qr_start_token;
    for content in [
        "",
        "hello",
        token,
        "bankid.a.b.c",
        &format!("bankid.{token}.00.{}", "a".repeat(64)),
    ] {
        assert_eq!(
            world.bankid.scan(content, tolvan()).unwrap_err(),
            PhoneError::NotBankId,
            "{content}"
        );
    }
    let unknown = order.frame(0).replace(token.as_str(), &order.order_ref);
    assert_eq!(
        world.bankid.scan(&unknown, tolvan()).unwrap_err(),
        PhoneError::NoSuchOrder
    );
    assert_eq!(world.standing(&order).await, pair("pending", "outstandingTransaction"));
    world.bankid.scan(&order.frame(0), tolvan()).unwrap();
    assert_eq!(
        world.bankid.scan(&order.frame(0), agda()).unwrap_err(),
        PhoneError::Taken
    );
}

#[tokio::test]
async fn the_app_returns_to_the_browser_only_on_the_same_device() {
    let world = World::start().await;
    let body = json!({ "returnUrl": "https://login.example/return?nonce=1#initiated" });
    let (same, other) = (world.auth(body.clone()).await, world.auth(body).await);
    let id = world.bankid.open(
        &format!("bankid:///?autostarttoken={}&redirect=null", same.auto_start_token),
        tolvan(),
    );
    let id = id.unwrap();
    assert_eq!(world.bankid.order(&id).unwrap().return_url, None);
    let done = world.bankid.approve(&id, "123456", Risk::Low).unwrap();
    assert_eq!(
        done.return_url.as_deref(),
        Some("https://login.example/return?nonce=1#initiated")
    );
    let id = world.bankid.scan(&other.frame(0), agda()).unwrap();
    assert_eq!(world.bankid.approve(&id, "123456", Risk::Low).unwrap().return_url, None);
}

#[tokio::test]
async fn a_person_has_one_order_at_a_time() {
    let world = World::start().await;
    let (old, new) = (world.auth(json!({})).await, world.auth(json!({})).await);
    world.bankid.scan(&old.frame(0), tolvan()).unwrap();
    world.bankid.scan(&new.frame(0), tolvan()).unwrap();
    assert_eq!(world.standing(&old).await, pair("failed", "cancelled"));
    assert_eq!(world.standing(&new).await, pair("pending", "started"));

    let demand = json!({ "endUserIp": "::1", "requirement": { "personalNumber": "191212121212" } });
    let (status, answer) = world.call("auth", demand.clone()).await;
    assert_eq!(
        (status, answer["errorCode"].as_str()),
        (400, Some("alreadyInProgress")),
        "{answer}"
    );
    assert_eq!(world.standing(&new).await, pair("failed", "cancelled"));
    assert!(
        world
            .bankid
            .orders()
            .iter()
            .all(|order| order.status != sandbox::bankid::Status::Pending)
    );

    let demanded = world.auth(demand).await;
    assert_eq!(
        world.bankid.scan(&demanded.frame(0), agda()).unwrap_err(),
        PhoneError::WrongPerson
    );
    world.bankid.scan(&demanded.frame(0), tolvan()).unwrap();
}

#[tokio::test]
async fn an_order_can_ask_for_a_kind_of_bankid() {
    let world = World::start().await;
    let order = world
        .auth(json!({ "requirement": { "certificatePolicies": ["1.2.3.4.10"] } }))
        .await;
    assert_eq!(
        world.bankid.scan(&order.frame(0), tolvan()).unwrap_err(),
        PhoneError::WrongKind
    );
    let mut card = tolvan();
    card.kind = sandbox::bankid::Kind::Card;
    world.bankid.scan(&order.frame(0), card).unwrap();
}

#[tokio::test]
async fn what_is_cancelled_is_gone_and_cannot_be_cancelled_again() {
    let world = World::start().await;
    let order = world.auth(json!({})).await;
    let id = world.bankid.scan(&order.frame(0), tolvan()).unwrap();
    let reference = json!({ "orderRef": order.order_ref });
    assert_eq!(world.call("cancel", reference.clone()).await, (200, json!({})));
    assert_gone(world.call("cancel", reference).await);
    assert_gone(world.collect(&order).await);
    assert_eq!(world.bankid.order(&id).unwrap().hint_code.as_deref(), Some("cancelled"));
    assert_eq!(
        world.bankid.approve(&id, "123456", Risk::Low).unwrap_err(),
        PhoneError::NotOpen
    );
}

#[tokio::test]
async fn a_person_who_cancels_in_the_app_is_told_of_as_such() {
    let world = World::start().await;
    let order = world.auth(json!({})).await;
    let id = world.bankid.scan(&order.frame(0), tolvan()).unwrap();
    world.bankid.decline(&id).unwrap();
    assert_eq!(world.standing(&order).await, pair("failed", "userCancel"));
}

#[tokio::test]
async fn risk_and_step_up_are_told_only_if_asked_for() {
    let world = World::start().await;
    let order = world
        .auth(json!({ "returnRisk": true, "requirement": { "mrtd": true, "pinCode": true } }))
        .await;
    let id = world.bankid.scan(&order.frame(0), tolvan()).unwrap();
    world.bankid.approve(&id, "123456", Risk::High).unwrap();
    let data = &world.collect(&order).await.1["completionData"];
    assert_eq!(
        (&data["risk"], &data["stepUp"]),
        (&json!("high"), &json!({ "mrtd": true }))
    );
}

#[tokio::test]
async fn tells_how_often_the_relying_party_asked() {
    let world = World::start().await;
    let order = world.auth(json!({})).await;
    for wait in [2, 3] {
        world.collect(&order).await;
        world.wait(wait);
    }
    world.collect(&order).await;
    let collects = world.bankid.order(&order.order_ref).unwrap().collects;
    assert_eq!((collects.count, collects.shortest_interval), (3, Some(2000)));
}
