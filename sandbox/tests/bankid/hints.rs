//! Every hint code on demand.

use crate::world::{World, assert_gone, pair, tolvan};
use sandbox::bankid::{FAILED, Hint, PENDING, Risk};
use serde_json::json;

#[tokio::test]
async fn every_pending_hint_can_be_had_and_taken_back() {
    let world = World::start().await;
    let order = world.auth(json!({})).await;
    for code in PENDING.iter().chain(&["somethingNew"]) {
        world
            .bankid
            .hint(&order.order_ref, Some(&Hint::Pending((*code).to_owned())))
            .unwrap();
        assert_eq!(world.standing(&order).await, pair("pending", code));
    }
    let id = world.bankid.scan(&order.frame(0), tolvan()).unwrap();
    world.bankid.hint(&id, None).unwrap();
    assert_eq!(world.standing(&order).await, pair("pending", "started"));
    world
        .bankid
        .hint(&id, Some(&Hint::Pending("processing".to_owned())))
        .unwrap();
    world.bankid.approve(&id, "123456", Risk::Low).unwrap();
    assert_eq!(world.standing(&order).await, pair("complete", ""));
}

#[tokio::test]
async fn every_failure_can_be_had() {
    let world = World::start().await;
    for code in FAILED.iter().chain(&["somethingNew"]) {
        let order = world.auth(json!({})).await;
        world
            .bankid
            .hint(&order.order_ref, Some(&Hint::Failed((*code).to_owned())))
            .unwrap();
        assert_eq!(world.standing(&order).await, pair("failed", code));
        assert_gone(world.collect(&order).await);
    }
}

#[tokio::test]
async fn a_hint_for_all_orders_comes_over_the_phones_api() {
    let world = World::start().await;
    let set = async |body| {
        let response = reqwest::Client::new()
            .post(world.phone_url("/api/hints"))
            .json(&body)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status().as_u16(), 204);
    };
    set(json!({ "hint": { "status": "failed", "hintCode": "certificateErr" } })).await;
    for _ in 0..2 {
        let order = world.auth(json!({})).await;
        assert_eq!(world.standing(&order).await, pair("failed", "certificateErr"));
    }
    set(json!({})).await;
    let order = world.auth(json!({})).await;
    assert_eq!(world.standing(&order).await, pair("pending", "outstandingTransaction"));
}
