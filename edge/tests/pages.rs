use crate::{
    browser::{Browser, authorize_path, body, location, text},
    world::{ISSUER, World},
};
use http::{Method, StatusCode, header};
use shared::{language::Language, reason::Reason};

#[test]
fn every_response_is_closed_to_other_sites() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    for path in ["/", "/nowhere", "/oidc/jwks", "/assets/v1/tillit.css", &login] {
        let response = browser.get(path);
        let headers = response.headers();
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
        assert_eq!(headers[header::STRICT_TRANSPORT_SECURITY], "max-age=63072000", "{path}");
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'")
                && policy.contains("frame-ancestors 'none'")
                && !policy.contains("unsafe-inline"),
            "{policy}"
        );
    }
}

#[test]
fn a_page_of_a_login_may_post_itself_and_end_at_its_e_service() {
    let world = World::new();
    let browser = Browser::new(&world);
    let page = browser.get(&browser.arrive());
    let policy = page.headers()[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("form-action 'self' https: https://service.example;"),
        "{policy}"
    );
    assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
}

fn themed(theme: &str) -> World {
    let mut world = World::new();
    world.portal = world
        .portal
        .replacen("[[method]]", &format!("[operator.theme]\n{theme}\n[[method]]"), 1);
    world
}

#[test]
fn the_operators_looks_are_served_and_nothing_else_of_the_configuration() {
    let world = themed("accent = { light = \"#005aa0\", dark = \"#7db8f0\" }\nlogo = \"logo.svg\"");
    let browser = Browser::new(&world);
    let page = text(&browser.get("/"));
    let address = |end: &str| {
        let addresses = page.split('"').filter(|part| part.starts_with("/theme/"));
        addresses
            .into_iter()
            .find(|address| address.ends_with(end))
            .unwrap()
            .to_owned()
    };
    let style = browser.get(&address("/theme.css"));
    assert!(text(&style).contains("--accent:#005aa0") && text(&style).contains("--accent:#7db8f0"));
    assert_eq!(style.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert_eq!(
        style.headers()[header::CACHE_CONTROL],
        "public, max-age=31536000, immutable"
    );
    let logo = browser.get(&address("/logo.svg"));
    assert_eq!(logo.headers()[header::CONTENT_TYPE], "image/svg+xml");
    let policy = logo.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    let old = browser.get("/theme/0000000000000000/theme.css");
    assert_eq!(old.headers()[header::CACHE_CONTROL], "no-store");
    for name in ["portal.toml", "secret.txt", "large.png", "..%2fportal.toml", ""] {
        let path = address("/theme.css").replace("theme.css", name);
        assert_eq!(browser.get(&path).status(), StatusCode::NOT_FOUND, "{name}");
    }
    let plain = World::new();
    assert_eq!(
        Browser::new(&plain).get("/theme/x/theme.css").status(),
        StatusCode::NOT_FOUND
    );
}

#[test]
fn the_logo_of_an_e_service_stands_in_its_chooser_and_no_other_file_is_served() {
    let world = World::with_service("logo = \"logo.svg\"");
    let browser = Browser::new(&world);
    let page = text(&browser.get(&browser.arrive()));
    assert!(
        page.contains("<img src=\"/logo/logo.svg\" alt=\"\" class=\"whose\""),
        "{page}"
    );
    let logo = browser.get("/logo/logo.svg");
    assert_eq!(logo.headers()[header::CONTENT_TYPE], "image/svg+xml");
    assert_eq!(logo.headers()[header::CACHE_CONTROL], "public, max-age=300");
    let policy = logo.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    for name in ["large.png", "portal.toml", "secret.txt", "..%2flogo.svg", ""] {
        assert_eq!(
            browser.get(&format!("/logo/{name}")).status(),
            StatusCode::NOT_FOUND,
            "{name}"
        );
    }
    for (entry, what) in [("large.png", "too large"), ("none.svg", "not there")] {
        let world = World::with_service(&format!("logo = \"{entry}\""));
        let browser = Browser::new(&world);
        assert_eq!(
            browser.get(&browser.arrive()).status(),
            StatusCode::OK,
            "the login works"
        );
        assert_eq!(
            browser.get(&format!("/logo/{entry}")).status(),
            StatusCode::NOT_FOUND,
            "{what}"
        );
    }
    let plain = World::new();
    let browser = Browser::new(&plain);
    assert!(!text(&browser.get(&browser.arrive())).contains("/logo/"));
    assert_eq!(
        browser.get("/logo/logo.svg").status(),
        StatusCode::NOT_FOUND,
        "nobody names it"
    );
}

#[test]
fn looks_that_cannot_be_read_or_found_are_a_fault_of_the_configuration() {
    let good = "accent = { light = \"#005aa0\", dark = \"#7db8f0\" }";
    assert_eq!(themed(good).config_fault(), None);
    for (theme, says) in [
        (
            "accent = { light = \"#7db8f0\", dark = \"#7db8f0\" }".to_owned(),
            "operator.theme: accent.light has too little contrast",
        ),
        (
            "accent = { light = \"#005aa0\", dark = \"#005aa0\" }".to_owned(),
            "operator.theme: accent.dark has too little contrast",
        ),
        (
            "accent = { light = \"red;}\", dark = \"#7db8f0\" }".to_owned(),
            "not a colour",
        ),
        (format!("{good}\nlogo = \"none.svg\""), "there is no none.svg"),
        (format!("{good}\nlogo = \"large.png\""), "large.png has more than"),
        (
            format!("{good}\nlogo = \"../logo.svg\""),
            "not the name of an .svg or .png file",
        ),
    ] {
        let fault = themed(&theme).config_fault().unwrap();
        assert!(fault.contains(says), "{fault}");
    }
}

#[test]
fn files_of_the_build_are_kept_for_good_and_nothing_else_is_served() {
    let world = World::new();
    let browser = Browser::new(&world);
    let css = browser.get("/assets/v1/tillit.css");
    assert_eq!(
        (css.status(), css.headers()[header::CACHE_CONTROL].to_str().unwrap()),
        (StatusCode::OK, "public, max-age=31536000, immutable")
    );
    assert_eq!(
        browser.get("/assets/v0/tillit.css").headers()[header::CACHE_CONTROL],
        "no-store"
    );
    for path in [
        "/assets/v1/version",
        "/assets/v1/..%2Fconfig%2Fportal.toml",
        "/assets/v1/portal.toml",
        "/assets/v1/tillit.css.br",
        "/assets/v1/.css",
        "/assets/v1/",
    ] {
        assert_eq!(browser.get(path).status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn a_file_is_sent_compressed_to_who_takes_it() {
    let world = World::new();
    let browser = Browser::new(&world);
    for (accepted, is_taken) in [
        ("gzip, deflate, br, zstd", true),
        ("br;q=0.5", true),
        ("BR", true),
        ("br;q=0", false),
        ("br; q=0.0, gzip", false),
        ("gzip, brotli", false),
        ("", false),
    ] {
        let headers = [("accept-encoding", accepted)];
        let css = browser.send(Method::GET, "/assets/v1/tillit.css", &headers, &[]);
        let coding = css.headers().get(header::CONTENT_ENCODING);
        assert_eq!(
            coding.map(|coding| coding.to_str().unwrap()),
            is_taken.then_some("br"),
            "{accepted}"
        );
        assert_eq!(text(&css), if is_taken { "compressed" } else { "body{}" });
        assert_eq!(css.headers()[header::VARY], "accept-encoding");
        assert_eq!(css.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
    }
}

#[test]
fn a_language_is_chosen_remembered_and_otherwise_guessed() {
    let world = World::new();
    let browser = Browser::new(&world);
    assert!(text(&browser.get("/")).contains("<html lang=\"sv\""));
    assert!(text(&browser.send(Method::GET, "/", &[("accept-language", "en-GB")], &[])).contains("<html lang=\"en\""));
    let response = browser.post("/language", &[("language", "en"), ("back", "/somewhere")]);
    assert_eq!(location(&response), "/somewhere");
    assert!(text(&browser.get("/")).contains("<html lang=\"en\""));
}

#[test]
fn a_change_of_language_leads_nowhere_else() {
    let world = World::new();
    let browser = Browser::new(&world);
    for back in [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/a?b=//c d",
        "/a#b",
        "",
    ] {
        assert_eq!(
            location(&browser.post("/language", &[("language", "sv"), ("back", back)])),
            "/",
            "{back}"
        );
    }
    assert_eq!(
        browser.post("/language", &[("language", "tlh")]).status(),
        StatusCode::BAD_REQUEST
    );
}

#[test]
fn a_change_of_language_keeps_what_the_person_looks_for() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let searched = format!("{login}?q=%C3%85lands%20%22k%22%26");
    let back = format!("value=\"{searched}\" type=\"hidden\" name=\"back\"");
    let swedish = text(&browser.get(&searched));
    assert!(swedish.contains(&back), "{swedish}");
    let changed = location(&browser.post("/language", &[("language", "en"), ("back", &searched)]));
    let english = text(&browser.get(&changed));
    assert!(
        english.contains("<html lang=\"en\"") && english.contains(&back),
        "{english}"
    );
}

#[test]
fn a_change_of_language_keeps_the_request_that_went_wrong() {
    let world = World::new();
    let browser = Browser::new(&world);
    let wrong = "/oidc/authorize?client_id=https%3A%2F%2Fservice.example&redirect_uri=https://elsewhere.example/";
    assert!(text(&browser.get(wrong)).contains("redirect-unknown"));
    let change = |referer: &str, language: &str| {
        let said = [("origin", ISSUER), ("referer", referer)];
        let form = [("language", language), ("back", "/oidc/authorize")];
        location(&browser.send(Method::POST, "/language", &said, &form))
    };
    let changed = change(&format!("{ISSUER}{wrong}"), "en");
    assert_eq!(changed, wrong);
    let english = text(&browser.get(&changed));
    assert!(english.contains("redirect-unknown") && english.contains("<html lang=\"en\""));
    // Only the request itself is gone back to.
    for elsewhere in [
        "https://elsewhere.example/oidc/authorize?a=b".to_owned(),
        format!("{ISSUER}/oidc/logout?a=b"),
        format!("{ISSUER}.elsewhere.example/oidc/authorize?a=b"),
        format!("{ISSUER}/oidc/authorize?a='b'"),
        ISSUER.to_owned(),
    ] {
        assert_eq!(change(&elsewhere, "en"), "/oidc/authorize", "{elsewhere}");
    }
}

#[test]
fn the_language_that_the_e_service_asks_for_holds_on_every_page_around_the_login() {
    let world = World::new();
    let browser = Browser::new(&world);
    let is_english = |path: &str| text(&browser.get(path)).contains("<html lang=\"en\"");
    assert!(is_english(&authorize_path(&[
        ("ui_locales", "fi en"),
        ("redirect_uri", "https://elsewhere.example/")
    ])));
    let login = location(&browser.get(&authorize_path(&[("ui_locales", "en")])));
    let id = login.rsplit('/').next().unwrap();
    assert!(is_english(&login) && is_english(&format!("/guide?login={id}")));
    assert!(is_english(&format!("{login}/return?nonce=x")), "a failure in the login");
    assert!(!is_english("/guide"), "others are asked in Swedish");
}

#[test]
fn a_person_is_told_in_words_and_a_program_in_json() {
    let world = World::new();
    let browser = Browser::new(&world);
    let long = "a".repeat(70_000);
    let asked = |accept: &str| {
        let accept = [("accept", accept)];
        [
            browser.send(Method::GET, "/oidc/token", &accept, &[]),
            browser.send(Method::POST, "/language", &accept, &[("back", &long)]),
        ]
    };
    for response in asked("text/html,application/xhtml+xml,*/*;q=0.8") {
        let page = text(&response);
        assert!(page.contains("malformed-request") && page.contains("<h1"), "{page}");
        assert!(
            response.headers()[header::CONTENT_TYPE]
                .to_str()
                .unwrap()
                .starts_with("text/html")
        );
    }
    for response in asked("*/*") {
        let problem = body(&response);
        assert_eq!(problem["code"], "malformed-request");
        let words = (frontend::text::of(Language::Sv).reason)(Reason::MalformedRequest);
        assert_eq!(problem["title"], words.title);
        assert!(problem["detail"].as_str().unwrap().contains(words.next), "{problem}");
    }
    let english = [("accept", "application/json"), ("accept-language", "en")];
    let problem = body(&browser.send(Method::GET, "/oidc/token", &english, &[]));
    let words = (frontend::text::of(Language::En).reason)(Reason::MalformedRequest);
    assert_eq!(problem["title"], words.title);
    let [wrong_method, _] = asked("text/html");
    assert_eq!(
        (
            wrong_method.status(),
            wrong_method.headers()[header::ALLOW].to_str().unwrap()
        ),
        (StatusCode::METHOD_NOT_ALLOWED, "POST")
    );
}

#[test]
fn a_portal_that_is_not_set_up_says_so_in_both_languages() {
    let world = World::new();
    world.variables.borrow_mut().insert("seal_key", String::new());
    let response = Browser::new(&world).send(Method::GET, "/login/x", &[("accept", "text/html")], &[]);
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    let page = text(&response);
    for said in [
        "<html lang=\"sv\">",
        "Inloggningen fungerar inte just nu",
        "<section lang=\"en\">",
        "The login does not work right now",
        "<code>unavailable</code>",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("seal_key"));
}

#[test]
fn wrong_methods_and_paths_are_told_so() {
    let world = World::new();
    let browser = Browser::new(&world);
    for path in [
        "/nowhere",
        "/login/short",
        "/oidc/authorize/x",
        "/login/AAAAAAAAAAAAAAAAAAAAAA/what",
    ] {
        assert_eq!(browser.get(path).status(), StatusCode::NOT_FOUND, "{path}");
    }
    let response = browser.get("/oidc/token");
    assert_eq!(
        (response.status(), response.headers()[header::ALLOW].to_str().unwrap()),
        (StatusCode::METHOD_NOT_ALLOWED, "POST")
    );
    let head = browser.send(Method::HEAD, "/", &[], &[]);
    assert_eq!((head.status(), head.body().len()), (StatusCode::OK, 0));
}

#[test]
fn a_body_that_is_too_long_is_refused() {
    let world = World::new();
    let long = "a".repeat(70_000);
    let send = |path| Browser::new(&world).send(Method::POST, path, &[], &[("code", &long)]);
    let response = send("/language");
    assert_eq!(
        (response.status(), &body(&response)["code"]),
        (StatusCode::BAD_REQUEST, &serde_json::json!("malformed-request"))
    );
    for path in ["/oidc/token", "/oidc/par", "/oidc/userinfo"] {
        let response = send(path);
        assert_eq!(
            (response.status(), &body(&response)["error"]),
            (StatusCode::BAD_REQUEST, &serde_json::json!("invalid_request")),
            "{path}"
        );
    }
}

#[test]
fn half_a_configuration_is_refused_and_named() {
    for (variable, value, said) in [
        ("seal_key", "", "seal_key: the variable is not set"),
        ("seal_key", "AAAA", "seal_key: must be 32 random bytes"),
        ("seal_key_next", "AAAA", "seal_key_next: must be 32 random bytes"),
        (
            "seal_key_next",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
            "seal_key_next: must be another key",
        ),
        ("public_url", "https://login.example/", "public_url: must be"),
        ("environment", "prod", "environment: must be production or test"),
        ("signing_key", "{}", "signing_key: must be"),
        ("internal_token", "short", "internal_token: must have"),
        ("bankid_origin", "http://bankid.example", "bankid_origin: must be"),
        ("bankid_roots", "no certificate", "bankid_roots: must be"),
        ("bankid_relying_party", "2021006884", "bankid_relying_party: must be"),
    ] {
        let world = World::new();
        world.variables.borrow_mut().insert(variable, value.to_owned());
        let fault = world.config_fault().unwrap();
        assert!(fault.starts_with(said), "{fault}");
        let response = world.send(
            &http::Request::builder()
                .uri(format!("{ISSUER}/"))
                .body(Vec::new())
                .unwrap(),
        );
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(!text(&response).contains(variable), "the page names a variable");
    }
}

#[test]
fn a_mistake_in_the_portal_file_is_named_with_its_line() {
    let mut world = World::new();
    world.portal = world.portal.replace("kind = \"private\"", "kind = \"personal\"");
    let fault = world.config_fault().unwrap();
    assert!(
        fault.contains("line") && fault.contains("expected `in-service` or `private`"),
        "{fault}"
    );
}

#[test]
fn health_tells_whether_the_store_answers() {
    let world = World::new();
    let browser = Browser::new(&world);
    assert_eq!(browser.get("/health").status(), StatusCode::OK);
    world.store_is_down.set(true);
    assert_eq!(browser.get("/health").status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[test]
fn the_address_of_the_person_comes_from_the_host_alone() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    world.answer(200, crate::world::started("order-1"));
    let forged = [
        ("origin", ISSUER),
        ("spin-client-addr", "203.0.113.9:1"),
        ("x-forwarded-for", "203.0.113.9"),
        ("forwarded", "for=203.0.113.9"),
    ];
    browser.send(
        Method::POST,
        &format!("{login}/start"),
        &forged,
        &[("method", "bankid")],
    );
    assert_eq!(world.sent.borrow()[0].1["endUserIp"], "192.0.2.7");
}

#[test]
fn the_shipped_configuration_is_whole() {
    let mut world = World::new();
    world.portal = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../config/portal.toml")).unwrap();
    let tokens = "personnel:a-token".to_owned();
    world.variables.borrow_mut().insert("scim_tokens", tokens);
    assert_eq!(world.config_fault(), None);
}

#[test]
fn every_e_id_that_employees_meet_is_in_the_shipped_configuration() {
    let mut world = World::new();
    world.portal = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../config/portal.toml")).unwrap();
    let tokens = "personnel:a-token".to_owned();
    world.variables.borrow_mut().insert("scim_tokens", tokens);
    let browser = Browser::new(&world);
    for (sought, id) in [
        ("nacka", "nacka-eid"),
        ("freja organisation", "freja-orgid"),
        ("mobilt siths", "siths-mobile"),
        ("siths kort", "siths-card"),
        ("osis", "osis-card"),
        ("efos", "efos"),
        ("huddinge kommun", "huddinge"),
        ("mobilt bankid", "bankid"),
        ("bankid kort", "bankid"),
        ("freja+", "freja"),
        ("svenska pass", "svenska-pass"),
        ("eduid", "eduid"),
        ("utländsk", "eidas"),
    ] {
        let query: String = form_urlencoded::byte_serialize(sought.as_bytes()).collect();
        let found = text(&browser.get(&format!("/guide?q={query}")));
        assert!(
            found.contains(&format!("href=\"/guide/method/{id}\"")),
            "{sought} does not find {id}"
        );
        let page = text(&browser.get(&format!("/guide/method/{id}")));
        for fact in [
            "Vem kan få den",
            "Så skaffar du den",
            "Uppgifterna kontrollerades 2026-",
        ] {
            assert!(page.contains(fact), "{id}: {fact}");
        }
    }
}

#[test]
fn a_browser_that_asks_for_an_awaited_language_is_told_which_one_it_gets() {
    let world = World::new();
    let browser = Browser::new(&world);
    let page = |accepted| text(&browser.send(Method::GET, "/guide", &[("accept-language", accepted)], &[]));
    let finnish = page("fi-FI,fi;q=0.9,en;q=0.8");
    assert!(finnish.contains("<html lang=\"en\"") && finnish.contains("You are reading it in English."));
    assert!(!page("en,fi;q=0.9").contains("<aside"), "English is what they want");
    let chosen = browser.send(
        Method::POST,
        "/language",
        &[("origin", ISSUER), ("accept-language", "fi")],
        &[("language", "sv"), ("back", "/guide")],
    );
    assert_eq!(chosen.status(), StatusCode::SEE_OTHER);
    assert!(!page("fi").contains("<aside"), "they have chosen");
}

#[test]
fn a_production_installation_is_reached_over_tls() {
    let world = World::new();
    world
        .variables
        .borrow_mut()
        .insert("environment", "production".to_owned());
    assert_eq!(world.config_fault(), None);
    world
        .variables
        .borrow_mut()
        .insert("public_url", "http://localhost:7070".to_owned());
    assert!(
        world
            .config_fault()
            .unwrap()
            .starts_with("public_url: must be https in production")
    );
}

#[test]
fn a_sweep_warns_of_levels_that_should_be_looked_up_again() {
    let world = World::new();
    Browser::new(&world).send(
        Method::POST,
        "/internal/sweep",
        &[("authorization", "Bearer a-token-of-some-length")],
        &[],
    );
    let overdue = world.logged("level-overdue");
    assert_eq!((overdue.len(), overdue[0]["method"].as_str()), (1, Some("nacka-eid")));
}
