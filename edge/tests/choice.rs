//! What is asked around a login: consent, the device, remembering, what the e-service learns; and the guide.

use crate::{
    browser::{Browser, authorize_path, location, parameter, text},
    world::{World, started},
};
use http::{Method, StatusCode, header};
use serde_json::json;

const TABLET: &str = "Mozilla/5.0 (iPad; CPU OS 15_0 like Mac OS X)";

/// A world whose `portal.toml` has `new` in the place of `old`.
fn world(old: &str, new: &str) -> World {
    let mut world = World::new();
    assert!(world.portal.contains(old), "{old}");
    world.portal = world.portal.replacen(old, new, 1);
    world
}

fn with_consent() -> World {
    world("private = \"allowed\"", "private = \"with-consent\"")
}

#[test]
fn a_private_e_id_waits_for_consent_where_the_employer_leaves_it_to_the_person() {
    let world = with_consent();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let asked = location(&browser.post(&format!("{login}/start"), &[("method", "bankid")]));
    assert_eq!(asked, format!("{login}/before?method=bankid"));
    assert!(text(&browser.get(&asked)).contains("privata e-legitimation"));
    assert!(world.sent.borrow().is_empty(), "no order is begun before");
    world.answer(200, started("order-1"));
    let agreed = [("method", "bankid"), ("device", "other"), ("consent", "yes")];
    assert_eq!(location(&browser.post(&format!("{login}/start"), &agreed)), login);
    assert!(world.log.borrow().iter().any(|line| line["event"] == "private-agreed"));
    // To start again, on the other device, it is not asked a second time.
    world.answer(200, json!({}));
    world.answer(200, started("order-2"));
    assert_eq!(
        location(&browser.post(&format!("{login}/start"), &[("method", "bankid"), ("device", "this")])),
        login
    );
}

#[test]
fn consent_that_is_not_asked_for_is_not_recorded() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    world.answer(200, started("order-1"));
    browser.post(&format!("{login}/start"), &[("method", "bankid"), ("consent", "yes")]);
    assert!(world.log.borrow().iter().all(|line| line["event"] != "private-agreed"));
}

#[test]
fn on_a_tablet_the_person_says_where_the_e_id_is() {
    let world = World::new();
    let mut browser = Browser::new(&world);
    browser.user_agent = TABLET;
    let login = browser.arrive();
    let asked = location(&browser.post(&format!("{login}/start"), &[("method", "bankid")]));
    let page = text(&browser.get(&asked));
    assert!(
        page.contains("value=\"this\"") && page.contains("value=\"other\""),
        "{page}"
    );
    assert!(world.sent.borrow().is_empty());
}

#[test]
fn a_method_is_remembered_when_asked_for_and_forgotten_when_not() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    assert!(text(&browser.get(&login)).contains("name=\"remember\""));
    world.answer(200, started("order-1"));
    let form = [("method", "bankid"), ("may-remember", "yes"), ("remember", "yes")];
    browser.post(&format!("{login}/start"), &form);
    let next = browser.arrive();
    assert!(text(&browser.get(&next)).contains("Fortsätt med BankID"));
    // Starting again from the waiting page does not ask, and changes nothing.
    world.answer(200, started("order-2"));
    browser.post(&format!("{next}/start"), &[("method", "bankid")]);
    assert!(text(&browser.get(&browser.arrive())).contains("Fortsätt med BankID"));
    let last = browser.arrive();
    world.answer(200, started("order-3"));
    browser.post(
        &format!("{last}/start"),
        &[("method", "bankid"), ("may-remember", "yes")],
    );
    assert!(!text(&browser.get(&browser.arrive())).contains("Fortsätt med BankID"));
}

#[test]
fn a_shared_workstation_remembers_nothing() {
    let world = world(
        "[operator]\n",
        "[operator]\n        shared-workstations = [\"192.0.2.0/24\"]\n",
    );
    let browser = Browser::new(&world);
    let login = browser.arrive();
    assert!(!text(&browser.get(&login)).contains("name=\"remember\""));
    world.answer(200, started("order-1"));
    let form = [("method", "bankid"), ("may-remember", "yes"), ("remember", "yes")];
    browser.post(&format!("{login}/start"), &form);
    assert!(browser.cookies.borrow().keys().all(|name| !name.contains("method")));
    // Nor is heard what was remembered before.
    browser
        .cookies
        .borrow_mut()
        .insert("__Host-tillit-method".to_owned(), "bankid".to_owned());
    assert!(!text(&browser.get(&browser.arrive())).contains("Fortsätt med BankID"));
}

#[test]
fn a_network_that_is_none_is_a_fault_of_the_configuration() {
    let world = world(
        "[operator]\n",
        "[operator]\n        shared-workstations = [\"10.20.0.0/40\"]\n",
    );
    let response = Browser::new(&world).get("/");
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[test]
fn where_one_method_is_left_the_chooser_can_be_skipped_and_come_back_to() {
    let world = world(
        "private = \"allowed\"",
        "private = \"allowed\"\n        skip-chooser = true",
    );
    let browser = Browser::new(&world);
    world.answer(200, started("order-1"));
    let login = browser.arrive();
    let page = text(&browser.get(&login));
    assert!(
        page.contains("role=\"img\"") && page.contains("Byt inloggningssätt"),
        "{page}"
    );
    world.answer(200, json!({}));
    assert_eq!(location(&browser.post(&format!("{login}/choose"), &[])), login);
    assert!(text(&browser.get(&login)).contains("value=\"bankid\""));
}

#[test]
fn the_chooser_is_skipped_for_a_page_that_the_person_sees_and_for_nothing_else() {
    let world = world(
        "private = \"allowed\"",
        "private = \"allowed\"\n        skip-chooser = true",
    );
    let orders = |mode: &str, dest: &str| {
        let before = world.sent.borrow().len();
        let said = [("sec-fetch-mode", mode), ("sec-fetch-dest", dest)];
        let response = Browser::new(&world).send(Method::GET, &authorize_path(&[]), &said, &[]);
        assert!(location(&response).starts_with("/login/"));
        world.sent.borrow().len() - before
    };
    for (mode, dest) in [
        ("no-cors", "image"),
        ("navigate", "iframe"),
        ("cors", "empty"),
        ("navigate", "empty"),
    ] {
        assert_eq!(orders(mode, dest), 0, "{mode} {dest}");
    }
    world.answer(200, started("order-1"));
    assert_eq!(orders("navigate", "document"), 1);
}

#[test]
fn the_chooser_is_not_skipped_past_a_question() {
    let world = world(
        "private = \"allowed\"",
        "private = \"with-consent\"\n        skip-chooser = true",
    );
    let browser = Browser::new(&world);
    let login = browser.arrive();
    assert!(text(&browser.get(&login)).contains("value=\"bankid\""));
    assert!(world.sent.borrow().is_empty());
}

#[test]
fn what_the_e_service_learns_is_told_once() {
    let world = world("show-release = false", "show-release = true");
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    let page = browser.get(&format!("{login}/continue"));
    assert_eq!(page.status(), StatusCode::OK);
    assert!(text(&page).contains("Ditt namn"), "{}", text(&page));
    assert!(
        !text(&page).contains("Test av BankID"),
        "the page does not hold what it names"
    );
    let foreign = browser.send(
        Method::POST,
        &format!("{login}/release"),
        &[("origin", "https://evil.example")],
        &[],
    );
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    let address = location(&browser.post(&format!("{login}/release"), &[]));
    assert!(parameter(&address, "code").is_some(), "{address}");
    let again = browser.authenticated();
    let address = location(&browser.get(&format!("{again}/continue")));
    assert!(parameter(&address, "code").is_some(), "{address}");
}

#[test]
fn more_to_learn_is_told_anew() {
    let world = world("show-release = false", "show-release = true");
    let browser = Browser::new(&world);
    let scope = |scope: &str| {
        let login = location(&browser.get(&authorize_path(&[("scope", scope)])));
        browser.start(&login, "other", "order-1");
        world.pass(2);
        world.answer(200, crate::world::complete(&world, "order-1"));
        assert_eq!(browser.progress(&login)["state"], "done");
        login
    };
    let login = scope("openid");
    browser.post(&format!("{login}/release"), &[]);
    let more = scope("openid https://id.oidc.se/scope/naturalPersonInfo");
    assert_eq!(browser.get(&format!("{more}/continue")).status(), StatusCode::OK);
}

#[test]
fn nobody_is_released_who_is_not_authenticated() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    assert_eq!(location(&browser.post(&format!("{login}/release"), &[])), login);
}

#[test]
fn the_guide_is_for_everybody_and_holds_no_script() {
    let world = World::new();
    let browser = Browser::new(&world);
    for path in [
        "/guide",
        "/guide/find",
        "/guide/method/bankid",
        "/guide/services",
        "/guide/employers",
        "/accessibility",
        "/languages",
    ] {
        let response = browser.get(path);
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert!(!text(&response).contains("<script"), "{path}");
        assert_eq!(
            response.headers()[header::CACHE_CONTROL],
            "private, max-age=300",
            "{path}"
        );
    }
    for path in [
        "/guide/method/none",
        "/guide/method/",
        "/guide/x",
        "/guide/method/bankid/x",
    ] {
        assert_eq!(browser.get(path).status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn the_questions_lead_back_to_the_login() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let id = login.rsplit('/').next().unwrap();
    let page = browser.get(&format!("/guide/find?own=yes&login={id}"));
    assert!(text(&page).contains(&format!("href=\"{login}\"")));
    assert_eq!(
        page.headers()[header::CACHE_CONTROL],
        "no-store",
        "answers are somebody's own"
    );
    let hostile = text(&browser.get("/guide/find?own=yes&login=%22%3E%3Cscript%3E"));
    assert!(!hostile.contains("<script"));
}

/// A world with so many methods that one looks for one's own.
fn with_many_methods() -> World {
    let mut world = World::new();
    let (before, services) = world.portal.split_once("[[service]]").unwrap();
    let method = before.rsplit_once("[[method]]").unwrap().1;
    let more = (1..=8).map(|number| {
        let own = method.replace(
            "id = \"nacka-eid\"",
            &format!("id = \"m{number}\"\nkeywords = [\"Sörby {number}\"]"),
        );
        format!("[[method]]{}", own.replace("Nacka eID", &format!("Kort {number}")))
    });
    world.portal = format!("{before}{}[[service]]{services}", more.collect::<String>());
    world
}

#[test]
fn a_method_is_found_by_its_employer_without_script_or_the_right_keyboard() {
    let world = with_many_methods();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let id = login.rsplit('/').next().unwrap();
    for page in [login.clone(), format!("/guide?login={id}")] {
        let separator = if page.contains('?') { '&' } else { '?' };
        let all = text(&browser.get(&page));
        assert!(
            all.contains("role=\"search\"") && all.contains("Kort 4") && all.contains("Kort 5"),
            "{all}"
        );
        let found = text(&browser.get(&format!("{page}{separator}q=sorby+4")));
        assert!(found.contains("Kort 4") && !found.contains(">Kort 5<"), "{found}");
        assert!(found.contains("Visar 1 av 10."), "{found}");
        let hostile = text(&browser.get(&format!("{page}{separator}q=%3Cscript%3E{}", "a".repeat(500))));
        assert!(hostile.contains("Ingen träff.") && !hostile.contains("<script>a"));
        assert!(
            hostile.contains(&format!("value=\"&lt;script&gt;{}\"", "a".repeat(52))),
            "{hostile}"
        );
    }
}

#[test]
fn whoever_reads_the_guide_in_a_login_always_finds_back() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let id = login.rsplit('/').next().unwrap();
    let leads_on = |page: &str| {
        let ours = page
            .split("href=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap());
        let mut readable = ours.filter(|href| {
            ["/guide", "/accessibility", "/languages"]
                .iter()
                .any(|start| href.starts_with(start))
        });
        readable.all(|href| href.contains(&format!("login={id}")))
    };
    assert!(leads_on(&text(&browser.get(&login))));
    for path in [
        "/guide",
        "/guide/find",
        "/guide/method/bankid",
        "/guide/services",
        "/guide/employers",
        "/accessibility",
        "/languages",
    ] {
        let response = browser.get(&format!("{path}?login={id}"));
        let page = text(&response);
        assert!(
            page.contains(&format!("href=\"{login}\"")) && leads_on(&page),
            "{path}: {page}"
        );
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store", "{path}");
        let alone = text(&browser.get(path));
        assert!(!alone.contains("login=") && !alone.contains("/login/"), "{path}");
    }
}

#[test]
fn a_form_that_is_sent_without_answers_says_what_is_missing() {
    let world = World::new();
    let browser = Browser::new(&world);
    assert!(!text(&browser.get("/guide/find")).contains("Svara på minst en fråga"));
    assert!(text(&browser.get("/guide/find?asked=yes")).contains("Svara på minst en fråga"));
}

#[test]
fn a_disturbance_is_told_while_it_lasts() {
    let notice = |from: &str, until: &str| {
        let text = "{ sv = \"Stör i natt\", en = \"Disturbed tonight\" }";
        let world = world(
            "route = \"bankid\"",
            &format!(
                "route = \"bankid\"\n        notice = {{ text = {text}, from = \"{from}\", until = \"{until}\" }}"
            ),
        );
        let browser = Browser::new(&world);
        text_of(&browser).contains("Stör i natt")
    };
    assert!(notice("2020-01-01", "2099-12-31"));
    assert!(!notice("2099-01-01", "2099-12-31") && !notice("2020-01-01", "2020-01-02"));
}

fn text_of(browser: &Browser<'_>) -> String {
    text(&browser.get(&browser.arrive()))
}

#[test]
fn whoever_comes_back_after_the_consent_is_asked_for_the_device_and_nothing_else() {
    let world = with_consent();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    world.answer(200, started("order-1"));
    browser.post(
        &format!("{login}/start"),
        &[("method", "bankid"), ("device", "other"), ("consent", "yes")],
    );
    let page = text(&browser.get(&format!("{login}/before?method=bankid")));
    assert!(
        page.contains("value=\"this\"") && page.contains("value=\"other\"") && !page.contains("name=\"consent\""),
        "{page}"
    );
}

#[test]
fn an_authenticated_login_that_lay_about_hands_nobody_over() {
    let world = world("show-release = false", "show-release = true");
    let browser = Browser::new(&world);
    let login = browser.authenticated();
    world.pass(11 * 60);
    for response in [
        browser.get(&format!("{login}/continue")),
        browser.post(&format!("{login}/release"), &[]),
    ] {
        assert_eq!(response.status(), StatusCode::GONE);
        assert!(response.headers().get(header::LOCATION).is_none());
    }
}

#[test]
fn a_change_of_language_keeps_the_question() {
    let world = with_consent();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let asked = format!("{login}/before?method=bankid");
    assert!(text(&browser.get(&asked)).contains(&format!("value=\"{asked}\"")));
    let form = [("language", "en"), ("back", asked.as_str())];
    assert_eq!(location(&browser.post("/language", &form)), asked);
    assert!(text(&browser.get(&asked)).contains("private e-ID"));
}

#[test]
fn a_reload_of_a_forms_answer_leads_to_the_login() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    for action in ["start", "choose", "release", "cancel"] {
        assert_eq!(location(&browser.get(&format!("{login}/{action}"))), login, "{action}");
    }
}

#[test]
fn a_head_begins_no_login() {
    let world = World::new();
    let response = Browser::new(&world).send(Method::HEAD, &authorize_path(&[]), &[], &[]);
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert!(response.headers().get(header::SET_COOKIE).is_none());
}

#[test]
fn a_failure_in_a_living_login_has_a_way_on() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let refused = browser.post(&format!("{login}/start"), &[("method", "nacka-eid")]);
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    assert!(text(&refused).contains(&format!("action=\"{login}/choose\"")));
    let policy = refused.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.contains("https://service.example"),
        "its way back leads to the e-service: {policy}"
    );
    let other = Browser::new(&world).post(&format!("{login}/start"), &[("method", "nacka-eid")]);
    assert!(
        !text(&other).contains("<form method=\"post\" action=\"/login"),
        "another browser has no login"
    );
}
