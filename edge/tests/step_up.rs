//! Stepping up: a session whose level is not enough. Nothing is asked again that still holds for the same person.

use crate::{
    browser::{Browser, authorize_path, body, location, parameter, redeem, text},
    token::claims,
    world::{OTHER, World, complete, complete_by, started},
};
use http::StatusCode;
use serde_json::{Value, json};
use std::cell::RefCell;

const ORGANISATION: &str = "https://id.oidc.se/claim/orgAffiliation";
const SCOPE: (&str, &str) = ("scope", "openid https://id.oidc.se/scope/naturalPersonOrgId");
const LOA3: &str = "http://id.elegnamnden.se/loa/1.0/loa3";
/// A request for level 3.
const HIGH: (&str, &str) = (
    "claims",
    r#"{"id_token":{"acr":{"essential":true,"value":"http://id.elegnamnden.se/loa/1.0/loa3"}}}"#,
);
/// The other person's number.
const ANOTHER: &str = "199001010017";

/// Two e-services of one group, and a method `bankid-low` that reaches level 2; everybody has two employments.
fn world(more: &str) -> World {
    let mut world = World::with_service(&format!(
        "sso = \"staff\"\nattribute-sources = [\"register\"]\nmay-learn = [\"names\", \"employment\"]\n{more}"
    ))
    .and_another("");
    let at: Vec<_> = world.portal.match_indices("[[method]]").map(|(at, _)| at).collect();
    let low = world.portal[at[0]..at[1]].replace("id = \"bankid\"", "id = \"bankid-low\"");
    world.portal.insert_str(at[1], &low.replace("/loa3", "/loa2"));
    world.portal.push_str(&format!(
        r#"
        [[attribute-source]]
        id = "register"
        kind = "register"
        [[attribute-source.person]]
        number = "191212121212"
        employment = [
            {{ affiliation = "tolv@2120000167", organisation = "Kommunen" }},
            {{ affiliation = "tolv@2120000142", organisation = "Regionen" }},
        ]
        [[attribute-source.person]]
        number = "{ANOTHER}"
        employment = [
            {{ affiliation = "tolv@2120000167", organisation = "Kommunen" }},
            {{ affiliation = "tolv@2120000142", organisation = "Regionen" }},
        ]
        "#
    ));
    assert_eq!(world.config_fault(), None);
    world
}

/// Starts the method in this login, at once.
fn start(browser: &Browser<'_>, login: &str, fields: &[(&str, &str)], order: &str) {
    browser.world.answer(200, started(order));
    let answered = browser.post(&format!("{login}/start"), fields);
    assert_eq!(location(&answered), login);
    browser.world.pass(2);
}

/// A first login with this method, as whose end the second employment is chosen where there are any.
fn log_in(browser: &Browser<'_>, changes: &[(&str, &str)], fields: &[(&str, &str)]) {
    let login = location(&browser.get(&authorize_path(changes)));
    start(browser, &login, fields, "order-1");
    browser.world.answer(200, complete(browser.world, "order-1"));
    assert_eq!(browser.progress(&login)["state"], "done");
    let proceed = format!("{login}/continue");
    if browser.get(&proceed).status() == StatusCode::OK {
        browser.post(&format!("{login}/employment"), &[("employment", "1")]);
        assert!(parameter(&location(&browser.get(&proceed)), "code").is_some());
    }
}

/// Twenty minutes later: the same person, or the one with this number, is authenticated in this login.
fn authenticate(browser: &Browser<'_>, login: &str, fields: &[(&str, &str)], number: Option<&'static str>) {
    start(browser, login, fields, "order-2");
    let mut answer = complete_by(browser.world, "order-2", |plan| {
        plan.ocsp.produced_at = "20260102032405Z";
        plan.ocsp.this_update = "20260102032405Z";
        for (_, value) in plan.user.subject.iter_mut().filter(|(oid, _)| *oid == "2.5.4.5") {
            *value = number.unwrap_or("191212121212").to_owned();
        }
    });
    answer["completionData"]["user"]["personalNumber"] = json!(number.unwrap_or("191212121212"));
    browser.world.answer(200, answer);
    assert_eq!(browser.progress(login)["state"], "done");
}

const LOW: [(&str, &str); 2] = [("method", "bankid-low"), ("device", "other")];
const BANKID: [(&str, &str); 2] = [("method", "bankid"), ("device", "other")];

/// A step-up after a first login: the page or answer that comes after the person was authenticated, and the address of it.
fn step_up<'a>(
    world: &'a World,
    changes: &[(&str, &str)],
    number: Option<&'static str>,
) -> (Browser<'a>, String, edge::env::Response) {
    let browser = Browser::new(world);
    log_in(&browser, &[SCOPE], &LOW);
    world.pass(1198);
    let login = location(&browser.get(&authorize_path(changes)));
    authenticate(&browser, &login, &BANKID, number);
    let proceed = format!("{login}/continue");
    let answer = browser.get(&proceed);
    (browser, proceed, answer)
}

fn learnt(world: &World, answer: &str) -> Value {
    let code = parameter(answer, "code").unwrap_or_else(|| panic!("{answer}"));
    claims(world, body(&redeem(world, &code, &[]))["id_token"].as_str().unwrap())
}

#[test]
fn whoever_steps_up_does_not_say_again_where_they_work() {
    let world = world("");
    let (browser, proceed, answer) = step_up(&world, &[SCOPE, HIGH], None);
    let again = location(&browser.get(&proceed));
    assert_eq!(parameter(&again, "code"), parameter(&location(&answer), "code"));
    let learnt = learnt(&world, &again);
    assert_eq!(
        (&learnt[ORGANISATION], &learnt["acr"]),
        (&json!("tolv@2120000142"), &json!(LOA3))
    );
}

#[test]
fn another_person_who_steps_up_says_where_they_work() {
    let world = world("");
    let (_, _, page) = step_up(&world, &[SCOPE, HIGH], Some(ANOTHER));
    assert!(page.status() == StatusCode::OK && text(&page).contains("Regionen"));
}

#[test]
fn who_logs_in_anew_for_another_reason_is_asked_again() {
    for other in [("prompt", "login"), ("max_age", "60")] {
        let world = world("");
        let (_, _, page) = step_up(&world, &[SCOPE, HIGH, other], None);
        assert!(page.status() == StatusCode::OK, "{other:?}");
        assert!(text(&page).contains("Regionen"), "{other:?}");
    }
}

#[test]
fn what_was_said_for_one_e_service_is_asked_again_for_another() {
    let world = world("");
    let changes = [
        ("client_id", OTHER),
        ("redirect_uri", "https://second.example/callback"),
        SCOPE,
        HIGH,
    ];
    let (_, _, page) = step_up(&world, &changes, None);
    assert!(page.status() == StatusCode::OK && text(&page).contains("Regionen"));
}

#[test]
fn whoever_has_left_the_employment_meanwhile_is_asked_which_of_the_others() {
    let mut world = world("");
    let browser = Browser::new(&world);
    log_in(&browser, &[SCOPE], &LOW);
    let cookies = browser.cookies.take();
    world.portal = world.portal.replacen(
        "{ affiliation = \"tolv@2120000142\", organisation = \"Regionen\" }",
        "{ affiliation = \"tolv@2321000016\", organisation = \"Stiftelsen\" }",
        1,
    );
    world.pass(1198);
    let browser = returning(&world, cookies);
    let login = location(&browser.get(&authorize_path(&[SCOPE, HIGH])));
    authenticate(&browser, &login, &BANKID, None);
    let page = text(&browser.get(&format!("{login}/continue")));
    assert!(page.contains("Kommunen") && page.contains("Stiftelsen"), "{page}");
}

#[test]
fn what_the_e_service_learns_is_not_told_again() {
    let mut world = world("");
    world.portal = world.portal.replacen("show-release = false", "show-release = true", 1);
    let browser = Browser::new(&world);
    let login = location(&browser.get(&authorize_path(&[SCOPE])));
    start(&browser, &login, &LOW, "order-1");
    world.answer(200, complete(&world, "order-1"));
    browser.progress(&login);
    let proceed = format!("{login}/continue");
    assert!(text(&browser.get(&proceed)).contains("Regionen"));
    browser.post(&format!("{login}/employment"), &[("employment", "1")]);
    assert!(text(&browser.get(&proceed)).contains("/release"));
    assert!(parameter(&location(&browser.post(&format!("{login}/release"), &[])), "code").is_some());
    world.pass(1198);
    let login = location(&browser.get(&authorize_path(&[SCOPE, HIGH])));
    authenticate(&browser, &login, &BANKID, None);
    let answer = location(&browser.get(&format!("{login}/continue")));
    assert_eq!(learnt(&world, &answer)[ORGANISATION], "tolv@2120000142");
}

/// The browser with these cookies, after the world has changed.
fn returning(world: &World, cookies: std::collections::BTreeMap<String, String>) -> Browser<'_> {
    Browser {
        cookies: RefCell::new(cookies),
        ..Browser::new(world)
    }
}

/// A world in which the person has agreed to BankID at work when it reached level 2; now it reaches level 3. And their cookies.
fn agreed() -> (World, std::collections::BTreeMap<String, String>) {
    let mut world = World::with_service("sso = \"staff\"").and_another("");
    let raised = world
        .portal
        .replace("private = \"allowed\"", "private = \"with-consent\"");
    world.portal = raised.replacen("loa/1.0/loa3", "loa/1.0/loa2", 1);
    let browser = Browser::new(&world);
    log_in(&browser, &[], &[BANKID[0], BANKID[1], ("consent", "yes")]);
    assert_eq!(world.logged("private-agreed").len(), 1);
    let cookies = browser.cookies.take();
    world.portal = raised;
    world.pass(1198);
    (world, cookies)
}

#[test]
fn whoever_steps_up_with_the_same_private_e_id_has_agreed_to_it() {
    let (world, cookies) = agreed();
    let browser = returning(&world, cookies);
    let login = location(&browser.get(&authorize_path(&[HIGH])));
    authenticate(&browser, &login, &BANKID, None);
    let answer = location(&browser.get(&format!("{login}/continue")));
    assert_eq!(learnt(&world, &answer)["acr"], LOA3);
    let logged = world.logged("private-agreed");
    assert_eq!(
        (logged.len(), &logged[0]["before"], &logged[1]["before"]),
        (2, &json!(false), &json!(true))
    );
}

#[test]
fn another_person_has_not_agreed_and_is_asked_before_anything_is_told() {
    let (world, cookies) = agreed();
    let browser = returning(&world, cookies);
    let login = location(&browser.get(&authorize_path(&[HIGH])));
    authenticate(&browser, &login, &BANKID, Some(ANOTHER));
    let proceed = format!("{login}/continue");
    let asked = || {
        let page = browser.get(&proceed);
        page.status() == StatusCode::OK && text(&page).contains("name=\"consent\"")
    };
    assert!(asked() && asked());
    assert!(
        !text(&browser.get(&proceed)).contains("/choose\""),
        "it is done already"
    );
    browser.post(&format!("{login}/release"), &[]);
    browser.post(&format!("{login}/choose"), &[]);
    for fields in [
        &BANKID[..],
        &[("method", "bankid-low"), ("consent", "yes")],
        &[("consent", "yes")],
    ] {
        assert_eq!(location(&browser.post(&format!("{login}/start"), fields)), proceed);
        assert!(asked(), "{fields:?}");
    }
    assert_eq!(world.logged("answered").len(), 1, "the first login alone");
    let agrees = [("method", "bankid"), ("device", "this"), ("consent", "yes")];
    assert_eq!(location(&browser.post(&format!("{login}/start"), &agrees)), proceed);
    assert!(parameter(&location(&browser.get(&proceed)), "code").is_some());
    let logged = world.logged("private-agreed");
    assert_eq!((logged.len(), &logged[1]["before"]), (2, &json!(false)));
}

#[test]
fn an_agreement_counts_for_its_e_service_and_for_a_step_up_alone() {
    let other = [
        ("client_id", OTHER),
        ("redirect_uri", "https://second.example/callback"),
        HIGH,
    ];
    for changes in [&other[..], &[HIGH, ("prompt", "login")], &[]] {
        let (world, cookies) = agreed();
        let browser = returning(&world, cookies);
        let login = location(&browser.get(&authorize_path(changes)));
        let asked = location(&browser.post(&format!("{login}/start"), &BANKID));
        assert!(asked.starts_with(&format!("{login}/before?")), "{changes:?}: {asked}");
    }
}
