use super::{AuthorizationError, AuthorizationErrorCode as Code, Channel, Parameters, Prompt, Provider, Request};
use crate::{
    environment::Environment,
    id::State,
    jose::{self, JwkSet, SigningKey},
    language::Language,
    loa::Loa,
    oidc::{Claim, Scope, response_uri},
    portal::{Portal, PortalFile},
    reason::Reason,
    time::{Span, Timestamp},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

pub(crate) fn portal() -> Portal {
    let key = json!({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"});
    portal_with_keys(&[("https://one.example", &key), ("https://two.example", &key)])
}

pub(crate) fn portal_with_keys(services: &[(&str, &Value)]) -> Portal {
    portal_with(services, &json!({}))
}

/// A portal whose e-services have these members besides.
pub(crate) fn portal_with(services: &[(&str, &Value)], more: &Value) -> Portal {
    let words = json!({"sv": "Namn", "en": "Name"});
    let service = |(id, key): &(&str, &Value)| {
        let mut service = json!({"id": id, "name": words, "redirect-uris": [format!("{id}/callback")], "demand": "any-level",
            "private": "allowed", "keys": [key]});
        let (Value::Object(service), Value::Object(more)) = (&mut service, more) else {
            unreachable!()
        };
        service.extend(more.clone());
        Value::Object(std::mem::take(service))
    };
    let services: Vec<_> = services.iter().map(service).collect();
    let method = json!({"id": "bankid", "name": words, "needs": words, "kind": "private", "symbol": "phone", "route": "bankid",
        "level": Loa::Loa3.uri(), "level-since": "2021-01-01", "level-review-by": "2027-06-30",
        "authn-provider": "https://www.bankid.com", "amr": ["mfa"]});
    let file = json!({"operator": {"name": words, "helpdesk": words}, "method": [method], "service": services});
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
    read_with(changes, &portal())
}

fn read_with(changes: &[(&str, Option<&str>)], portal: &Portal) -> Result<Request, AuthorizationError> {
    let keys = own_keys();
    Request::read(&parameters(changes), &provider(portal, &keys), Channel::Browser, NOW)
}

/// A request that the e-service has pushed.
fn read_pushed(changes: &[(&str, Option<&str>)]) -> Result<Request, AuthorizationError> {
    let (portal, keys) = (portal(), own_keys());
    let client = crate::id::ClientId::parse("https://one.example").unwrap();
    let parameters = parameters(changes);
    Request::read(&parameters, &provider(&portal, &keys), Channel::Pushed(&client), NOW)
}

pub(crate) const ISSUER: &str = "https://login.example";
pub(crate) const NOW: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);

/// Our own signing key.
pub(crate) fn own_key() -> SigningKey {
    SigningKey::from_entropy([9; 32]).unwrap()
}

pub(crate) fn own_keys() -> JwkSet {
    JwkSet::new(vec![own_key().public().clone()]).unwrap()
}

pub(crate) fn provider<'a>(portal: &'a Portal, keys: &'a JwkSet) -> Provider<'a> {
    Provider {
        issuer: ISSUER,
        portal,
        keys,
    }
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
    assert!(request.asked.user_info().contains(&Claim::Name) && request.asked.id_token().is_empty());
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
        (("request", Some("ey")), Code::InvalidRequestObject),
        (("request_uri", Some("urn:a")), Code::RequestUriNotSupported),
        (("registration", Some("{}")), Code::RegistrationNotSupported),
        (("max_age", Some("-1")), Code::InvalidRequest),
        (("id_token_hint", Some("a.b.c")), Code::InvalidRequest),
        (
            ("https://id.oidc.se/param/originalClientId", Some("x")),
            Code::InvalidRequest,
        ),
        (
            ("https://id.oidc.se/param/userMessage", Some("{}")),
            Code::InvalidRequest,
        ),
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
    let many = |count: usize| Parameters::new((0..count).map(|number| (number.to_string(), String::new())));
    assert!(many(64).is_ok() && many(65).is_err());
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

#[test]
fn reads_how_far_the_person_must_take_part() {
    let request = read(&[("prompt", Some("login consent")), ("max_age", Some("60"))]).unwrap();
    let prompt = Prompt {
        none: false,
        login: true,
        consent: true,
    };
    assert_eq!(
        (request.prompt, request.max_age),
        (prompt, Some(Span::from_seconds(60)))
    );
    assert!(read(&[("prompt", Some("select_account"))]).unwrap().prompt.login);
    assert!(read(&[("prompt", Some("none"))]).unwrap().prompt.none);
}

#[test]
fn only_what_an_e_service_may_learn_is_asked_for() {
    let number = Scope::NaturalPersonNumber.name();
    let scope = format!("openid {number}");
    assert_eq!(error(&[("scope", Some(&scope))]), Code::InvalidScope);
    let claims = format!(
        r#"{{"id_token":{{"{}":{{"essential":true}},"name":null}},"userinfo":{{"birthdate":null}}}}"#,
        Claim::PersonalIdentityNumber.name()
    );
    let asked = read(&[("claims", Some(&claims))]).unwrap().asked;
    assert_eq!(asked.id_token(), [Claim::Name]);
    assert!(!asked.user_info().contains(&Claim::Birthdate));
    let key = json!({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"});
    let generous = portal_with(
        &[("https://one.example", &key)],
        &json!({"may-learn": ["personal-number", "birthdate"]}),
    );
    let asked = read_with(&[("scope", Some(&scope)), ("claims", Some(&claims))], &generous)
        .unwrap()
        .asked;
    assert_eq!(
        asked.id_token(),
        [Claim::CoordinationNumber, Claim::PersonalIdentityNumber]
    );
    assert!(asked.user_info().contains(&Claim::Birthdate));
}

#[test]
fn reads_the_extensions_of_oidc_sweden() {
    let message =
        json!({"message#sv": STANDARD.encode("Hej\nå"), "message": STANDARD.encode("Hi"), "mime_type": "text/plain"});
    let said = message.to_string();
    let with_message = [
        ("https://id.oidc.se/param/userMessage", Some(said.as_str())),
        ("https://id.oidc.se/param/authnProvider", Some("https://www.bankid.com")),
    ];
    assert_eq!(
        error(&with_message),
        Code::InvalidRequest,
        "anybody could have written it into the address"
    );
    let request = read_pushed(&with_message).unwrap();
    let shown = request.message.unwrap();
    assert_eq!(
        (shown.in_language(Language::Sv), shown.in_language(Language::En)),
        ("Hej\nå", "Hi")
    );
    assert_eq!(request.method.unwrap().as_str(), "bankid");
    let shown_of = |message: Value| {
        let message = message.to_string();
        let request = read_pushed(&[("https://id.oidc.se/param/userMessage", Some(message.as_str()))]);
        let shown = request.unwrap().message.unwrap();
        [Language::Sv, Language::En].map(|language| shown.in_language(language).to_owned())
    };
    let finnish = STANDARD.encode("Hei");
    assert_eq!(
        shown_of(json!({"message#fi": finnish})),
        ["Hei", "Hei"],
        "in no language of ours: as it is"
    );
    assert_eq!(
        shown_of(json!({"message#fi": finnish, "message#sv": STANDARD.encode("Hej")})),
        ["Hej", "Hej"]
    );
    for wrong in [
        json!({}),
        json!({"message#fi": "not base64"}),
        json!({"message#fi": STANDARD.encode("\u{7}")}),
        json!({"messages": finnish}),
        json!({"message": STANDARD.encode("<b>"), "mime_type": "text/html"}),
        json!({"message": STANDARD.encode("\u{7}")}),
        json!({"message": "not base64"}),
        json!({"message": STANDARD.encode("a".repeat(601))}),
    ] {
        let wrong = wrong.to_string();
        let refused = read_pushed(&[("https://id.oidc.se/param/userMessage", Some(&wrong))]);
        assert!(matches!(
            refused,
            Err(AuthorizationError::Redirect {
                error: Code::InvalidRequest,
                ..
            })
        ));
    }
}

/// An e-service with a key, and its request objects.
struct Signed {
    key: SigningKey,
    portal: Portal,
}

impl Signed {
    fn with(more: &Value) -> Self {
        let key = SigningKey::from_entropy([3; 32]).unwrap();
        let mut jwk: Value = serde_json::from_str(&key.to_private_jwk()).unwrap();
        jwk.as_object_mut().unwrap().remove("d");
        let portal = portal_with(&[("https://one.example", &jwk)], more);
        Signed { key, portal }
    }

    fn object(&self, changes: &[(&str, Value)]) -> Value {
        let mut claims = json!({"iss": "https://one.example", "aud": ISSUER, "exp": NOW.unix_seconds() + 60});
        for (name, value) in GOOD {
            claims[name] = json!(value);
        }
        for (name, value) in changes {
            claims[*name] = value.clone();
        }
        claims
    }

    fn read(&self, object: &str) -> Result<Request, AuthorizationError> {
        let keys = own_keys();
        let pairs = [
            ("client_id", "https://one.example"),
            ("request", object),
            ("scope", "openid"),
        ];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Request::read(
            &Parameters::new(pairs.into_iter()).unwrap(),
            &provider(&self.portal, &keys),
            Channel::Browser,
            NOW,
        )
    }

    fn read_signed(&self, claims: &Value) -> Result<Request, AuthorizationError> {
        self.read(&jose::sign(&self.key, "oauth-authz-req+jwt", claims).unwrap())
    }
}

#[test]
fn a_request_object_says_everything_and_what_stands_beside_it_nothing() {
    let signed = Signed::with(&json!({"request-form": "signed"}));
    let object = signed.object(&[
        (
            "claims",
            json!({"id_token": {"acr": {"essential": true, "value": Loa::Loa3.uri()}}}),
        ),
        ("max_age", json!(5)),
    ]);
    let request = signed.read_signed(&object).unwrap();
    assert_eq!(request.essential, Some(vec![Loa::Loa3]));
    assert_eq!(request.max_age, Some(Span::from_seconds(5)));
    assert!(
        request.asked.user_info().contains(&Claim::Name),
        "the scope beside it counts for nothing"
    );
    assert!(matches!(
        read_with(&[], &signed.portal),
        Err(AuthorizationError::Redirect {
            error: Code::InvalidRequest,
            ..
        })
    ));
}

#[test]
fn refuses_a_request_object_that_is_not_signed_for_us_by_the_e_service() {
    let signed = Signed::with(&json!({}));
    for change in [
        ("iss", json!("https://two.example")),
        ("aud", json!("https://other.example")),
        ("client_id", json!("https://two.example")),
        ("exp", json!(NOW.unix_seconds() - 61)),
        ("nbf", json!(NOW.unix_seconds() + 61)),
        ("request", json!("a.b.c")),
        ("request_uri", json!("urn:a")),
    ] {
        let refused = signed.read_signed(&signed.object(std::slice::from_ref(&change)));
        assert_eq!(
            refused,
            Err(AuthorizationError::Page(Reason::MalformedRequest)),
            "{change:?}"
        );
    }
    let good = jose::sign(&signed.key, "JWT", &signed.object(&[])).unwrap();
    assert!(signed.read(&good).is_ok());
    let foreign = jose::sign(&own_key(), "JWT", &signed.object(&[])).unwrap();
    let (_, rest) = good.split_once('.').unwrap();
    let header = |alg: &str| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json!({"alg": alg}).to_string());
    for wrong in [
        foreign,
        format!("{}.{rest}", header("none")),
        format!("{}.{rest}", header("HS256")),
        jose::sign(&signed.key, "at+jwt", &signed.object(&[])).unwrap(),
    ] {
        assert_eq!(
            signed.read(&wrong),
            Err(AuthorizationError::Page(Reason::MalformedRequest))
        );
    }
}
