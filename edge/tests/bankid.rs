use crate::{
    browser::{Browser, location, parameter, text},
    world::{World, complete, complete_by, failed, pending, started},
};
use edge::env::Env;
use evidence::Plan;
use http::{Method, StatusCode, header};
use serde_json::{Value, json};
use shared::{language::Language, reason::Reason, time::Span};

const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)";

#[test]
fn an_order_is_begun_as_bankid_asks() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    let (address, body) = world.sent.borrow()[0].clone();
    assert_eq!(address, "https://bankid.example/rp/v6.0/auth");
    assert_eq!(
        (&body["endUserIp"], &body["web"]["referringDomain"]),
        (&json!("192.0.2.7"), &json!("login.example"))
    );
    assert!(body.get("returnUrl").is_none() && body.get("requirement").is_none());
}

#[test]
fn the_code_moves_each_second_and_the_secret_stays() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    let frame = |progress: &Value| progress["qr"].as_str().unwrap().split('.').nth(2).unwrap().to_owned();
    assert_eq!(frame(&browser.progress(&login)), "0");
    world.pass(1);
    assert_eq!(frame(&browser.progress(&login)), "1");
    world.pass(1);
    world.answer(200, pending("order-1", "outstandingTransaction"));
    let page = text(&browser.get(&login));
    assert!(
        page.contains(".2.") && !page.contains("d28db9a7"),
        "the page shows the frame of this second and not the secret"
    );
    for cookie in browser.cookies.borrow().values() {
        assert!(!cookie.contains("d28db9a7"));
    }
}

#[test]
fn bankid_is_asked_at_most_every_two_seconds() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    for second in 1..=10 {
        world.pass(1);
        if second % 2 == 0 {
            world.answer(200, pending("order-1", "outstandingTransaction"));
        }
        browser.progress(&login);
    }
    assert_eq!(asked_about(&world), 5);
}

fn asked_about(world: &World) -> usize {
    let sent = world.sent.borrow();
    sent.iter().filter(|(address, _)| address.ends_with("/collect")).count()
}

#[test]
fn of_requests_at_once_one_asks_bankid() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    let begun = browser.cookies.borrow().clone();
    world.pass(2);
    world.answer(200, pending("order-1", "outstandingTransaction"));
    browser.progress(&login);
    let asked = browser.cookies.borrow().clone();
    for _ in 0..3 {
        browser.cookies.borrow_mut().clone_from(&begun);
        assert_eq!(browser.progress(&login)["state"], "pending");
    }
    assert_eq!(asked_about(&world), 1, "an old cookie is no way to ask more often");
    world.pass(2);
    browser.cookies.borrow_mut().clone_from(&begun);
    browser.progress(&login);
    assert_eq!(asked_about(&world), 1, "it does not know how long ago somebody asked");
    browser.cookies.borrow_mut().clone_from(&asked);
    world.answer(200, pending("order-1", "outstandingTransaction"));
    browser.progress(&login);
    assert_eq!(asked_about(&world), 2, "which the newer one does");
}

#[test]
fn whose_answer_was_lost_asks_again() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    let begun = browser.cookies.borrow().clone();
    world.pass(2);
    world.answer(200, pending("order-1", "outstandingTransaction"));
    browser.progress(&login);
    browser.cookies.borrow_mut().clone_from(&begun);
    world.pass(1);
    browser.progress(&login);
    assert_eq!(asked_about(&world), 1);
    world.pass(3);
    world.answer(200, complete(&world, "order-1"));
    assert_eq!(browser.progress(&login)["state"], "done");
}

#[test]
fn a_store_that_is_down_keeps_nobody_waiting() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.store_is_down.set(true);
    world.pass(1);
    assert_eq!(browser.progress(&login)["state"], "pending");
    world.pass(1);
    world.answer(200, complete(&world, "order-1"));
    assert_eq!(browser.progress(&login)["state"], "done");
}

#[test]
fn an_unscanned_order_is_renewed_without_a_gap() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(30);
    world.answer(200, failed("order-1", "startFailed"));
    world.answer(200, started("order-2"));
    let progress = browser.progress(&login);
    assert!(progress["qr"].as_str().unwrap().contains(".0."), "{progress}");
    assert_eq!(progress["seconds_left"], 150);
    world.pass(2);
    world.answer(200, complete(&world, "order-2"));
    assert_eq!(browser.progress(&login)["state"], "done");
    assert_eq!(
        world
            .logged("method-started")
            .iter()
            .filter(|line| line["renewed"] == true)
            .count(),
        1
    );
}

#[test]
fn a_renewal_that_meets_a_disturbance_is_tried_again() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(30);
    world.answer(200, failed("order-1", "startFailed"));
    world.answer(503, json!({"errorCode": "Maintenance"}));
    let progress = browser.progress(&login);
    assert_eq!((&progress["state"], progress.get("qr")), (&json!("pending"), None));
    world.pass(2);
    world.answer(200, started("order-2"));
    let progress = browser.progress(&login);
    assert!(progress["qr"].as_str().unwrap().contains(".0."), "{progress}");
    world.pass(2);
    world.answer(200, complete(&world, "order-2"));
    assert_eq!(browser.progress(&login)["state"], "done");
}

#[test]
fn an_answer_that_takes_too_long_is_none() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(2);
    world.slowness.set(Span::from_seconds(60));
    world.answer(200, complete(&world, "order-1"));
    let before = world.now();
    assert_eq!(browser.progress(&login)["state"], "pending");
    assert!(
        world.now().since(before) < Span::from_seconds(8),
        "the browser has given up"
    );
    world.slowness.set(Span::from_seconds(1));
    world.pass(2);
    world.answer(200, complete(&world, "order-1"));
    assert_eq!(browser.progress(&login)["state"], "done");
}

#[test]
fn who_has_opened_the_app_is_not_cut_off_by_a_page_that_slept() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "this", "order-1");
    world.pass(60);
    world.answer(200, pending("order-1", "userSign"));
    let progress = browser.progress(&login);
    assert_eq!(
        (&progress["state"], &progress["seconds_left"]),
        (&json!("pending"), &json!(600))
    );
    assert!(!world.sent.borrow().last().unwrap().0.ends_with("/cancel"));
}

#[test]
fn after_three_minutes_the_person_is_asked() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(181);
    world.answer(200, pending("order-1", "outstandingTransaction"));
    world.answer(200, json!({}));
    let progress = browser.progress(&login);
    assert_eq!(
        (&progress["state"], &progress["reason"]),
        (&json!("failed"), &json!("bankid-not-scanned"))
    );
    assert!(world.sent.borrow().last().unwrap().0.ends_with("/cancel"));
    let page = text(&browser.get(&login));
    assert!(page.contains("bankid-not-scanned"), "{page}");
}

#[test]
fn the_same_device_gets_a_link_and_comes_back_with_its_nonce() {
    let world = World::new();
    let browser = Browser {
        user_agent: PHONE,
        ..Browser::new(&world)
    };
    let login = browser.arrive();
    world.answer(200, started("order-1"));
    browser.post(&format!("{login}/start"), &[("method", "bankid")]);
    let progress = browser.progress(&login);
    assert_eq!(
        progress["link"],
        "https://app.bankid.com/?autostarttoken=7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6"
    );
    let return_url = world.sent.borrow()[0].1["returnUrl"].as_str().unwrap().to_owned();
    let nonce = parameter(&return_url, "nonce").unwrap();
    assert_eq!(return_url, format!("https://login.example{login}/return?nonce={nonce}"));
    assert_eq!(location(&browser.get(&format!("{login}/return?nonce={nonce}"))), login);
    assert_eq!(
        browser
            .get(&format!("{login}/return?nonce=AAAAAAAAAAAAAAAAAAAAAA"))
            .status(),
        StatusCode::CONFLICT
    );
    assert_eq!(browser.get(&format!("{login}/return")).status(), StatusCode::CONFLICT);
    let other = Browser::new(&world);
    assert_eq!(
        other.get(&format!("{login}/return?nonce={nonce}")).status(),
        StatusCode::GONE
    );
}

#[test]
fn a_failure_can_be_tried_again_or_left_for_another_method() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(2);
    world.answer(200, failed("order-1", "userCancel"));
    let progress = browser.progress(&login);
    assert_eq!(progress["reason"], "bankid-user-cancelled");
    browser.start(&login, "other", "order-2");
    assert_eq!(browser.progress(&login)["state"], "pending");
    world.answer(200, json!({}));
    assert_eq!(location(&browser.post(&format!("{login}/choose"), &[])), login);
    assert!(world.sent.borrow().last().unwrap().0.ends_with("/cancel"));
    assert!(text(&browser.get(&login)).contains("Nacka eID"));
}

#[test]
fn errors_of_bankid_are_told_in_our_words() {
    for (status, body, reason) in [
        (
            400,
            json!({"errorCode": "alreadyInProgress", "details": "hemligt"}),
            "bankid-already-in-progress",
        ),
        (
            400,
            json!({"errorCode": "invalidParameters", "details": "hemligt"}),
            "bankid-failed",
        ),
        (401, json!({"errorCode": "unauthorized"}), "bankid-unavailable"),
        (500, json!({"errorCode": "internalError"}), "bankid-unavailable"),
        (503, json!({"errorCode": "maintenance"}), "bankid-unavailable"),
        (200, json!("not an answer"), "bankid-unavailable"),
    ] {
        let world = World::new();
        let browser = Browser::new(&world);
        let login = browser.arrive();
        // Maintenance is borne for a moment.
        for _ in 0..if status == 503 { 3 } else { 1 } {
            world.answer(status, body.clone());
        }
        browser.post(&format!("{login}/start"), &[("method", "bankid")]);
        let page = text(&browser.get(&login));
        assert!(page.contains(reason) && !page.contains("hemligt"), "{reason}: {page}");
        assert!(!format!("{:?}", world.log.borrow()).contains("hemligt"));
    }
}

#[test]
fn an_issuer_that_does_not_answer_is_unavailable() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    world.answer_nothing();
    browser.post(&format!("{login}/start"), &[("method", "bankid")]);
    assert!(text(&browser.get(&login)).contains("bankid-unavailable"));
    assert_eq!(world.logged("failed")[0]["detail"], "unreachable");
}

#[test]
fn a_high_risk_is_refused() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(2);
    let mut risky = complete(&world, "order-1");
    risky["completionData"]["risk"] = json!("high");
    world.answer(200, risky);
    assert_eq!(browser.progress(&login)["reason"], "bankid-risk");
}

#[test]
fn a_method_that_is_not_offered_is_not_started() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    for method in ["nacka-eid", "unknown"] {
        let response = browser.post(&format!("{login}/start"), &[("method", method)]);
        assert_eq!(response.status(), StatusCode::CONFLICT);
        assert!(text(&response).contains("method-not-allowed"));
    }
    for form in [vec![], vec![("method", "bankid"), ("device", "moon")]] {
        assert_eq!(
            browser.post(&format!("{login}/start"), &form).status(),
            StatusCode::BAD_REQUEST
        );
    }
}

#[test]
fn a_login_of_another_browser_is_not_found() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    let other = Browser::new(&world);
    for path in [login.clone(), format!("{login}/progress"), format!("{login}/continue")] {
        assert_eq!(other.get(&path).status(), StatusCode::GONE, "{path}");
    }
    assert_eq!(other.post(&format!("{login}/cancel"), &[]).status(), StatusCode::GONE);
}

#[test]
fn a_tampered_cookie_is_no_login() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    for value in browser.cookies.borrow_mut().values_mut() {
        let flipped = if value.ends_with('A') { "B" } else { "A" };
        value.replace_range(value.len() - 1.., flipped);
        value.replace_range(40..41, if &value[40..41] == "A" { "B" } else { "A" });
    }
    let page = browser.get(&login);
    assert_eq!(page.status(), StatusCode::GONE);
    let page = text(&page);
    let words = (frontend::text::of(Language::Sv).reason)(Reason::LoginNotFound);
    assert!(page.contains("login-not-found") && page.contains(words.next), "{page}");
    assert!(
        page.contains("href=\"https://service.example/\"") && page.contains("Journalen"),
        "where to start again: {page}"
    );
}

#[test]
fn a_form_that_cannot_be_read_does_not_lose_the_login() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let from_nowhere = [("origin", "null"), ("accept", "text/html")];
    let start = format!("{login}/start");
    let page = browser.send(Method::POST, &start, &from_nowhere, &[("method", "bankid")]);
    let page = text(&page);
    assert!(
        page.contains("foreign-request") && page.contains("Tillbaka till Journalen"),
        "{page}"
    );
    let long = "a".repeat(20_000);
    let page = text(&browser.get(&format!("{login}/return?nonce={long}")));
    assert!(
        page.contains("malformed-request") && page.contains("Tillbaka till Journalen"),
        "{page}"
    );
}

#[test]
fn an_old_login_is_over() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    world.pass(60 * 60 + 1);
    let page = browser.get(&login);
    assert_eq!(page.status(), StatusCode::GONE);
    assert!(text(&page).contains("login-expired") && text(&page).contains("Tillbaka till Journalen"));
    assert_eq!(
        text(&page).matches(&format!("action=\"{login}/")).count(),
        1,
        "there is no other way"
    );
    let back = location(&browser.post(&format!("{login}/cancel"), &[]));
    assert!(back.starts_with("https://service.example/callback?"), "{back}");
    assert_eq!(
        (
            parameter(&back, "error").as_deref(),
            parameter(&back, "state").as_deref()
        ),
        (Some("access_denied"), Some("state-1"))
    );
    assert_eq!(browser.get(&login).status(), StatusCode::GONE, "and it is forgotten");
}

#[test]
fn a_form_of_another_site_changes_nothing() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    for headers in [
        vec![],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
    ] {
        for action in ["start", "choose", "cancel"] {
            let response = browser.send(
                Method::POST,
                &format!("{login}/{action}"),
                &headers,
                &[("method", "bankid")],
            );
            assert_eq!(response.status(), StatusCode::FORBIDDEN, "{action} {headers:?}");
        }
    }
    assert!(world.sent.borrow().is_empty());
}

#[test]
fn no_personal_data_is_logged() {
    let world = World::new();
    Browser::new(&world).log_in();
    let log = format!("{:?}", world.log.borrow());
    for secret in [
        "191212121212",
        "Tolvan",
        "192.0.2.7",
        "d28db9a7",
        "67df3917",
        "7c40b5c9",
    ] {
        assert!(!log.contains(secret), "{secret}");
    }
    assert_eq!(world.logged("authenticated").len(), 1);
}

/// Logs in with evidence that differs in one thing from good evidence; gives the progress that follows.
fn with_evidence(world: &World, change: impl FnOnce(&mut Plan)) -> Value {
    let browser = Browser::new(world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(2);
    let answer = complete_by(world, "order-1", change);
    world.answer(200, answer);
    browser.progress(&login)
}

#[test]
fn good_evidence_proves_the_level_that_the_service_demands() {
    let world = World::demanding("loa3");
    assert_eq!(with_evidence(&world, |_| {})["state"], "done");
    assert_eq!(
        world.logged("authenticated")[0]["level"],
        "http://id.elegnamnden.se/loa/1.0/loa3"
    );
}

#[test]
fn evidence_that_breaks_one_rule_is_no_login() {
    type Change = fn(&mut Plan);
    let changes: [(Change, &str); 4] = [
        (|plan| plan.document.function = "Signing", "order of another kind"),
        (
            |plan| plan.document.non_visible = Some("tillit;login=AAAAAAAAAAAAAAAAAAAAAA;client=x".to_owned()),
            "signed",
        ),
        (
            |plan| plan.document.visible = Some("Something else".to_owned()),
            "signed",
        ),
        (
            |plan| plan.document.relying_party = plan.document.relying_party.replace('2', "3"),
            "relying party",
        ),
    ];
    for (change, said) in changes {
        let world = World::new();
        let progress = with_evidence(&world, change);
        assert_eq!(progress["reason"], "evidence-refused", "{said}");
        let failed = world.logged("failed");
        let detail = failed[0]["detail"].as_str().unwrap();
        assert!(detail.starts_with("evidence: "), "{said}: {detail}");
    }
}

#[test]
fn a_level_that_was_not_known_when_the_person_signed_is_not_claimed() {
    let mut world = World::demanding("loa3");
    world.portal = world
        .portal
        .replacen("level-since = \"2021-01-01\"", "level-since = \"2026-12-01\"", 1);
    assert_eq!(with_evidence(&world, |_| {})["reason"], "level-too-low");
    assert_eq!(
        world.logged("failed")[0]["detail"],
        "level: evidence is older than the contract"
    );
}

#[test]
fn a_demand_names_each_class_of_trust_that_it_accepts() {
    let self_declared = |demand: &str| {
        let mut world = World::demanding(demand);
        world.portal = world.portal.replacen(
            "http://id.elegnamnden.se/loa/1.0/loa3",
            "http://id.swedenconnect.se/loa/1.0/uncertified-loa3",
            1,
        );
        let browser = Browser::new(&world);
        let page = text(&browser.get(&browser.arrive()));
        page.contains("value=\"bankid\"")
    };
    for accepting in ["loa3+uncertified", "loa2+nonresident+uncertified+eidas-any"] {
        assert!(self_declared(accepting), "{accepting}");
    }
    for refusing in ["loa3", "loa2+nonresident", "loa3+eidas-any"] {
        assert!(!self_declared(refusing), "{refusing}");
    }
}

#[test]
fn what_bankid_says_beside_the_evidence_is_not_believed() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(2);
    let mut answer = complete(&world, "order-1");
    answer["completionData"]["user"]["personalNumber"] = json!("195006262546");
    world.answer(200, answer);
    assert_eq!(browser.progress(&login)["reason"], "evidence-refused");
}

/// Starts on the same device; gives the login and the path that the app returns to.
fn start_here(world: &World, browser: &Browser<'_>) -> (String, String) {
    let login = browser.arrive();
    browser.start(&login, "this", "order-1");
    let sent = world.sent.borrow();
    let address = sent.last().unwrap().1["returnUrl"].as_str().unwrap();
    (login, address.strip_prefix("https://login.example").unwrap().to_owned())
}

#[test]
fn on_the_same_device_a_person_who_does_not_come_back_is_not_logged_in() {
    let world = World::new();
    let browser = Browser::new(&world);
    let (login, back) = start_here(&world, &browser);
    world.pass(2);
    world.answer(200, complete(&world, "order-1"));
    let progress = browser.progress(&login);
    assert_eq!(
        (&progress["message"], &progress["stage"]),
        (&json!("bank-id-return"), &json!("awaiting-return"))
    );
    assert_eq!(location(&browser.get(&format!("{login}/continue"))), login);
    assert_eq!(
        browser
            .get(&format!("{login}/return?nonce=AAAAAAAAAAAAAAAAAAAAAA"))
            .status(),
        StatusCode::CONFLICT
    );
    assert_eq!(browser.progress(&login)["state"], "pending");
    assert_eq!(location(&browser.get(&back)), login);
    assert_eq!(browser.progress(&login)["state"], "done");
}

#[test]
fn a_person_may_come_back_before_bankid_says_that_it_is_done() {
    let world = World::new();
    let browser = Browser::new(&world);
    let (login, back) = start_here(&world, &browser);
    browser.get(&back);
    world.pass(2);
    world.answer(200, complete(&world, "order-1"));
    assert_eq!(browser.progress(&login)["state"], "done");
}

#[test]
fn who_does_not_come_back_in_time_must_start_again() {
    let world = World::new();
    let browser = Browser::new(&world);
    let (login, _) = start_here(&world, &browser);
    world.pass(2);
    world.answer(200, complete(&world, "order-1"));
    browser.progress(&login);
    world.pass(181);
    assert_eq!(browser.progress(&login)["reason"], "return-mismatch");
}

#[test]
fn who_comes_back_by_hand_can_begin_anew_on_either_device() {
    let world = World::new();
    let browser = Browser::new(&world);
    let (login, back) = start_here(&world, &browser);
    world.pass(2);
    world.answer(200, complete(&world, "order-1"));
    browser.progress(&login);
    let page = text(&browser.get(&login));
    assert!(
        page.contains("Börja om") && !page.contains("Fortsätt i appen"),
        "{page}"
    );
    // The link of another attempt leads nowhere, and the page that says so has the same way on.
    let wrong = browser.get(&format!("{login}/return?nonce=AAAAAAAAAAAAAAAAAAAAAA"));
    let start = format!("action=\"{login}/start\"");
    assert!(text(&wrong).contains("return-mismatch") && text(&wrong).contains(&start));
    browser.start(&login, "other", "order-2");
    assert_eq!(browser.progress(&login)["stage"], "awaiting-app");
    assert_eq!(
        browser.get(&back).status(),
        StatusCode::CONFLICT,
        "the earlier attempt is over"
    );
}

#[test]
fn between_two_codes_the_page_does_not_say_that_the_app_has_connected() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(30);
    world.answer_nothing();
    let progress = browser.progress(&login);
    assert_eq!((&progress["stage"], progress.get("qr")), (&json!("awaiting-app"), None));
    world.pass(1);
    for page in [login.clone(), format!("{login}/plain"), format!("{login}/code")] {
        let page = text(&browser.get(&page));
        assert!(
            page.contains("En ny kod är på väg") && !page.contains("Fortsätt i appen"),
            "{page}"
        );
    }
}

#[test]
fn a_page_that_slept_past_its_time_still_finds_its_login() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(190);
    world.answer(200, complete(&world, "order-1"));
    assert_eq!(browser.progress(&login)["state"], "done");
}

#[test]
fn an_end_that_another_request_was_told_is_not_overwritten() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(2);
    world.answer(400, json!({"errorCode": "invalidParameters"}));
    let response = browser.get(&format!("{login}/progress"));
    assert!(response.headers().get(http::header::SET_COOKIE).is_none());
    assert_eq!(response.status(), StatusCode::OK);
}

/// What a browser shows whose order BankID knows no more: the first time, and when it asks again.
fn gone_twice(world: &World, browser: &Browser<'_>, login: &str) -> [Value; 2] {
    [0, 4].map(|seconds| {
        world.pass(seconds);
        world.answer(400, json!({"errorCode": "invalidParameters"}));
        browser.progress(login)
    })
}

#[test]
fn a_result_that_nobody_was_told_is_no_endless_wait() {
    for (device, seconds, message) in [
        ("other", 6, "outstandingTransaction"),
        ("other", 20, "userSign"),
        ("this", 60, "userSign"),
    ] {
        let world = World::new();
        let browser = Browser::new(&world);
        let login = browser.arrive();
        browser.start(&login, device, "order-1");
        world.pass(2);
        world.answer(200, pending("order-1", message));
        browser.progress(&login);
        world.pass(seconds);
        let [first, second] = gone_twice(&world, &browser, &login);
        assert_eq!(first["state"], "pending", "another request may have been told");
        assert_eq!(
            (&second["state"], &second["reason"]),
            (&json!("failed"), &json!("bankid-failed"))
        );
        assert_eq!(world.logged("failed").last().unwrap()["detail"], "invalid-parameters");
    }
}

#[test]
fn an_unscanned_order_whose_end_was_lost_is_renewed() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    world.pass(30);
    world.answer(400, json!({"errorCode": "invalidParameters"}));
    assert_eq!(browser.progress(&login)["state"], "pending");
    world.pass(4);
    world.answer(400, json!({"errorCode": "invalidParameters"}));
    world.answer(200, started("order-2"));
    let progress = browser.progress(&login);
    assert!(progress["qr"].as_str().unwrap().contains(".0."), "{progress}");
}

#[test]
fn the_way_back_and_the_question_may_overtake_each_other() {
    for return_is_last in [true, false] {
        let world = World::new();
        let browser = Browser {
            user_agent: PHONE,
            ..Browser::new(&world)
        };
        let login = browser.arrive();
        browser.start(&login, "this", "order-1");
        let address = world.sent.borrow()[0].1["returnUrl"].as_str().unwrap().to_owned();
        let back = address.trim_start_matches("https://login.example").to_owned();
        let begun = browser.cookies.borrow().clone();
        world.pass(2);
        world.answer(200, complete(&world, "order-1"));
        // Both requests have left with the same cookie; the answer that comes last is kept.
        if return_is_last {
            browser.progress(&login);
            let answered = browser.cookies.borrow().clone();
            browser.cookies.borrow_mut().clone_from(&begun);
            browser.get(&back);
            assert_eq!(*browser.cookies.borrow(), begun, "the return keeps nothing");
            browser.cookies.borrow_mut().clone_from(&answered);
        } else {
            browser.get(&back);
            browser.cookies.borrow_mut().clone_from(&begun);
            browser.progress(&login);
        }
        assert_eq!(
            browser.progress(&login)["state"],
            "done",
            "return last: {return_is_last}"
        );
    }
}

#[test]
fn a_slow_maintenance_is_told_before_the_person_presses_again() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    world.slowness.set(Span::from_seconds(4));
    world.answer(503, json!({"errorCode": "maintenance"}));
    browser.post(&format!("{login}/start"), &[("method", "bankid"), ("device", "other")]);
    assert!(text(&browser.get(&login)).contains("bankid-unavailable"));
}

#[test]
fn how_it_ended_is_told_also_to_who_comes_back_late() {
    for (code, reason) in [
        ("userCancel", "bankid-user-cancelled"),
        ("certificateErr", "bankid-certificate"),
        ("expiredTransaction", "bankid-expired"),
        ("startFailed", "bankid-no-app"),
    ] {
        let world = World::new();
        let browser = Browser::new(&world);
        let login = browser.arrive();
        browser.start(&login, "this", "order-1");
        world.pass(60);
        world.answer(200, failed("order-1", code));
        let progress = browser.progress(&login);
        assert_eq!(
            (&progress["state"], &progress["reason"]),
            (&json!("failed"), &json!(reason))
        );
        assert!(
            world.sent.borrow().last().unwrap().0.ends_with("/collect"),
            "there is nothing to cancel"
        );
    }
}

#[test]
fn a_page_that_wakes_to_a_disturbance_asks_again() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "this", "order-1");
    world.pass(60);
    world.answer(503, json!({"errorCode": "maintenance"}));
    assert_eq!(browser.progress(&login)["state"], "pending");
    world.pass(2);
    world.answer(200, pending("order-1", "userSign"));
    assert_eq!(browser.progress(&login)["seconds_left"], 600);
}

#[test]
fn a_page_that_wakes_while_bankid_is_away_says_so() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "this", "order-1");
    world.pass(60);
    let mut progress = json!({});
    for _ in 0..6 {
        world.answer(503, json!({"errorCode": "maintenance"}));
        progress = browser.progress(&login);
        world.pass(2);
    }
    assert_eq!(
        (&progress["state"], &progress["reason"]),
        (&json!("failed"), &json!("bankid-unavailable"))
    );
}

#[test]
fn a_moment_of_maintenance_at_the_beginning_is_borne() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let before = world.now();
    world.answer(503, json!({"errorCode": "maintenance"}));
    browser.start(&login, "other", "order-1");
    assert_eq!(world.now().since(before), Span::from_seconds(1));
    assert!(browser.progress(&login)["qr"].is_string());
}

#[test]
fn a_head_request_does_not_move_a_login_on() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let response = browser.send(Method::HEAD, &format!("{login}/continue"), &[], &[]);
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn without_script_the_code_moves_in_a_frame_of_our_own_page() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    browser.start(&login, "other", "order-1");
    let page = browser.get(&format!("{login}/plain"));
    let policy = page.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.contains("frame-src 'self'") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    assert!(!text(&page).contains("<script"));
    let code = || browser.get(&format!("{login}/code"));
    let (one, policy) = (text(&code()), code().headers()[header::CONTENT_SECURITY_POLICY].clone());
    assert!(
        policy.to_str().unwrap().ends_with("frame-ancestors 'self'"),
        "{policy:?}"
    );
    assert_eq!(code().headers()[header::X_FRAME_OPTIONS], "SAMEORIGIN");
    world.pass(1);
    assert_ne!(one, text(&code()));
    world.pass(1);
    world.answer(200, crate::world::complete(&world, "order-1"));
    let over = text(&code());
    assert!(
        over.contains("target=\"_top\"") && !over.contains("http-equiv"),
        "{over}"
    );
    assert_eq!(location(&browser.get(&format!("{login}/plain"))), login);
    assert_eq!(location(&browser.get(&login)), format!("{login}/continue"));
}
