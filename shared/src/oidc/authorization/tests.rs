use super::{AuthorizationError, AuthorizationErrorCode as Code, Parameters, Request, Scope, response_uri};
use crate::{
    environment::Environment,
    id::State,
    language::Language,
    loa::Loa,
    portal::{Portal, PortalFile},
    reason::Reason,
};
use serde_json::json;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

pub(crate) fn portal() -> Portal {
    let key = json!({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"});
    portal_with_keys(&[("https://one.example", &key), ("https://two.example", &key)])
}

pub(crate) fn portal_with_keys(services: &[(&str, &serde_json::Value)]) -> Portal {
    let words = json!({"sv": "Namn", "en": "Name"});
    let services: Vec<_> = services
        .iter()
        .map(|(id, key)| {
            json!({"id": id, "name": words, "redirect-uris": [format!("{id}/callback")], "demand": "any-level", "private": "allowed", "keys": [key]})
        })
        .collect();
    let file = json!({"operator": {"name": words, "helpdesk": words}, "method": [], "service": services});
    Portal::new(serde_json::from_value::<PortalFile>(file).unwrap(), Environment::Test).unwrap()
}

const GOOD: [(&str, &str); 8] = [
    ("client_id", "https://one.example"),
    ("redirect_uri", "https://one.example/callback"),
    ("response_type", "code"),
    ("scope", "openid https://id.oidc.se/scope/naturalPersonInfo unknown"),
    ("state", "a state"),
    ("nonce", "n-1"),
    ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
    ("code_challenge_method", "S256"),
];

fn parameters(changes: &[(&str, Option<&str>)]) -> Parameters {
    let changed = |name: &str| changes.iter().any(|(other, _)| *other == name);
    let kept = GOOD
        .iter()
        .filter(|(name, _)| !changed(name))
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let new = changes
        .iter()
        .filter_map(|(name, value)| value.map(|value| ((*name).to_owned(), value.to_owned())));
    Parameters::new(kept.chain(new)).unwrap()
}

fn read(changes: &[(&str, Option<&str>)]) -> Result<Request, AuthorizationError> {
    Request::read(&parameters(changes), &portal())
}

fn error(changes: &[(&str, Option<&str>)]) -> Code {
    match read(changes) {
        Err(AuthorizationError::Redirect { error, .. }) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn reads_a_good_request() {
    let request = read(&[("ui_locales", Some("en"))]).unwrap();
    assert_eq!(request.client.as_str(), "https://one.example");
    assert!(request.scopes.contains(Scope::NaturalPersonInfo));
    assert_eq!((request.language, request.essential), (Some(Language::En), None));
}

#[test]
fn shows_a_page_where_the_recipient_is_in_doubt() {
    for (change, reason) in [
        (("client_id", None), Reason::MalformedRequest),
        (("client_id", Some("https://three.example")), Reason::ServiceUnknown),
        (("client_id", Some("å")), Reason::ServiceUnknown),
        (("redirect_uri", None), Reason::MalformedRequest),
        (
            ("redirect_uri", Some("https://two.example/callback")),
            Reason::RedirectUnknown,
        ),
        (
            ("redirect_uri", Some("https://one.example/callback/")),
            Reason::RedirectUnknown,
        ),
        (
            ("redirect_uri", Some("https://one.example/callback?a=b")),
            Reason::RedirectUnknown,
        ),
        (
            ("redirect_uri", Some("https://one.example:443/callback")),
            Reason::RedirectUnknown,
        ),
    ] {
        assert_eq!(read(&[change]), Err(AuthorizationError::Page(reason)), "{change:?}");
    }
}

#[test]
fn tells_the_e_service_what_is_wrong_with_its_request() {
    for (change, code) in [
        (("response_type", Some("id_token")), Code::UnsupportedResponseType),
        (("response_type", None), Code::InvalidRequest),
        (("response_mode", Some("fragment")), Code::InvalidRequest),
        (("scope", Some("profile")), Code::InvalidScope),
        (("code_challenge", None), Code::InvalidRequest),
        (("code_challenge", Some("short")), Code::InvalidRequest),
        (("code_challenge_method", Some("plain")), Code::InvalidRequest),
        (("code_challenge_method", None), Code::InvalidRequest),
        (("request", Some("ey")), Code::RequestNotSupported),
        (("request_uri", Some("urn:a")), Code::RequestUriNotSupported),
        (("registration", Some("{}")), Code::RegistrationNotSupported),
        (("prompt", Some("none")), Code::LoginRequired),
        (("prompt", Some("none login")), Code::InvalidRequest),
        (("prompt", Some("create")), Code::InvalidRequest),
        (("nonce", Some("å")), Code::InvalidRequest),
        (("state", Some("å")), Code::InvalidRequest),
        (("claims", Some("{")), Code::InvalidRequest),
        (
            (
                "claims",
                Some(r#"{"id_token":{"acr":{"essential":true,"values":["urn:gold"]}}}"#),
            ),
            Code::UnmetAuthenticationRequirements,
        ),
    ] {
        assert_eq!(error(&[change]), code, "{change:?}");
    }
}

#[test]
fn essential_levels_are_kept_and_voluntary_ones_are_not() {
    let of = |claims: &str| read(&[("claims", Some(claims))]).unwrap().essential;
    let loa3 =
        r#"{"id_token":{"acr":{"essential":true,"values":["urn:gold","http://id.elegnamnden.se/loa/1.0/loa3"]}}}"#;
    assert_eq!(of(loa3), Some(vec![Loa::Loa3]));
    assert_eq!(
        of(r#"{"id_token":{"acr":{"values":["http://id.elegnamnden.se/loa/1.0/loa3"]}}}"#),
        None
    );
    assert_eq!(of(r#"{"id_token":{"acr":null}}"#), None);
    assert_eq!(of(r#"{"userinfo":{}}"#), None);
}

#[test]
fn a_parameter_stands_once_and_an_empty_one_is_absent() {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert!(Parameters::new([pair("a", "1"), pair("a", "1")].into_iter()).is_err());
    assert!(Parameters::new([pair("a", ""), pair("a", "1")].into_iter()).is_err());
    assert_eq!(Parameters::new([pair("a", "")].into_iter()).unwrap().get("a"), None);
}

#[test]
fn the_response_keeps_the_query_and_escapes_everything_else() {
    let state = State::parse("a&b =\"c").unwrap();
    let uri = response_uri(
        "https://one.example/callback?x=1",
        "https://login.example",
        Some(&state),
        &[("code", "abc")],
    );
    assert_eq!(
        uri,
        "https://one.example/callback?x=1&code=abc&state=a%26b%20%3D%22c&iss=https%3A%2F%2Flogin.example"
    );
    assert!(
        response_uri("https://one.example/callback", "i", None, &[("error", "access_denied")])
            .ends_with("/callback?error=access_denied&iss=i")
    );
}
