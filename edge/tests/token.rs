use crate::{
    browser::{Browser, assertion, body, location, parameter, redeem, text},
    world::{CLIENT, ISSUER, World},
};
use http::{Method, StatusCode, header};
use serde_json::{Value, json};
use shared::jose::{JwkSet, Typ, UnverifiedJws, algorithm::ES256};

pub fn claims(world: &World, token: &str) -> Value {
    let keys = body(&Browser::new(world).get("/oidc/jwks"));
    let keys = JwkSet::parse(keys.to_string().as_bytes(), &[&ES256]).unwrap();
    UnverifiedJws::parse(token)
        .unwrap()
        .verify(&keys, Typ::OneOf(&["JWT"]))
        .unwrap()
        .read()
        .unwrap()
}

#[test]
fn a_code_gives_an_id_token_with_what_was_asked_for() {
    let world = World::new();
    let code = Browser::new(&world).log_in();
    let response = redeem(&world, &code, &[]);
    assert_eq!(response.status(), StatusCode::OK, "{}", body(&response));
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    let claims = claims(&world, body(&response)["id_token"].as_str().unwrap());
    assert_eq!(
        (&claims["iss"], &claims["aud"], &claims["nonce"]),
        (&json!(ISSUER), &json!(CLIENT), &json!("nonce-1"))
    );
    assert_eq!(
        (&claims["name"], &claims["txn"]),
        (&json!(null), &world.logged("answered")[0]["txn"]),
        "names come from UserInfo"
    );
    assert_ne!(claims["txn"], "order-1", "e-services could join what they know");
    assert_eq!(claims["acr"], "http://id.elegnamnden.se/loa/1.0/loa3");
    assert!(!claims.to_string().contains("191212121212"));
}

#[test]
fn a_code_is_redeemed_once() {
    let world = World::new();
    let code = Browser::new(&world).log_in();
    assert_eq!(redeem(&world, &code, &[]).status(), StatusCode::OK);
    let again = redeem(&world, &code, &[]);
    assert_eq!(
        (again.status(), &body(&again)["error"]),
        (StatusCode::BAD_REQUEST, &json!("invalid_grant"))
    );
}

#[test]
fn a_code_dies_within_a_minute() {
    let world = World::new();
    let code = Browser::new(&world).log_in();
    world.pass(61);
    assert_eq!(body(&redeem(&world, &code, &[]))["error"], "invalid_grant");
}

#[test]
fn a_wrong_verifier_uses_the_code_up() {
    let world = World::new();
    let code = Browser::new(&world).log_in();
    let wrong = "a".repeat(43);
    assert_eq!(
        body(&redeem(&world, &code, &[("code_verifier", &wrong)]))["error"],
        "invalid_grant"
    );
    assert_eq!(body(&redeem(&world, &code, &[]))["error"], "invalid_grant");
}

#[test]
fn a_client_that_does_not_prove_itself_uses_nothing_up() {
    let world = World::new();
    let code = Browser::new(&world).log_in();
    let stale = assertion(&world, &[("exp", json!(1))]);
    let foreign = assertion(&world, &[("aud", json!("https://other.example"))]);
    for (field, value) in [
        ("client_assertion", stale.as_str()),
        ("client_assertion", &foreign),
        ("client_assertion_type", "urn:x"),
        ("client_id", "x"),
    ] {
        let response = redeem(&world, &code, &[(field, value)]);
        assert_eq!(
            (response.status(), &body(&response)["error"]),
            (StatusCode::UNAUTHORIZED, &json!("invalid_client")),
            "{field}"
        );
    }
    assert_eq!(redeem(&world, &code, &[]).status(), StatusCode::OK);
}

#[test]
fn an_assertion_is_used_once() {
    let world = World::new();
    let browser = Browser::new(&world);
    let (one, two) = (browser.log_in(), browser.log_in());
    let assertion = assertion(&world, &[]);
    assert_eq!(
        redeem(&world, &one, &[("client_assertion", &assertion)]).status(),
        StatusCode::OK
    );
    assert_eq!(
        body(&redeem(&world, &two, &[("client_assertion", &assertion)]))["error"],
        "invalid_client"
    );
}

/// The code that a form on the last page of a login leads to, and the cookies that the browser has then.
fn sent_on(browser: &Browser<'_>, login: &str) -> String {
    let response = browser.post(&format!("{login}/release"), &[]);
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    parameter(&location(&response), "code").unwrap()
}

#[test]
fn a_form_that_is_sent_twice_leads_to_the_same_code_and_one_token() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    let before = browser.cookies.borrow().clone();
    let one = sent_on(&browser, &login);
    // The second press comes when the first answer is there, or before it.
    let two = sent_on(&browser, &login);
    *browser.cookies.borrow_mut() = before;
    let three = sent_on(&browser, &login);
    assert_eq!((&one, &one), (&two, &three));
    assert_eq!(redeem(&world, &one, &[]).status(), StatusCode::OK);
    assert_eq!(body(&redeem(&world, &one, &[]))["error"], "invalid_grant");
}

#[test]
fn whoever_presses_again_when_the_e_service_knows_is_told_so() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    redeem(&world, &sent_on(&browser, &login), &[]);
    // Also when the ten minutes have changed in which the store remembers.
    for seconds in [0, 9 * 60] {
        world.pass(seconds);
        let again = browser.post(&format!("{login}/release"), &[]);
        assert_eq!(again.status(), StatusCode::GONE);
        assert!(text(&again).contains("login-answered"), "{}", text(&again));
    }
}

#[test]
fn an_e_service_is_answered_once_whatever_cookies_are_kept() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    let code = parameter(&location(&browser.get(&format!("{login}/continue"))), "code").unwrap();
    // Its cookie stays for a minute; this browser keeps it longer.
    let faded = browser.get(&format!("{login}/continue"));
    let cookie = faded.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(
        cookie.contains("tillit-login-") && cookie.contains("Max-Age=60;"),
        "{cookie}"
    );
    world.pass(61);
    assert_eq!(browser.get(&format!("{login}/continue")).status(), StatusCode::GONE);
    assert_eq!(body(&redeem(&world, &code, &[]))["error"], "invalid_grant");
}

#[test]
fn no_code_follows_upon_a_no() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    let cookies = browser.cookies.borrow().clone();
    browser.post(&format!("{login}/cancel"), &[]);
    *browser.cookies.borrow_mut() = cookies;
    assert_eq!(
        browser.post(&format!("{login}/release"), &[]).status(),
        StatusCode::GONE
    );
}

#[test]
fn a_grant_that_could_not_be_stored_can_be_tried_again() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    world.grants_are_refused.set(true);
    let failed = browser.post(&format!("{login}/release"), &[]);
    assert_eq!(failed.status(), StatusCode::SERVICE_UNAVAILABLE);
    world.grants_are_refused.set(false);
    let code = sent_on(&browser, &login);
    assert_eq!(redeem(&world, &code, &[]).status(), StatusCode::OK);
}

#[test]
fn cancelling_tells_the_e_service() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.answer(200, json!({}));
    let address = location(&browser.post(&format!("{login}/cancel"), &[]));
    assert_eq!(parameter(&address, "error").unwrap(), "access_denied");
    assert_eq!(
        world.sent.borrow().last().unwrap().0,
        "https://bankid.example/rp/v6.0/cancel"
    );
    assert_eq!(browser.get(&login).status(), StatusCode::GONE);
}

#[test]
fn whoever_cancels_twice_is_sent_to_the_e_service_twice() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let cookies = browser.cookies.borrow().clone();
    for _ in 0..2 {
        *browser.cookies.borrow_mut() = cookies.clone();
        let address = location(&browser.post(&format!("{login}/cancel"), &[]));
        assert_eq!(parameter(&address, "error").unwrap(), "access_denied");
    }
}

#[test]
fn nobody_is_kept_by_a_store_that_is_down() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    world.store_is_down.set(true);
    let address = location(&browser.post(&format!("{login}/cancel"), &[]));
    assert_eq!(parameter(&address, "error").unwrap(), "access_denied");
    assert_eq!(world.logged("failed").len(), 1);
}

#[test]
fn an_authenticated_person_who_chooses_again_in_another_tab_goes_on() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    let form = [("method", "bankid"), ("device", "other")];
    assert_eq!(
        location(&browser.post(&format!("{login}/start"), &form)),
        format!("{login}/continue")
    );
}

#[test]
fn what_is_stored_says_nothing_of_the_person() {
    let world = World::new();
    let code = Browser::new(&world).log_in();
    let stored = world.stored();
    assert!(stored.iter().any(|(key, _)| key.contains("/grant/")));
    for (key, value) in stored {
        let value = String::from_utf8_lossy(&value);
        for secret in [code.as_str(), "191212121212", "Tolvan", "order-1", CLIENT] {
            assert!(!key.contains(secret) && !value.contains(secret), "{key} has {secret}");
        }
    }
}

#[test]
fn a_store_that_is_down_is_told_and_grants_nothing() {
    let world = World::new();
    let code = Browser::new(&world).log_in();
    world.store_is_down.set(true);
    let response = redeem(&world, &code, &[]);
    assert_eq!(
        (response.status(), &body(&response)["error"]),
        (StatusCode::SERVICE_UNAVAILABLE, &json!("server_error"))
    );
    world.store_is_down.set(false);
    assert_eq!(redeem(&world, &code, &[]).status(), StatusCode::OK);
}

#[test]
fn a_sweep_removes_what_is_over_and_needs_the_token() {
    let world = World::new();
    let browser = Browser::new(&world);
    let code = browser.log_in();
    redeem(&world, &code, &[]);
    assert_eq!(
        browser
            .send(
                Method::POST,
                "/internal/sweep",
                &[("authorization", "Bearer wrong")],
                &[]
            )
            .status(),
        StatusCode::NOT_FOUND
    );
    let swept = |_: ()| {
        body(&browser.send(
            Method::POST,
            "/internal/sweep",
            &[("authorization", "Bearer a-token-of-some-length")],
            &[],
        ))["removed"]
            .clone()
    };
    let kept = world.stored_keys();
    assert_eq!(swept(()), json!(0));
    // The code has died; a node whose clock is behind may take it to be alive.
    world.pass(10 * 60);
    swept(());
    assert_eq!(world.stored_keys(), kept);
    world.pass(2 * 60 * 60);
    assert!(swept(()).as_u64().unwrap() >= 3);
    assert!(world.stored_keys().is_empty());
}
