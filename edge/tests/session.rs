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
fn a_change_of_language_keeps_the_question_about_logging_out_and_quotes_no_token() {
    let world = group();
    let browser = Browser::new(&world);
    browser.log_in();
    let asked = "/oidc/logout?client_id=https%3A%2F%2Fservice.example&post_logout_redirect_uri=https%3A%2F%2Fservice.example%2Fbye&state=s1";
    let page = text(&browser.get(&format!("{asked}&id_token_hint=not.a.token")));
    let back = asked.replace('&', "&amp;");
    assert!(
        page.contains(&format!("value=\"{back}\"")) && !page.contains("not.a.token"),
        "{page}"
    );
    let changed = location(&browser.post("/language", &[("language", "en"), ("back", asked)]));
    assert_eq!(changed, asked);
    assert!(text(&browser.get(&changed)).contains("Log out"));
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
    for prompt in ["", "none"] {
        assert_eq!(
            outcome(&browser, &[("claims", high), ("prompt", prompt)]),
            "unmet_authentication_requirements",
            "no login would help"
        );
    }
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
    let proceed = location(&browser.get(&authorize_path(&other(&[]))));
    let login = proceed.strip_suffix("/continue").unwrap();
    let page = text(&browser.get(&proceed));
    assert!(
        page.contains("Schemat") && page.contains("Tolvan Tolvansson"),
        "it says whom the session is of"
    );
    let answered = browser.post(&format!("{login}/release"), &[]);
    assert!(parameter(&location(&answered), "code").is_some());
    assert_eq!(
        world.logged("session-used").len(),
        1,
        "the log says it also where a page came between"
    );
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
    world.answer(500, json!({}));
    world.answer(200, json!({}));
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
        let asked = browser.get(&path(&wrong));
        let page = text(&asked);
        assert!(
            asked.status() == StatusCode::OK && page.contains("/session/end"),
            "{wrong:?}"
        );
        assert!(!page.contains("evil.example") && !page.contains(hint), "{wrong:?}");
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
    assert_eq!(
        outcome(&browser, &[("prompt", "none")]),
        "server_error",
        "the person may well be logged in"
    );
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
    let subject = |code: &str| {
        let tokens = body(&redeem(&world, code, &[]));
        claims(&world, tokens["id_token"].as_str().unwrap())["sub"].clone()
    };
    let first = subject(&browser.log_in());
    let login = by_another_person(&world, &browser, &[("prompt", "login")]);
    world.answer(200, json!({}));
    let second = location(&browser.get(&format!("{login}/continue")));
    assert!(
        world.sent.borrow().last().unwrap().0.ends_with("/ended"),
        "the e-service is told"
    );
    let silent = location(&browser.get(&authorize_path(&[("prompt", "none")])));
    let (second, silent) = (parameter(&second, "code").unwrap(), parameter(&silent, "code").unwrap());
    let second = subject(&second);
    assert_ne!(first, second);
    assert_eq!(subject(&silent), second, "the session is the second's");
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

#[test]
fn a_copy_of_the_cookie_from_before_the_person_was_authenticated_anew_is_of_no_use() {
    let world = group();
    let browser = Browser::new(&world);
    browser.log_in();
    let old = browser.cookies.borrow().clone();
    // Twenty minutes later BankID says a later time: 03:24:05.
    world.pass(1198);
    let login = location(&browser.get(&authorize_path(&[("prompt", "login")])));
    browser.start(&login, "other", "order-2");
    world.pass(2);
    let answer = complete_by(&world, "order-2", |plan| {
        plan.ocsp.produced_at = "20260102032405Z";
        plan.ocsp.this_update = "20260102032405Z";
    });
    world.answer(200, answer);
    assert_eq!(browser.progress(&login)["state"], "done");
    browser.get(&format!("{login}/continue"));
    assert_eq!(outcome(&browser, &[("prompt", "none")]), "code");
    let new = browser.cookies.borrow().clone();
    *browser.cookies.borrow_mut() = old.clone();
    assert_eq!(
        outcome(&browser, &[("prompt", "none")]),
        "login_required",
        "before the logout"
    );
    *browser.cookies.borrow_mut() = new;
    world.answer(200, json!({}));
    browser.post("/session/end", &[]);
    *browser.cookies.borrow_mut() = old;
    assert_eq!(
        outcome(&browser, &[("prompt", "none")]),
        "login_required",
        "and after it"
    );
}

#[test]
fn another_person_at_an_e_service_without_sessions_ends_those_of_the_first_too() {
    let world = World::new().and_another(GROUP);
    let browser = Browser::new(&world);
    browser.log_in_for(&other(&[]));
    assert_eq!(outcome(&browser, &other(&[("prompt", "none")])), "code");
    let login = by_another_person(&world, &browser, &[]);
    world.answer(200, json!({}));
    assert!(parameter(&location(&browser.get(&format!("{login}/continue"))), "code").is_some());
    assert_eq!(outcome(&browser, &other(&[("prompt", "none")])), "login_required");
}

/// A login of somebody else in this browser, up to where they are authenticated.
fn by_another_person(world: &World, browser: &Browser<'_>, changes: &[(&str, &str)]) -> String {
    let login = location(&browser.get(&authorize_path(changes)));
    browser.start(&login, "other", "order-2");
    world.pass(2);
    let mut answer = complete_by(world, "order-2", |plan| {
        for (_, value) in plan.user.subject.iter_mut().filter(|(oid, _)| *oid == "2.5.4.5") {
            *value = "199001010017".to_owned();
        }
    });
    answer["completionData"]["user"]["personalNumber"] = json!("199001010017");
    world.answer(200, answer);
    assert_eq!(browser.progress(&login)["state"], "done");
    login
}

/// A world in which what the second e-service learns is shown first.
fn showing() -> World {
    let mut world = group();
    let at = world.portal.rfind("show-release = false").unwrap();
    world
        .portal
        .replace_range(at..at + "show-release = false".len(), "show-release = true");
    world
}

#[test]
fn a_page_that_a_session_has_led_to_is_worth_nothing_after_the_logout() {
    let world = showing();
    let browser = Browser::new(&world);
    browser.log_in();
    let proceed = location(&browser.get(&authorize_path(&other(&[]))));
    let cookies = browser.cookies.borrow().clone();
    world.answer(200, json!({}));
    browser.post("/session/end", &[]);
    assert!(
        !browser.cookies.borrow().keys().any(|name| name.contains("login-")),
        "the login goes too"
    );
    *browser.cookies.borrow_mut() = cookies;
    let login = proceed.strip_suffix("/continue").unwrap();
    assert_eq!(location(&browser.post(&format!("{login}/release"), &[])), login);
    assert!(text(&browser.get(login)).contains("BankID"), "they choose a method");
    assert_eq!(
        outcome(&browser, &other(&[("prompt", "none")])),
        "login_required",
        "no session has come of it"
    );
}

#[test]
fn a_page_that_a_session_has_led_to_grows_as_old_as_the_e_service_takes() {
    let world = showing();
    let browser = Browser::new(&world);
    browser.log_in();
    world.pass(50);
    let proceed = location(&browser.get(&authorize_path(&other(&[("max_age", "60")]))));
    let login = proceed.strip_suffix("/continue").unwrap();
    assert!(login.starts_with("/login/"));
    world.pass(30);
    assert_eq!(
        location(&browser.post(&format!("{login}/release"), &[])),
        login,
        "too old by now"
    );
}

#[test]
fn whoever_is_not_the_person_of_the_session_logs_in_anew() {
    let world = showing();
    let browser = Browser::new(&world);
    browser.log_in();
    let proceed = location(&browser.get(&authorize_path(&other(&[]))));
    let login = proceed.strip_suffix("/continue").unwrap();
    assert_eq!(location(&browser.post(&format!("{login}/choose"), &[])), login);
    assert!(text(&browser.get(login)).contains("BankID"));
}

#[test]
fn no_order_is_begun_for_a_person_whom_a_session_has_answered_for() {
    let mut world = showing();
    world.portal = world
        .portal
        .replace("show-release = true", "show-release = true\nskip-chooser = true");
    let browser = Browser::new(&world);
    browser.log_in();
    let sent = world.sent.borrow().len();
    assert!(location(&browser.get(&authorize_path(&other(&[])))).ends_with("/continue"));
    assert_eq!(world.sent.borrow().len(), sent);
}

#[test]
fn a_request_that_comes_as_a_form_is_answered_out_of_the_session_too() {
    let world = group();
    let browser = Browser::new(&world);
    browser.log_in();
    let query = authorize_path(&[("prompt", "none")]);
    let query = query.split_once('?').unwrap().1;
    let form: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let form: Vec<_> = form
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .collect();
    // Browsers send no `SameSite=Lax` cookie with a form of another site, and do with the redirect after it.
    let without = Browser::new(&world);
    let arrive = location(&without.send(
        Method::POST,
        "/oidc/authorize",
        &[("origin", "https://service.example")],
        &form,
    ));
    assert!(arrive.ends_with("/arrive"));
    browser.cookies.borrow_mut().extend(without.cookies.take());
    let answer = location(&browser.get(&arrive));
    assert!(parameter(&answer, "code").is_some(), "{answer}");
}

#[test]
fn two_groups_are_two_sessions() {
    let world = World::with_service(GROUP).and_another("");
    let mut two = World::new();
    let at = world.portal.rfind("sso = \"staff\"").unwrap();
    two.portal = world.portal.clone();
    two.portal
        .replace_range(at..at + "sso = \"staff\"".len(), "sso = \"others\"");
    let browser = Browser::new(&two);
    browser.log_in();
    browser.log_in_for(&other(&[]));
    assert_eq!(outcome(&browser, &[("prompt", "none")]), "code");
    assert_eq!(outcome(&browser, &other(&[("prompt", "none")])), "code");
    two.answer(200, json!({}));
    two.answer(200, json!({}));
    browser.post("/session/end", &[]);
    assert_eq!(two.logged("session-ended").len(), 2, "both are ended");
}

#[test]
fn an_e_service_that_means_another_person_by_number_gets_no_one_else() {
    let world = World::with_service(&format!("{GROUP}\nmay-learn = [\"personal-number\", \"names\"]"));
    let browser = Browser::new(&world);
    browser.log_in();
    let meaning = |number: &str| {
        format!(r#"{{"id_token":{{"https://id.oidc.se/claim/personalIdentityNumber":{{"value":"{number}"}}}}}}"#)
    };
    assert_eq!(
        outcome(&browser, &[("claims", &meaning("191212121212")), ("prompt", "none")]),
        "code"
    );
    assert_eq!(
        outcome(&browser, &[("claims", &meaning("199001010017")), ("prompt", "none")]),
        "login_required"
    );
}

#[test]
fn an_e_service_that_the_person_has_not_gone_to_cannot_end_their_session() {
    let world = World::with_service(GROUP).and_another("");
    let browser = Browser::new(&world);
    let elsewhere = Browser::new(&world);
    let changes = other(&[]);
    let code = elsewhere.log_in_for(&changes);
    let tokens = body(&crate::browser::redeem_as(
        &world,
        OTHER,
        &code,
        &[("redirect_uri", "https://second.example/callback")],
    ));
    browser.log_in();
    let hint = tokens["id_token"].as_str().unwrap();
    let asked = browser.get(&format!("/oidc/logout?id_token_hint={hint}"));
    assert!(
        asked.status() == StatusCode::OK && text(&asked).contains("/session/end"),
        "the person is asked"
    );
    assert_eq!(outcome(&browser, &[("prompt", "none")]), "code");
}

/// Sealing keys: the one of the world, and another.
const FIRST: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const SECOND: &str = "QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8";

fn change_keys(world: &World, seal: &str, next: &str) {
    let mut variables = world.variables.borrow_mut();
    variables.insert("seal_key", seal.to_owned());
    variables.insert("seal_key_next", next.to_owned());
}

#[test]
fn neither_a_login_nor_a_session_ends_while_the_sealing_key_changes() {
    let world = group();
    let browser = Browser::new(&world);
    let keys = |seal: &str, next: &str| change_keys(&world, seal, next);
    let (first, second) = (FIRST, SECOND);
    keys(first, second);
    let code = browser.log_in();
    let login = location(&browser.get(&authorize_path(&[("prompt", "login")])));
    keys(second, first);
    assert_eq!(redeem(&world, &code, &[]).status(), StatusCode::OK);
    assert_eq!(browser.get(&login).status(), StatusCode::OK);
    assert_eq!(outcome(&browser, &other(&[])), "code");
    keys(first, second);
    assert_eq!(
        outcome(&browser, &other(&[])),
        "code",
        "a node that has not switched opens what another has sealed"
    );
    keys(second, first);
    assert_eq!(outcome(&browser, &other(&[])), "code");
    keys(second, "");
    assert_eq!(
        outcome(&browser, &other(&[])),
        "code",
        "the session was sealed anew when it was used"
    );
    // What was not touched meanwhile is nobody's.
    assert_eq!(browser.get(&login).status(), StatusCode::GONE);
}

#[test]
fn a_login_has_one_code_and_one_session_whichever_key_seals() {
    let world = group();
    let browser = Browser::new(&world);
    change_keys(&world, FIRST, SECOND);
    let login = browser.authenticated();
    let kept = browser.cookies.borrow().clone();
    let code = || parameter(&location(&browser.get(&format!("{login}/continue"))), "code");
    let given = code();
    assert!(given.is_some());
    change_keys(&world, SECOND, FIRST);
    *browser.cookies.borrow_mut() = kept.clone();
    assert_eq!(code(), given);
    world.answer(200, Value::Null);
    browser.post("/session/end", &[]);
    *browser.cookies.borrow_mut() = kept;
    assert_eq!(code(), given);
    let quietly = other(&[("prompt", "none")]);
    assert_eq!(outcome(&browser, &quietly), "login_required", "what has ended stays so");
}

#[test]
fn no_e_service_is_forgotten_however_many_there_are() {
    let mut world = World::with_service(GROUP);
    let entry = world.portal[world.portal.find("[[service]]").unwrap()..].to_owned();
    let named = |number: usize| format!("https://e{number}.example");
    for number in 0..11 {
        let entry = entry.replace(CLIENT, &named(number));
        world
            .portal
            .push_str(&entry.replace("Journalen", &format!("Tjänst {number}")));
    }
    assert_eq!(world.config_fault(), None);
    let browser = Browser::new(&world);
    browser.log_in();
    for number in 0..11 {
        let (client, callback) = (named(number), format!("{}/callback", named(number)));
        let changes = [("client_id", client.as_str()), ("redirect_uri", callback.as_str())];
        assert_eq!(outcome(&browser, &changes), "code");
        assert_eq!(
            outcome(&browser, &changes),
            "code",
            "it is told once, however often it is visited"
        );
    }
    let page = text(&browser.get("/session"));
    assert!(
        page.contains("Journalen") && (0..11).all(|number| page.contains(&format!("Tjänst {number}<"))),
        "{page}"
    );
    let before = world.sent.borrow().len();
    for _ in 0..12 {
        world.answer(200, json!({}));
    }
    browser.post("/session/end", &[]);
    let told: std::collections::BTreeSet<_> = world.sent.borrow()[before..]
        .iter()
        .map(|(address, _)| address.clone())
        .collect();
    let mut expected: std::collections::BTreeSet<_> =
        (0..11).map(|number| format!("{}/ended", named(number))).collect();
    expected.insert("https://service.example/ended".to_owned());
    assert_eq!(told, expected);
    assert_eq!(world.logged("session-ended")[0]["told"], 12);
}
