//! Near misses at the provider's endpoints: what was changed, doubled, too long, of somebody else, or comes while something is down or slow.

use crate::{
    browser::{ASSERTION_TYPE, Browser, assertion, authorize_path, body, call, location, parameter, redeem, redeem_as},
    world::{OTHER, World},
};
use http::StatusCode;
use serde_json::json;
use shared::time::Span;

const GROUP: &str = "sso = \"staff\"";

/// The text with one character put in the place of another, at each of so many places spread over it.
fn changed(text: &str) -> impl Iterator<Item = String> {
    let step = (text.len() / 40).max(1);
    (0..text.len()).step_by(step).map(|at| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).unwrap()
    })
}

#[test]
fn a_code_is_of_its_e_service_alone() {
    let world = World::new().and_another("");
    let code = Browser::new(&world).log_in();
    let there = [("redirect_uri", "https://second.example/callback")];
    for changes in [&[][..], &there] {
        let response = redeem_as(&world, OTHER, &code, changes);
        assert_eq!(
            (response.status(), &body(&response)["error"]),
            (StatusCode::BAD_REQUEST, &json!("invalid_grant"))
        );
    }
}

#[test]
fn sealed_values_that_were_changed_are_none() {
    let world = World::with_service(GROUP);
    let browser = Browser::new(&world);
    let code = browser.log_in();
    for wrong in changed(&code) {
        assert_eq!(body(&redeem(&world, &wrong, &[]))["error"], "invalid_grant", "{wrong}");
    }
    let tokens = body(&redeem(&world, &code, &[]));
    for wrong in changed(tokens["access_token"].as_str().unwrap()) {
        let response = call(
            &world,
            "/oidc/userinfo",
            &[("authorization", &format!("Bearer {wrong}"))],
            &[],
        );
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{wrong}");
    }
    let answer = |browser: &Browser<'_>| location(&browser.get(&authorize_path(&[("prompt", "none")])));
    assert!(parameter(&answer(&browser), "code").is_some());
    let (name, value) = browser
        .cookies
        .borrow()
        .iter()
        .find(|(name, _)| name.contains("session"))
        .map(|(name, value)| (name.clone(), value.clone()))
        .unwrap();
    for wrong in changed(&value) {
        browser.cookies.borrow_mut().insert(name.clone(), wrong);
        assert_eq!(parameter(&answer(&browser), "error").unwrap(), "login_required");
    }
    browser.cookies.borrow_mut().remove(&name);
    browser
        .cookies
        .borrow_mut()
        .insert(name.replace("staff", "others"), value);
    assert_eq!(
        parameter(&answer(&browser), "error").unwrap(),
        "login_required",
        "of another group"
    );
}

#[test]
fn a_doubled_parameter_is_refused_wherever_it_comes() {
    let world = World::new();
    for path in ["/oidc/token", "/oidc/par"] {
        let assertion = assertion(&world, &[]);
        let form = [
            ("client_assertion_type", ASSERTION_TYPE),
            ("client_assertion", &assertion),
            ("code", "a"),
            ("code", "a"),
        ];
        let response = call(&world, path, &[], &form);
        assert_eq!(
            (response.status(), &body(&response)["error"]),
            (StatusCode::BAD_REQUEST, &json!("invalid_request")),
            "{path}"
        );
    }
    let twice = [("post_logout_redirect_uri", "https://a.example"); 2];
    let response = Browser::new(&world).post("/oidc/logout", &twice);
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
}

#[test]
fn texts_that_are_too_long_are_told_to_the_e_service() {
    let world = World::new();
    let long = "a".repeat(5_000);
    for name in ["state", "nonce"] {
        let answer = location(&Browser::new(&world).get(&authorize_path(&[(name, &long)])));
        assert_eq!(parameter(&answer, "error").unwrap(), "invalid_request", "{name}");
    }
}

#[test]
fn clocks_may_differ_by_a_minute_and_no_more() {
    for (ahead, status) in [(60, StatusCode::OK), (61, StatusCode::UNAUTHORIZED)] {
        let world = World::new();
        let code = Browser::new(&world).log_in();
        let now = edge::env::Env::now(&world).unix_seconds() + ahead;
        let ahead = assertion(
            &world,
            &[("iat", json!(now)), ("nbf", json!(now)), ("exp", json!(now + 60))],
        );
        assert_eq!(redeem(&world, &code, &[("client_assertion", &ahead)]).status(), status);
    }
}

#[test]
fn without_the_store_nobody_learns_anything() {
    let world = World::new();
    let tokens = body(&redeem(&world, &Browser::new(&world).log_in(), &[]));
    let token = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    world.store_is_down.set(true);
    let told = call(&world, "/oidc/userinfo", &[("authorization", &token)], &[]);
    assert_eq!(told.status(), StatusCode::SERVICE_UNAVAILABLE);
    let handed = browser.get(&format!("{login}/continue"));
    assert_eq!(handed.status(), StatusCode::SERVICE_UNAVAILABLE);
    world.store_is_down.set(false);
    let handed = location(&browser.get(&format!("{login}/continue")));
    assert!(parameter(&handed, "code").is_some(), "and then they go on");
}

#[test]
fn a_slow_issuer_is_waited_for_as_long_as_a_browser_waits() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    world.slowness.set(Span::from_seconds(60));
    world.answer(200, crate::world::started("order-1"));
    let before = edge::env::Env::now(&world);
    browser.post(&format!("{login}/start"), &[("method", "bankid"), ("device", "other")]);
    assert!(edge::env::Env::now(&world).since(before) < Span::from_seconds(8));
    assert_eq!(world.logged("failed")[0]["detail"], "unreachable");
}
