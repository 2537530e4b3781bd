//! Sessions: who is let in without being authenticated again, who is not, and how it ends.

use crate::{
    browser::{Browser, authorize_path, body, location, parameter, redeem, text},
    token::claims,
    world::{CLIENT, OTHER, World, complete_by},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{Method, StatusCode};
use serde_json::{Value, json};

const GROUP: &str = "sso = \"staff\"\npost-logout-redirect-uris = [\"https://service.example/bye\"]\nbackchannel-logout-uri = \"https://service.example/ended\"";

/// Two e-services of one group.
fn group() -> World {
    World::with_service(GROUP).and_another("")
}

/// The other e-service's request.
fn other<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut changes = vec![
        ("client_id", OTHER),
        ("redirect_uri", "https://second.example/callback"),
    ];
    changes.extend_from_slice(more);
    changes
}

/// What the e-service is told: a code, an error, or that a login begins.
fn outcome(browser: &Browser<'_>, changes: &[(&str, &str)]) -> String {
    let address = location(&browser.get(&authorize_path(changes)));
    match (parameter(&address, "code"), parameter(&address, "error")) {
        (Some(_), None) => "code".to_owned(),
        (None, Some(error)) => error,
        _ if address.starts_with("/login/") => "login".to_owned(),
        _ => address,
    }
}

#[test]
fn the_next_e_service_of_the_group_is_answered_at_once() {
    let world = group();
    let browser = Browser::new(&world);
    let first = body(&redeem(&world, &browser.log_in(), &[]));
    world.pass(600);
    assert_eq!(outcome(&browser, &other(&[])), "code");
    let again = location(&browser.get(&authorize_path(&[])));
    let again = body(&redeem(&world, &parameter(&again, "code").unwrap(), &[]));
    let of = |tokens: &Value| claims(&world, tokens["id_token"].as_str().unwrap());
    let (first, again) = (of(&first), of(&again));
    assert_eq!(
        (&first["auth_time"], &first["sid"]),
        (&again["auth_time"], &again["sid"])
    );
    assert_eq!(world.logged("session-used").len(), 2);
    assert_eq!(world.logged("authenticated").len(), 1);
}

#[test]
fn nobody_is_let_in_by_a_session_that_does_not_answer_the_request() {
    let world = group();
    let browser = Browser::new(&world);
    assert_eq!(outcome(&browser, &[("prompt", "none")]), "login_required", "no session");
    browser.log_in();
    assert_eq!(outcome(&browser, &[("prompt", "none")]), "code");
    world.pass(30);
    let high = r#"{"id_token":{"acr":{"essential":true,"value":"http://id.elegnamnden.se/loa/1.0/loa4"}}}"#;
    let sub = r#"{"id_token":{"sub":{"value":"somebody-else"}}}"#;
    for (change, why) in [
        (("prompt", "login"), "wants it anew"),
        (("prompt", "select_account"), "may be another"),
        (("max_age", "29"), "too old"),
        (("max_age", "0"), "wants it now"),
        (("claims", sub), "another person"),
    ] {
        assert_eq!(outcome(&browser, &[change]), "login", "{why}");
        if change.0 != "prompt" {
            assert_eq!(
                outcome(&browser, &[change, ("prompt", "none")]),
                "login_required",
                "{why}"
            );
        }
    }
    assert_eq!(outcome(&browser, &[("max_age", "40")]), "code");
    assert_eq!(
        outcome(&browser, &[("claims", high), ("prompt", "none")]),
        "login_required"
    );
    assert_eq!(
        outcome(&browser, &[("claims", high)]),
        "unmet_authentication_requirements"
    );
    world.pass(3600);
    assert_eq!(outcome(&browser, &[]), "login", "an hour is over");
}

#[test]
fn an_e_service_outside_of_the_group_gains_nothing() {
    let world = World::with_service(GROUP).and_another("");
    let second = world.portal.rfind("sso = \"staff\"").unwrap();
    for entry in ["", "sso = \"others\""] {
        let mut world = World::new();
        world.portal = crate::session::group().portal;
        world
            .portal
            .replace_range(second..second + "sso = \"staff\"".len(), entry);
        let browser = Browser::new(&world);
        browser.log_in();
        assert_eq!(
            outcome(&browser, &other(&[("prompt", "none")])),
            "login_required",
            "{entry}"
        );
        assert_eq!(outcome(&browser, &other(&[])), "login", "{entry}");
    }
}

#[test]
fn the_default_is_no_session() {
    let world = World::new();
    let browser = Browser::new(&world);
    browser.log_in();
    assert!(!browser.cookies.borrow().keys().any(|name| name.contains("session")));
    assert_eq!(outcome(&browser, &[]), "login");
}

#[test]
fn a_workstation_that_several_share_keeps_no_session() {
    let mut world = group();
    world.portal = world
        .portal
        .replacen("[operator]", "[operator]\nshared-workstations = [\"192.0.2.0/24\"]", 1);
    let browser = Browser::new(&world);
    browser.log_in();
    assert_eq!(outcome(&browser, &[]), "login");
}

#[test]
fn a_private_e_id_at_work_is_asked_about_each_time() {
    let mut world = group();
    let at = world.portal.rfind("private = \"allowed\"").unwrap();
    world
        .portal
        .replace_range(at..at + "private = \"allowed\"".len(), "private = \"with-consent\"");
    let browser = Browser::new(&world);
    browser.log_in();
    assert_eq!(outcome(&browser, &other(&[])), "login");
}

#[test]
fn what_the_person_has_not_seen_is_shown_and_with_prompt_none_refused() {
    let mut world = group();
    let at = world.portal.rfind("show-release = false").unwrap();
    world
        .portal
        .replace_range(at..at + "show-release = false".len(), "show-release = true");
    let browser = Browser::new(&world);
    browser.log_in();
    assert_eq!(outcome(&browser, &other(&[("prompt", "none")])), "interaction_required");
    let login = location(&browser.get(&authorize_path(&other(&[]))));
    let page = browser.get(&format!("{login}/continue"));
    assert!(page.status() == StatusCode::OK && text(&page).contains("Schemat"));
    let answered = browser.post(&format!("{login}/release"), &[]);
    assert!(parameter(&location(&answered), "code").is_some());
    assert_eq!(outcome(&browser, &other(&[("prompt", "none")])), "code");
    assert_eq!(outcome(&browser, &other(&[("prompt", "consent")])), "login");
}

#[test]
fn the_person_sees_where_they_are_logged_in_and_ends_it() {
    let world = group();
    let browser = Browser::new(&world);
    assert!(text(&browser.get("/session")).contains("inte inloggad"));
    browser.log_in();
    outcome(&browser, &other(&[]));
    let page = text(&browser.get("/session"));
    assert!(
        page.contains("Tolvan Tolvansson") && page.contains("Journalen") && page.contains("Schemat"),
        "{page}"
    );
    assert!(!page.contains("191212121212"));
    let foreign = browser.send(Method::POST, "/session/end", &[("origin", "https://evil.example")], &[]);
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    let copy = browser.cookies.borrow().clone();
    world.answer(200, json!({}));
    world.answer(500, json!({}));
    let ended = browser.post("/session/end", &[]);
    assert_eq!(ended.status(), StatusCode::OK);
    assert!(
        text(&ended).contains("utloggad") && text(&ended).contains("Schemat"),
        "one could not be told"
    );
    assert_eq!(outcome(&browser, &[]), "login");
    *browser.cookies.borrow_mut() = copy;
    assert_eq!(
        outcome(&browser, &[("prompt", "none")]),
        "login_required",
        "a copy of the cookie is of no use"
    );
    assert_eq!(world.logged("session-ended")[0]["untold"], 1);
}

#[test]
fn a_logout_token_says_which_session_of_which_person_and_nothing_more() {
    let world = World::with_service(GROUP);
    let browser = Browser::new(&world);
    let tokens = body(&redeem(&world, &browser.log_in(), &[]));
    let id_token = claims(&world, tokens["id_token"].as_str().unwrap());
    world.answer(200, json!({}));
    browser.post("/session/end", &[]);
    let (address, form) = world.sent.borrow().last().unwrap().clone();
    assert_eq!(address, "https://service.example/ended");
    let token = form.as_str().unwrap().strip_prefix("logout_token=").unwrap().to_owned();
    let part = |at: usize| -> Value {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(at).unwrap()).unwrap()).unwrap()
    };
    assert_eq!(part(0)["typ"], "logout+jwt");
    let said = part(1);
    assert_eq!(
        (&said["sid"], &said["sub"], &said["aud"]),
        (&id_token["sid"], &id_token["sub"], &json!(CLIENT))
    );
    assert!(said.get("nonce").is_none());
    assert!(said["events"]["http://schemas.openid.net/event/backchannel-logout"].is_object());
}

#[test]
fn an_e_service_ends_the_session_of_its_person_and_names_where_to_go() {
    let world = group();
    let browser = Browser::new(&world);
    let tokens = body(&redeem(&world, &browser.log_in(), &[]));
    let hint = tokens["id_token"].as_str().unwrap();
    let path = |pairs: &[(&str, &str)]| {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        format!("/oidc/logout?{query}")
    };
    let bye = ("post_logout_redirect_uri", "https://service.example/bye");
    for wrong in [
        vec![bye],
        vec![
            ("client_id", CLIENT),
            ("post_logout_redirect_uri", "https://evil.example/"),
        ],
        vec![("client_id", OTHER), bye, ("id_token_hint", hint)],
        vec![("id_token_hint", "a.b.c")],
        vec![("client_id", "https://unknown.example")],
    ] {
        assert_eq!(
            browser.get(&path(&wrong)).status(),
            StatusCode::BAD_REQUEST,
            "{wrong:?}"
        );
    }
    let asked = browser.get(&path(&[("client_id", CLIENT), bye]));
    assert!(
        asked.status() == StatusCode::OK && text(&asked).contains("Tolvan Tolvansson"),
        "without a hint the person is asked"
    );
    world.pass(301);
    world.answer(200, json!({}));
    let ended = browser.get(&path(&[("id_token_hint", hint), bye, ("state", "s 1")]));
    assert_eq!(location(&ended), "https://service.example/bye?state=s%201");
    assert_eq!(outcome(&browser, &[]), "login");
}

#[test]
fn a_form_of_another_site_is_answered_with_a_question() {
    let world = group();
    let browser = Browser::new(&world);
    browser.log_in();
    let without = Browser::new(&world);
    let form = [
        ("client_id", CLIENT),
        ("post_logout_redirect_uri", "https://service.example/bye"),
    ];
    let asked = without.send(
        Method::POST,
        "/oidc/logout",
        &[("origin", "https://service.example")],
        &form,
    );
    let page = text(&asked);
    assert!(asked.status() == StatusCode::OK && page.contains("https://service.example/bye"));
    world.answer(200, json!({}));
    let ended = browser.post("/session/end", &form);
    assert_eq!(location(&ended), "https://service.example/bye");
    assert_eq!(outcome(&browser, &[]), "login");
}

#[test]
fn a_store_that_is_down_lets_nobody_in_and_ends_nothing_silently() {
    let world = group();
    let browser = Browser::new(&world);
    browser.log_in();
    world.store_is_down.set(true);
    assert_eq!(outcome(&browser, &[("prompt", "none")]), "login_required");
    assert_eq!(
        browser.post("/session/end", &[]).status(),
        StatusCode::SERVICE_UNAVAILABLE
    );
    world.store_is_down.set(false);
    assert_eq!(
        outcome(&browser, &[("prompt", "none")]),
        "code",
        "the cookie was not dropped"
    );
}

#[test]
fn another_person_in_the_browser_ends_the_session_of_the_first() {
    let world = World::with_service(GROUP);
    let browser = Browser::new(&world);
    browser.log_in();
    let login = location(&browser.get(&authorize_path(&[("prompt", "login")])));
    browser.start(&login, "other", "order-2");
    world.pass(2);
    let mut answer = complete_by(&world, "order-2", |plan| {
        for (_, value) in plan.user.subject.iter_mut().filter(|(oid, _)| *oid == "2.5.4.5") {
            *value = "199001010017".to_owned();
        }
    });
    answer["completionData"]["user"]["personalNumber"] = json!("199001010017");
    world.answer(200, answer);
    assert_eq!(browser.progress(&login)["state"], "done");
    world.answer(200, json!({}));
    assert!(parameter(&location(&browser.get(&format!("{login}/continue"))), "code").is_some());
    assert!(
        world.sent.borrow().last().unwrap().0.ends_with("/ended"),
        "the e-service is told"
    );
    assert_eq!(
        outcome(&browser, &[("prompt", "none")]),
        "code",
        "and the second has a session of their own"
    );
}

#[test]
fn an_e_service_that_means_somebody_else_is_told_so() {
    let world = World::with_service(GROUP);
    let browser = Browser::new(&world);
    let sub = ("claims", r#"{"id_token":{"sub":{"value":"somebody-else"}}}"#);
    let login = browser.authenticated_for(&[sub]);
    let answer = location(&browser.get(&format!("{login}/continue")));
    assert_eq!(parameter(&answer, "error").unwrap(), "login_required");
}
