//! The endpoints that e-services call: UserInfo, pushed requests, authentication with a secret.

use crate::{
    browser::{
        ASSERTION_TYPE, Browser, CHALLENGE, assertion, authorize_path, body, call, location, parameter, redeem, text,
    },
    token::claims,
    world::{CLIENT, OTHER, REDIRECT, World},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use http::{StatusCode, header};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shared::oidc::{AuthorizationErrorCode, TokenError};

const NUMBER: &str = "https://id.oidc.se/claim/personalIdentityNumber";

fn user_info(world: &World, token: &str) -> edge::env::Response {
    call(
        world,
        "/oidc/userinfo",
        &[("authorization", &format!("Bearer {token}"))],
        &[],
    )
}

fn tokens(world: &World, changes: &[(&str, &str)]) -> Value {
    let code = Browser::new(world).log_in_for(changes);
    body(&redeem(world, &code, &[]))
}

#[test]
fn user_info_is_signed_and_says_what_was_asked_for() {
    let world = World::new();
    let tokens = tokens(&world, &[]);
    assert_eq!(tokens["scope"], "openid https://id.oidc.se/scope/naturalPersonInfo");
    let response = user_info(&world, tokens["access_token"].as_str().unwrap());
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/jwt");
    let told = claims(&world, &text(&response));
    let id_token = claims(&world, tokens["id_token"].as_str().unwrap());
    assert_eq!((&told["sub"], &told["aud"]), (&id_token["sub"], &json!(CLIENT)));
    assert_eq!(
        (&told["name"], &told["given_name"], &told["family_name"]),
        (&json!("Tolvan Tolvansson"), &json!("Tolvan"), &json!("Tolvansson"))
    );
    assert!(told.get("birthdate").is_none() && told.get(NUMBER).is_none(), "{told}");
}

#[test]
fn a_personal_number_is_told_to_an_e_service_that_asks_and_may() {
    let world = World::with_service("may-learn = [\"personal-number\", \"birthdate\"]");
    let scope = (
        "scope",
        "openid https://id.oidc.se/scope/naturalPersonNumber https://id.oidc.se/scope/naturalPersonInfo",
    );
    let tokens = tokens(&world, &[scope]);
    let id_token = claims(&world, tokens["id_token"].as_str().unwrap());
    let told = claims(
        &world,
        &text(&user_info(&world, tokens["access_token"].as_str().unwrap())),
    );
    assert_eq!(
        (&id_token[NUMBER], &told[NUMBER]),
        (&json!("191212121212"), &json!("191212121212"))
    );
    assert_eq!((&told["birthdate"], told.get("name")), (&json!("1912-12-12"), None));
    assert!(id_token.get("https://id.oidc.se/claim/coordinationNumber").is_none());
    assert_ne!(id_token["sub"], "191212121212");
}

#[test]
fn an_access_token_dies_with_its_code() {
    let world = World::new();
    let code = Browser::new(&world).log_in();
    let tokens = body(&redeem(&world, &code, &[]));
    let token = tokens["access_token"].as_str().unwrap();
    assert_eq!(user_info(&world, token).status(), StatusCode::OK);
    assert_eq!(body(&redeem(&world, &code, &[]))["error"], "invalid_grant");
    let response = user_info(&world, token);
    assert_eq!(
        (response.status(), &body(&response)["error"]),
        (StatusCode::UNAUTHORIZED, &json!("invalid_token"))
    );
    assert!(
        response.headers()[header::WWW_AUTHENTICATE]
            .to_str()
            .unwrap()
            .starts_with("Bearer")
    );
}

#[test]
fn user_info_refuses_what_is_no_access_token_of_now() {
    let world = World::new();
    let tokens = tokens(&world, &[]);
    let token = tokens["access_token"].as_str().unwrap();
    for wrong in ["", "x", tokens["id_token"].as_str().unwrap(), &token[..token.len() - 1]] {
        assert_eq!(user_info(&world, wrong).status(), StatusCode::UNAUTHORIZED, "{wrong}");
    }
    world.pass(301);
    assert_eq!(user_info(&world, token).status(), StatusCode::UNAUTHORIZED);
}

fn pushed<'a>(assertion: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut pairs = vec![
        ("client_id", CLIENT),
        ("redirect_uri", REDIRECT),
        ("response_type", "code"),
        ("scope", "openid"),
        ("state", "state-1"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("client_assertion_type", ASSERTION_TYPE),
        ("client_assertion", assertion),
    ];
    pairs.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    pairs.extend_from_slice(changes);
    pairs
}

fn push(world: &World, changes: &[(&str, &str)]) -> edge::env::Response {
    let assertion = assertion(world, &[]);
    call(world, "/oidc/par", &[], &pushed(&assertion, changes))
}

fn arrive_with(world: &World, request_uri: &str, client: &str) -> edge::env::Response {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("client_id", client), ("request_uri", request_uri)])
        .finish();
    Browser::new(world).get(&format!("/oidc/authorize?{query}"))
}

#[test]
fn a_pushed_request_begins_one_login() {
    let world = World::with_service("request-form = \"pushed\"");
    let response = push(&world, &[]);
    assert_eq!(
        (response.status(), &body(&response)["expires_in"]),
        (StatusCode::CREATED, &json!(90))
    );
    let uri = body(&response)["request_uri"].as_str().unwrap().to_owned();
    assert!(location(&arrive_with(&world, &uri, CLIENT)).starts_with("/login/"));
    assert_eq!(
        arrive_with(&world, &uri, CLIENT).status(),
        StatusCode::BAD_REQUEST,
        "used"
    );
    let late = body(&push(&world, &[]))["request_uri"].as_str().unwrap().to_owned();
    world.pass(91);
    assert_eq!(
        arrive_with(&world, &late, CLIENT).status(),
        StatusCode::BAD_REQUEST,
        "too late"
    );
    let direct = Browser::new(&world).get(&authorize_path(&[]));
    assert_eq!(
        parameter(&location(&direct), "error").unwrap(),
        "invalid_request",
        "not pushed"
    );
}

#[test]
fn a_pushed_request_is_of_its_e_service_alone() {
    let world = World::new().and_another("");
    let uri = body(&push(&world, &[]))["request_uri"].as_str().unwrap().to_owned();
    assert_eq!(arrive_with(&world, &uri, OTHER).status(), StatusCode::BAD_REQUEST);
}

#[test]
fn what_is_wrong_with_a_pushed_request_is_told_at_once() {
    let world = World::new();
    for (change, status, error) in [
        (("scope", "profile"), 400, "invalid_scope"),
        (("redirect_uri", "https://service.example/"), 400, "invalid_request"),
        (("code_challenge_method", "plain"), 400, "invalid_request"),
        (("request_uri", "urn:a"), 400, "request_uri_not_supported"),
        (("client_assertion", "a.b.c"), 401, "invalid_client"),
    ] {
        let response = push(&world, &[change]);
        assert_eq!(
            (response.status().as_u16(), &body(&response)["error"]),
            (status, &json!(error)),
            "{change:?}"
        );
    }
    world.store_is_down.set(true);
    assert_eq!(push(&world, &[]).status(), StatusCode::SERVICE_UNAVAILABLE);
}

/// A world whose e-service has a secret instead of keys.
fn with_secret() -> World {
    let mut world = World::new();
    let (before, after) = world.portal.split_at(world.portal.find("keys = [").unwrap());
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest("a+b c"));
    let rest = after.split_once('\n').unwrap().1;
    world.portal = format!("{before}client-secret-sha256 = \"{hash}\"\n{rest}");
    world
}

#[test]
fn a_secret_is_taken_where_the_e_service_has_one_and_in_one_way() {
    let world = with_secret();
    let header = |secret: &str| {
        let part = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        format!(
            "Basic {}",
            STANDARD.encode(format!("{}:{}", part(CLIENT), part(secret)))
        )
    };
    let form = |code: &str, more: &[(&str, &str)], authorization: Option<&str>| {
        let mut pairs = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", REDIRECT),
            ("code_verifier", crate::browser::VERIFIER),
        ];
        pairs.extend_from_slice(more);
        let headers: Vec<_> = authorization
            .map(|value| ("authorization", value))
            .into_iter()
            .collect();
        call(&world, "/oidc/token", &headers, &pairs)
    };
    let browser = Browser::new(&world);
    let posted = [("client_id", CLIENT), ("client_secret", "a+b c")];
    assert_eq!(
        form(&browser.log_in(), &[], Some(&header("a+b c"))).status(),
        StatusCode::OK
    );
    assert_eq!(form(&browser.log_in(), &posted, None).status(), StatusCode::OK);
    let code = browser.log_in();
    let refused = form(&code, &[], Some(&header("wrong")));
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(refused.headers()[header::WWW_AUTHENTICATE], "Basic");
    assert_eq!(
        body(&form(&code, &posted, Some(&header("a+b c"))))["error"],
        "invalid_request",
        "two ways at once"
    );
    assert_eq!(
        body(&redeem(&world, &code, &[]))["error"],
        "invalid_client",
        "keys of another"
    );
    let with_keys = World::new();
    let code = Browser::new(&with_keys).log_in();
    let changed = [
        ("client_assertion", ""),
        ("client_assertion_type", ""),
        posted[0],
        posted[1],
    ];
    assert_eq!(body(&redeem(&with_keys, &code, &changed))["error"], "invalid_client");
}

#[test]
fn a_refused_e_service_reads_what_to_do_and_where_the_operator_finds_it() {
    let world = World::new();
    let refused = body(&redeem(&world, "no-code", &[]));
    assert_eq!(refused["error"], "invalid_grant");
    let description = refused["error_description"].as_str().unwrap();
    let logged = world.logged("client-refused")[0]["reference"].clone();
    let expected = TokenError::InvalidGrant.description();
    assert_eq!(
        description,
        format!("{expected} Reference: {}", logged.as_str().unwrap())
    );
    let address = location(&Browser::new(&world).get(&authorize_path(&[("code_challenge_method", "plain")])));
    assert_eq!(parameter(&address, "error").as_deref(), Some("invalid_request"));
    assert_eq!(
        parameter(&address, "error_description").as_deref(),
        Some(AuthorizationErrorCode::InvalidRequest.description())
    );
}

#[test]
fn discovery_says_what_the_provider_does() {
    let world = World::new();
    let document = body(&Browser::new(&world).get("/.well-known/openid-configuration"));
    for (name, value) in [
        ("issuer", json!(crate::world::ISSUER)),
        ("response_types_supported", json!(["code"])),
        ("code_challenge_methods_supported", json!(["S256"])),
        ("acr_values_supported", json!(["http://id.elegnamnden.se/loa/1.0/loa3"])),
        ("id_token_signing_alg_values_supported", json!(["ES256"])),
        ("subject_types_supported", json!(["pairwise"])),
        ("request_parameter_supported", json!(true)),
        ("request_uri_parameter_supported", json!(false)),
        ("authorization_response_iss_parameter_supported", json!(true)),
        ("backchannel_logout_supported", json!(true)),
        ("https://id.oidc.se/disco/userMessageSupported", json!(true)),
        (
            "https://id.oidc.se/disco/userMessageSupportedMimeTypes",
            json!(["text/plain"]),
        ),
        ("https://id.oidc.se/disco/authnProviderSupported", json!(true)),
        ("https://id.oidc.se/disco/originalClientIdSupported", json!(true)),
    ] {
        assert_eq!(document[name], value, "{name}");
    }
    let claims = document["claims_supported"].as_array().unwrap();
    assert!(
        ["sub", "txn", NUMBER]
            .iter()
            .all(|claim| claims.contains(&json!(claim)))
    );
}

#[test]
fn discovery_names_secrets_only_where_there_are_any() {
    let methods = |world: &World| {
        let document = body(&Browser::new(world).get("/.well-known/openid-configuration"));
        document["token_endpoint_auth_methods_supported"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!((methods(&World::new()), methods(&with_secret())), (1, 3));
}

#[test]
fn an_e_service_may_name_the_method_and_say_something() {
    let world = World::new();
    world.answer(200, crate::world::started("order-1"));
    let message = json!({"message#sv": STANDARD.encode("Signera inget"), "message": STANDARD.encode("x")}).to_string();
    let phone = Browser {
        user_agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1",
        ..Browser::new(&world)
    };
    let response = push(
        &world,
        &[
            ("https://id.oidc.se/param/authnProvider", "bankid"),
            ("https://id.oidc.se/param/userMessage", &message),
            ("ui_locales", "sv"),
        ],
    );
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([
            ("client_id", CLIENT),
            ("request_uri", body(&response)["request_uri"].as_str().unwrap()),
        ])
        .finish();
    phone.get(&format!("/oidc/authorize?{query}"));
    let sent = world.sent.borrow();
    let (address, order) = &sent[0];
    assert!(address.ends_with("/auth"));
    let visible = STANDARD.decode(order["userVisibleData"].as_str().unwrap()).unwrap();
    assert!(String::from_utf8(visible).unwrap().ends_with("Signera inget"));
}

#[test]
fn an_e_service_may_stand_in_for_those_it_is_registered_for() {
    let mut world = World::new();
    world.portal.push_str(
        "[[service.original]]\nid = \"https://third.example\"\nname = { sv = \"Kartan\", en = \"The Map\" }\n",
    );
    let original = ("https://id.oidc.se/param/originalClientId", "https://third.example");
    let browser = Browser::new(&world);
    let login = location(&browser.get(&authorize_path(&[original])));
    let page = text(&browser.get(&login));
    assert!(page.contains("Kartan") && !page.contains("Journalen"));
    let other = browser.get(&authorize_path(&[(original.0, "https://fourth.example")]));
    assert_eq!(parameter(&location(&other), "error").unwrap(), "invalid_request");
}

#[test]
fn which_method_was_used_is_told_to_an_e_service_that_asks_and_may() {
    const METHOD: &str = "https://github.com/tillit-login/tillit/claim/method";
    let asked = json!({"id_token": {METHOD: null}}).to_string();
    let told = |may_learn: &str, claims_asked: &str| {
        let world = World::with_service(&format!("may-learn = [{may_learn}]"));
        let tokens = tokens(&world, &[("claims", claims_asked), ("scope", "openid")]);
        claims(&world, tokens["id_token"].as_str().unwrap())
            .get(METHOD)
            .cloned()
    };
    assert_eq!(told("\"method\"", &asked), Some(json!("bankid")));
    assert_eq!(told("\"names\"", &asked), None, "it may not");
    assert_eq!(told("\"method\"", "{}"), None, "it has not asked");
}

#[test]
fn a_secret_is_warned_about_in_the_log_too() {
    for (world, warnings) in [(with_secret(), 1), (World::new(), 0)] {
        call(
            &world,
            "/internal/sweep",
            &[("authorization", "Bearer a-token-of-some-length")],
            &[],
        );
        let logged = world.logged("configuration-warning");
        assert_eq!(logged.len(), warnings);
        assert!(logged.iter().all(|line| line["service"] == CLIENT));
    }
}
