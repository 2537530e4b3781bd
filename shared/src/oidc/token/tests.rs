use super::{Grant, TokenError, TokenRequest, VerifiedClient};
use crate::{
    id::{ClientId, MethodId},
    identity::{Identity, Level, Parts},
    jose::{self, SigningKey},
    oidc::{Access, Asked, Channel, Claims, Credentials, Parameters, Request, Ticket, authorization},
    person::PersonalIdentity,
    seal::SealKey,
    secret::SecretKey,
    time::{LEEWAY, Span, Timestamp},
};
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const NOW: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);
const ISSUER: &str = "https://login.example";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn key(of: &str) -> SigningKey {
    SigningKey::from_entropy(if of == "https://one.example" { [3; 32] } else { [4; 32] }).unwrap()
}

fn portal() -> crate::portal::Portal {
    let jwk = |of: &str| {
        let mut jwk: Value = serde_json::from_str(&key(of).to_private_jwk()).unwrap();
        jwk.as_object_mut().unwrap().remove("d");
        jwk
    };
    let (one, two) = (jwk("https://one.example"), jwk("https://two.example"));
    authorization::tests::portal_with_keys(&[("https://one.example", &one), ("https://two.example", &two)])
}

fn assertion() -> Value {
    json!({"iss": "https://one.example", "sub": "https://one.example", "aud": ISSUER, "jti": "j1",
        "iat": NOW.unix_seconds(), "exp": NOW.unix_seconds() + 60})
}

fn form(changes: &[(&str, Option<&str>)], claims: &Value) -> Vec<(String, String)> {
    let token = jose::sign(
        &key(claims["iss"].as_str().unwrap_or("https://one.example")),
        "JWT",
        claims,
    )
    .unwrap();
    let code = Ticket::from_entropy([5; 32]).to_wire();
    let good = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", "https://one.example/callback"),
        ("code_verifier", VERIFIER),
        (
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ),
        ("client_assertion", token.as_str()),
    ];
    let changed = |name: &str| changes.iter().any(|(other, _)| *other == name);
    let kept = good
        .iter()
        .filter(|(name, _)| !changed(name))
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    kept.chain(
        changes
            .iter()
            .filter_map(|(name, value)| value.map(|value| ((*name).to_owned(), value.to_owned()))),
    )
    .collect()
}

pub(crate) fn identity() -> Identity {
    Identity::new(Parts {
        person: PersonalIdentity::parse("191212121212").unwrap(),
        name: "Tolvan Tolvansson".to_owned(),
        given_name: Some("Tolvan".to_owned()),
        surname: Some("Tolvansson".to_owned()),
        method: MethodId::parse("bankid").unwrap(),
        level: Level::NotProved,
        transaction: "order".to_owned(),
        at: NOW,
    })
}

pub(crate) fn request() -> Request {
    let pairs = [
        ("client_id", "https://one.example"),
        ("redirect_uri", "https://one.example/callback"),
        ("response_type", "code"),
        ("scope", "openid"),
        ("nonce", "n-1"),
        ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        ("code_challenge_method", "S256"),
    ];
    let pairs = pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let (portal, keys) = (portal(), authorization::tests::own_keys());
    let provider = authorization::tests::provider(&portal, &keys);
    Request::read(&Parameters::new(pairs).unwrap(), &provider, Channel::Browser, NOW).unwrap()
}

fn subject_key() -> SecretKey {
    SecretKey::parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").unwrap()
}

fn seal_key() -> SealKey {
    SealKey::new(subject_key(), None)
}

fn claims_for(request: &Request) -> Claims {
    Claims::new((&identity(), None), request, &portal(), &subject_key())
}

fn authenticate(parameters: &Parameters, authorization: &str) -> Result<VerifiedClient, TokenError> {
    let credentials = Credentials::read(parameters, authorization)?;
    let (portal, keys) = (portal(), authorization::tests::own_keys());
    let provider = authorization::tests::provider(&portal, &keys);
    credentials.authenticate(&provider, "/oidc/token", NOW)
}

fn authenticate_at(parameters: &Parameters, now: Timestamp) -> Result<VerifiedClient, TokenError> {
    let (portal, keys) = (portal(), authorization::tests::own_keys());
    let provider = authorization::tests::provider(&portal, &keys);
    Credentials::read(parameters, "")?.authenticate(&provider, "/oidc/token", now)
}

fn redeem(changes: &[(&str, Option<&str>)], claims: &Value) -> Result<(VerifiedClient, (Asked, Claims)), TokenError> {
    let parameters = Parameters::new(form(changes, claims).into_iter()).map_err(|_| TokenError::InvalidRequest)?;
    let token_request = TokenRequest::read(&parameters)?;
    let client = authenticate(&parameters, "")?;
    let request = request();
    let grant = Grant {
        claims: claims_for(&request),
        client: request.client,
        redirect_uri: request.redirect_uri,
        code_challenge: request.code_challenge,
        asked: request.asked,
    };
    let redeemed = grant.redeem(&token_request, &client)?;
    Ok((client, redeemed))
}

#[test]
fn redeems_a_code_of_its_own() {
    let (client, (asked, claims)) = redeem(&[], &assertion()).unwrap();
    assert_eq!(client.id(), &ClientId::parse("https://one.example").unwrap());
    let token = super::super::mint(
        &claims,
        &asked,
        ISSUER,
        "https://one.example",
        &key("https://two.example"),
        NOW,
    )
    .unwrap();
    let keys = jose::JwkSet::new(vec![key("https://two.example").public().clone()]).unwrap();
    let read: Value = jose::UnverifiedJws::parse(&token)
        .unwrap()
        .verify(&keys, jose::Typ::OneOf(&["JWT"]))
        .unwrap()
        .read()
        .unwrap();
    assert_eq!(
        (&read["iss"], &read["aud"], &read["nonce"]),
        (&json!(ISSUER), &json!("https://one.example"), &json!("n-1"))
    );
    assert!(read["exp"].as_u64().unwrap() - read["iat"].as_u64().unwrap() <= 300);
    assert!(read.get("acr").is_none() && read.get("name").is_none(), "{read}");
    assert!(!read.to_string().contains("191212121212"));
}

#[test]
fn refuses_a_malformed_request() {
    for (change, error) in [
        (("grant_type", None), TokenError::InvalidRequest),
        (("grant_type", Some("password")), TokenError::UnsupportedGrantType),
        (("code", None), TokenError::InvalidRequest),
        (("code", Some("short")), TokenError::InvalidGrant),
        (("code_verifier", None), TokenError::InvalidRequest),
        (("client_assertion", None), TokenError::InvalidClient),
        (("client_assertion", Some("a.b.c")), TokenError::InvalidClient),
        (("client_assertion_type", Some("urn:other")), TokenError::InvalidClient),
        (("client_id", Some("https://two.example")), TokenError::InvalidClient),
    ] {
        assert_eq!(redeem(&[change], &assertion()).unwrap_err(), error, "{change:?}");
    }
}

#[test]
fn refuses_a_code_of_another_service_address_or_verifier() {
    let mut of_two = assertion();
    of_two["iss"] = json!("https://two.example");
    of_two["sub"] = json!("https://two.example");
    assert_eq!(redeem(&[], &of_two).unwrap_err(), TokenError::InvalidGrant);
    assert_eq!(
        redeem(&[("redirect_uri", Some("https://one.example/"))], &assertion()).unwrap_err(),
        TokenError::InvalidGrant
    );
    let other = "a".repeat(43);
    assert_eq!(
        redeem(&[("code_verifier", Some(&other))], &assertion()).unwrap_err(),
        TokenError::InvalidGrant
    );
    assert_eq!(
        redeem(
            &[("code_verifier", Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"))],
            &assertion()
        )
        .unwrap_err(),
        TokenError::InvalidGrant
    );
}

#[test]
fn refuses_an_assertion_that_is_not_fresh_or_not_for_us() {
    let at = |offset: i64| json!(NOW.unix_seconds().checked_add_signed(offset).unwrap());
    for (member, value) in [
        ("aud", json!("https://other.example")),
        ("aud", json!(["https://other.example"])),
        ("sub", json!("https://two.example")),
        ("exp", at(-61)),
        ("iat", at(61)),
        ("nbf", at(61)),
        ("jti", json!("")),
        ("jti", json!("a".repeat(257))),
        ("iss", json!("https://three.example")),
    ] {
        let mut claims = assertion();
        claims[member] = value.clone();
        assert_eq!(
            redeem(&[], &claims).unwrap_err(),
            TokenError::InvalidClient,
            "{member} {value}"
        );
    }
    for aud in [json!(format!("{ISSUER}/oidc/token")), json!([ISSUER, "x"])] {
        let mut claims = assertion();
        claims["aud"] = aud;
        assert!(redeem(&[], &claims).is_ok());
    }
}

#[test]
fn an_assertion_lives_ten_minutes_whatever_it_says() {
    let expires = |claims: &Value, age: u64| {
        let parameters = Parameters::new(form(&[], claims).into_iter()).unwrap();
        let verified = authenticate_at(&parameters, NOW.after(Span::from_seconds(age)));
        verified.map(|client| client.once().unwrap().expires)
    };
    let mut long = assertion();
    long["exp"] = json!(NOW.unix_seconds() + 3_600);
    let end = NOW.after(Span::from_minutes(10)).after(LEEWAY);
    let leeway = LEEWAY.seconds();
    for age in [0, 600, 600 + leeway] {
        assert_eq!(expires(&long, age), Ok(end), "{age}");
    }
    assert_eq!(expires(&long, 601 + leeway), Err(TokenError::InvalidClient));
    long["iat"] = Value::Null;
    assert_eq!(expires(&long, 0), Err(TokenError::InvalidClient));
    long["exp"] = json!(NOW.unix_seconds() + 600);
    assert_eq!(expires(&long, 0), Ok(end));
    long["exp"] = json!(NOW.unix_seconds() + 601 + leeway);
    assert_eq!(expires(&long, 0), Err(TokenError::InvalidClient));
}

#[test]
fn the_same_assertion_id_gives_the_same_mark_and_another_service_another() {
    let mark = |claims: &Value| {
        let parameters = Parameters::new(form(&[], claims).into_iter()).unwrap();
        authenticate(&parameters, "").unwrap().once().unwrap().id.clone()
    };
    let mut of_two = assertion();
    of_two["iss"] = json!("https://two.example");
    of_two["sub"] = json!("https://two.example");
    assert_eq!(mark(&assertion()), mark(&assertion()));
    assert_ne!(mark(&assertion()), mark(&of_two));
}

#[test]
fn a_person_is_another_at_every_service() {
    let subject = |client: &str| super::super::pairwise_subject(&identity(), client, &subject_key());
    assert_eq!(subject("https://one.example"), subject("https://one.example"));
    assert_ne!(subject("https://one.example"), subject("https://two.example"));
}

#[test]
fn an_access_token_tells_nothing_and_opens_user_info_for_its_time() {
    let request = request();
    let access = Access {
        client: request.client.clone(),
        code: "handle".to_owned(),
        asked: request.asked.clone(),
        claims: claims_for(&request),
    };
    let token = access.to_token(&seal_key(), NOW, [1; 24]).unwrap();
    assert!(!token.contains('.'));
    let open = |header: &str, now| Access::open(header, &seal_key(), now);
    let opened = open(&format!("Bearer {token}"), NOW).unwrap();
    assert_eq!(opened.client, request.client);
    let late = NOW.after(crate::time::Span::from_seconds(301));
    for (header, now) in [
        (format!("Bearer {token}"), late),
        (format!("Basic {token}"), NOW),
        (format!("Bearer {}", token.to_lowercase()), NOW),
        (token.clone(), NOW),
        (String::new(), NOW),
    ] {
        assert_eq!(open(&header, now).unwrap_err(), TokenError::InvalidToken, "{header}");
    }
}
