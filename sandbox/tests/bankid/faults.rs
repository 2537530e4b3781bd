//! Faults on demand.

use crate::world::World;
use sandbox::bankid::{ErrorCode, Fault, Injection, Method};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

async fn post(world: &World) -> Result<(u16, String), reqwest::Error> {
    let response = world
        .client
        .post(world.url("auth"))
        .json(&json!({ "endUserIp": "192.0.2.7" }))
        .send()
        .await?;
    Ok((response.status().as_u16(), response.text().await?))
}

#[tokio::test]
async fn every_error_code_comes_with_its_status() {
    let world = World::start().await;
    for (error_code, status, text) in [
        (ErrorCode::AlreadyInProgress, 400, "alreadyInProgress"),
        (ErrorCode::InvalidParameters, 400, "invalidParameters"),
        (ErrorCode::Unauthorized, 401, "unauthorized"),
        (ErrorCode::NotFound, 404, "notFound"),
        (ErrorCode::MethodNotAllowed, 405, "methodNotAllowed"),
        (ErrorCode::RequestTimeout, 408, "requestTimeout"),
        (ErrorCode::UnsupportedMediaType, 415, "unsupportedMediaType"),
        (ErrorCode::TooManyRequests, 429, "tooManyRequests"),
        (ErrorCode::InternalError, 500, "internalError"),
        (ErrorCode::Maintenance, 503, "maintenance"),
    ] {
        world.bankid.break_with(Injection {
            times: Some(1),
            ..Injection::of(Fault::Error { error_code })
        });
        let response = world
            .client
            .post(world.url("collect"))
            .json(&json!({}))
            .send()
            .await
            .unwrap();
        assert_eq!(response.status().as_u16(), status);
        assert_eq!(response.headers().contains_key("ratelimit-reset"), status == 429);
        assert_eq!(response.json::<Value>().await.unwrap()["errorCode"], text);
    }
    assert_eq!(post(&world).await.unwrap().0, 200);
}

#[tokio::test]
async fn a_dropped_connection_is_an_error_of_the_transport() {
    let world = World::start().await;
    world.bankid.break_with(Injection::of(Fault::Drop));
    assert!(post(&world).await.unwrap_err().is_request());
    world.bankid.mend();
    assert_eq!(post(&world).await.unwrap().0, 200);
}

#[tokio::test]
async fn malformed_answers_are_malformed() {
    let world = World::start().await;
    for (fault, length) in [
        (Fault::NotJson, 10..100),
        (Fault::Truncated, 10..100),
        (Fault::Huge, 30_000_000..40_000_000),
    ] {
        world.bankid.break_with(Injection {
            times: Some(1),
            ..Injection::of(fault.clone())
        });
        let (status, text) = post(&world).await.unwrap();
        assert_eq!(status, 200);
        assert!(length.contains(&text.len()), "{fault:?}: {}", text.len());
        assert!(
            fault == Fault::Huge || serde_json::from_str::<Value>(&text).is_err(),
            "{fault:?}"
        );
    }
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "what is measured is real time")]
async fn a_slow_answer_is_late_but_right_and_faults_are_for_the_methods_named() {
    let world = World::start().await;
    let on = vec![Method::Auth];
    world.bankid.break_with(Injection {
        on: on.clone(),
        ..Injection::of(Fault::Slow { delay: 300 })
    });
    let before = Instant::now();
    assert_eq!(post(&world).await.unwrap().0, 200);
    assert!(before.elapsed() >= Duration::from_millis(300));
    world.bankid.reset();
    let error_code = ErrorCode::Maintenance;
    world.bankid.break_with(Injection {
        on,
        times: Some(2),
        ..Injection::of(Fault::Error { error_code })
    });
    assert_eq!(world.call("collect", json!({ "orderRef": "x" })).await.0, 400);
    for expected in [503, 503, 200] {
        assert_eq!(post(&world).await.unwrap().0, expected);
    }
}
