use crate::{
    browser::{Browser, authorize_path, body, location, parameter, text},
    world::{ISSUER, REDIRECT, World},
};
use http::{Method, StatusCode, header};

#[test]
fn a_good_request_leads_to_the_chooser() {
    let world = World::new();
    let browser = Browser::new(&world);
    let login = browser.arrive();
    let page = browser.get(&login);
    assert_eq!(page.status(), StatusCode::OK);
    let html = text(&page);
    assert!(
        html.contains("Journalen") && html.contains("BankID") && html.contains("Nacka eID"),
        "{html}"
    );
    assert!(html.contains("<html lang=\"sv\""));
    assert!(world.logged("login-begun").len() == 1);
}

#[test]
fn the_same_request_by_post_does_too() {
    let world = World::new();
    let path = authorize_path(&[]);
    let pairs: Vec<(String, String)> = form_urlencoded::parse(path.split_once('?').unwrap().1.as_bytes())
        .into_owned()
        .collect();
    let form: Vec<_> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let response = Browser::new(&world).send(
        Method::POST,
        "/oidc/authorize",
        &[("origin", "https://service.example")],
        &form,
    );
    assert!(location(&response).starts_with("/login/"));
}

#[test]
fn an_error_goes_to_the_e_service_with_state_and_issuer() {
    let world = World::new();
    let response = Browser::new(&world).get(&authorize_path(&[("prompt", "none")]));
    let address = location(&response);
    assert!(address.starts_with(REDIRECT));
    assert_eq!(parameter(&address, "error").unwrap(), "login_required");
    assert_eq!(parameter(&address, "state").unwrap(), "state-1");
    assert_eq!(parameter(&address, "iss").unwrap(), ISSUER);
}

#[test]
fn a_level_that_no_method_reaches_is_told_at_once() {
    let world = World::new();
    let claims = r#"{"id_token":{"acr":{"essential":true,"values":["http://id.elegnamnden.se/loa/1.0/loa4"]}}}"#;
    for quietly in ["", "none"] {
        let asked = authorize_path(&[("claims", claims), ("prompt", quietly)]);
        let address = location(&Browser::new(&world).get(&asked));
        assert_eq!(
            parameter(&address, "error").unwrap(),
            "unmet_authentication_requirements"
        );
    }
}

#[test]
fn nobody_is_redirected_to_an_unregistered_address() {
    let world = World::new();
    for change in [
        ("redirect_uri", "https://evil.example/callback"),
        ("client_id", "https://evil.example"),
    ] {
        let response = Browser::new(&world).get(&authorize_path(&[change]));
        assert_eq!(response.status(), StatusCode::BAD_REQUEST);
        assert!(response.headers().get(header::LOCATION).is_none());
        assert!(!text(&response).contains("evil.example"), "the page quotes the request");
    }
}

#[test]
fn a_doubled_parameter_is_refused() {
    let world = World::new();
    let path = format!("{}&state=other", authorize_path(&[]));
    assert_eq!(Browser::new(&world).get(&path).status(), StatusCode::BAD_REQUEST);
}

#[test]
fn an_endless_query_is_refused() {
    let world = World::new();
    let response = Browser::new(&world).get(&authorize_path(&[("login_hint", &"a".repeat(9_000))]));
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
}

#[test]
fn a_browser_keeps_four_logins_and_no_more() {
    let world = World::new();
    let browser = Browser::new(&world);
    let logins: Vec<_> = (0..6)
        .map(|_| {
            world.pass(1);
            browser.arrive()
        })
        .collect();
    let kept = |login: &str| browser.get(login).status() == StatusCode::OK;
    assert_eq!(
        logins.iter().map(|login| kept(login)).collect::<Vec<_>>(),
        [false, false, true, true, true, true]
    );
}

#[test]
fn the_discovery_document_names_this_installation() {
    let world = World::new();
    let browser = Browser::new(&world);
    let document = body(&browser.get("/.well-known/openid-configuration"));
    assert_eq!(document["issuer"], ISSUER);
    assert_eq!(document["token_endpoint"], format!("{ISSUER}/oidc/token"));
    let keys = body(&browser.get("/oidc/jwks"));
    assert_eq!(keys["keys"].as_array().unwrap().len(), 1);
    assert!(keys["keys"][0].get("d").is_none(), "a private key is published");
}

#[test]
fn the_next_key_is_published_before_it_is_used() {
    let world = World::new();
    world.variables.borrow_mut().insert(
        "signing_key_next",
        shared::jose::SigningKey::from_entropy([9; 32])
            .unwrap()
            .to_private_jwk(),
    );
    let keys = body(&Browser::new(&world).get("/oidc/jwks"));
    assert_eq!(keys["keys"].as_array().unwrap().len(), 2);
}
