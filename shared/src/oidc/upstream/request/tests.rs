use super::{Ask, Redeem, Transaction, read_tokens};
use crate::{
    environment::Environment,
    id::ClientId,
    jose::{JwkSet, SigningKey, Typ, UnverifiedJws, algorithm::ES256},
    language::Language,
    oidc::{
        Parameters,
        upstream::{CallbackRefusal, Deviations, Provider, Vocabulary, read_callback},
    },
    replay::Seen,
    secret::SecretText,
    time::Timestamp,
};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const NOW: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);

fn provider() -> Provider {
    let key = SigningKey::from_entropy([5; 32]).unwrap();
    Provider {
        issuer: "https://op.example".to_owned(),
        client: ClientId::parse("tillit").unwrap(),
        keys: JwkSet::new(vec![key.public().clone()]).unwrap(),
        alg: &ES256,
        acr_values: vec![],
        names_itself: true,
        deviations: Deviations::NONE,
        vocabulary: Vocabulary::OidcSweden,
        environment: Environment::Test,
        scopes: vec![],
    }
}

const ADDRESS: &str = "https://login.example/callback/op";

fn transaction() -> Transaction {
    Transaction::from_entropy([[1; 32], [2; 32], [3; 32]], &provider(), ADDRESS, NOW).unwrap()
}

fn pairs(form: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    form.split('&')
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, value)| (name.to_owned(), decoded(value)))
        .collect()
}

fn get(form: &str, name: &str) -> Option<String> {
    Parameters::new(pairs(form).into_iter())
        .unwrap()
        .get(name)
        .map(str::to_owned)
}

#[test]
fn a_request_asks_for_the_level_as_essential_and_always_with_pkce() {
    let provider = provider();
    let ask = Ask {
        provider: &provider,
        endpoint: "https://op.example/authorize",
        scopes: &["https://id.oidc.se/scope/naturalPersonOrgId"],
        acr_values: Some(&["http://id.elegnamnden.se/loa/1.0/loa3"]),
        login: true,
        language: Language::Sv,
    };
    let uri = ask.uri(&transaction());
    let (endpoint, query) = uri.split_once('?').unwrap();
    assert_eq!(endpoint, "https://op.example/authorize");
    assert_eq!(
        get(query, "scope").unwrap(),
        "openid https://id.oidc.se/scope/naturalPersonOrgId"
    );
    assert_eq!(get(query, "redirect_uri").as_deref(), Some(ADDRESS));
    assert_eq!(get(query, "prompt").as_deref(), Some("login"));
    assert_eq!(get(query, "acr_values"), None);
    let claims: Value = serde_json::from_str(&get(query, "claims").unwrap()).unwrap();
    assert_eq!(
        claims,
        json!({"id_token": {"acr": {"essential": true, "values": ["http://id.elegnamnden.se/loa/1.0/loa3"]}}})
    );
    assert_eq!(get(query, "code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(get(query, "state").unwrap().len(), 43);
    assert_ne!(get(query, "state"), get(query, "nonce"));
    assert!(
        !uri.contains(transaction().verifier.reveal()),
        "the verifier stays here"
    );
    let silent = Ask {
        login: false,
        acr_values: None,
        endpoint: "https://op.example/authorize?tenant=1",
        ..ask
    };
    let uri = silent.uri(&transaction());
    assert!(uri.starts_with("https://op.example/authorize?tenant=1&response_type=code") && !uri.contains("prompt"));
}

#[test]
fn a_code_is_redeemed_with_the_verifier_of_the_challenge_and_a_signed_assertion() {
    let (provider, key) = (provider(), SigningKey::from_entropy([9; 32]).unwrap());
    let redeem = Redeem {
        provider: &provider,
        endpoint: "https://op.example/token",
        code: &SecretText::new("a code+".to_owned()),
        key: &key,
    };
    let form = redeem.form(&transaction(), [7; 16], NOW).unwrap();
    assert_eq!(get(form.reveal(), "code").as_deref(), Some("a code+"));
    assert_eq!(get(form.reveal(), "redirect_uri").as_deref(), Some(ADDRESS));
    assert_eq!(
        get(form.reveal(), "code_verifier").as_deref(),
        Some(transaction().verifier.reveal())
    );
    let assertion = get(form.reveal(), "client_assertion").unwrap();
    let keys = JwkSet::new(vec![key.public().clone()]).unwrap();
    let claims: Value = UnverifiedJws::parse(&assertion)
        .unwrap()
        .verify(&keys, Typ::OneOf(&["JWT"]))
        .unwrap()
        .read()
        .unwrap();
    assert_eq!(
        (&claims["iss"], &claims["sub"], &claims["aud"]),
        (&json!("tillit"), &json!("tillit"), &json!("https://op.example/token"))
    );
    assert_eq!(claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap(), 60);
    let other = redeem.form(&transaction(), [8; 16], NOW).unwrap();
    assert_ne!(
        get(other.reveal(), "client_assertion"),
        Some(assertion),
        "each has an id of its own"
    );
}

#[test]
fn an_answer_is_judged_by_state_then_issuer_then_what_it_says() {
    let transaction = transaction();
    let state = transaction.state.reveal();
    let read = |pairs: &[(&str, &str)], provider: &Provider| {
        let owned = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let parameters = Parameters::new(owned).unwrap();
        let unspent = read_callback(&parameters, &transaction, provider, ADDRESS, NOW)?;
        unspent.spend(Seen::FirstTime).map(|code| code.reveal().to_owned())
    };
    let (ours, op) = (("state", state), ("iss", "https://op.example"));
    let good = [ours, op, ("code", "c")];
    assert_eq!(read(&good, &provider()).as_deref(), Ok("c"));
    for (pairs, refusal) in [
        (&[op, ("code", "c")][..], CallbackRefusal::State),
        (&[("state", "x"), op, ("code", "c")], CallbackRefusal::State),
        (
            &[ours, ("iss", "https://other.example"), ("code", "c")],
            CallbackRefusal::Issuer,
        ),
        (&[ours, ("code", "c")], CallbackRefusal::Issuer),
        (
            &[ours, ("iss", "https://other.example"), ("error", "access_denied")],
            CallbackRefusal::Issuer,
        ),
        (&[ours, op, ("error", "access_denied")], CallbackRefusal::Denied),
        (
            &[ours, op, ("error", "unmet_authentication_requirements")],
            CallbackRefusal::Error,
        ),
        (&[ours, op], CallbackRefusal::Malformed),
        (
            &[ours, op, ("code", "c"), ("error", "access_denied")],
            CallbackRefusal::Malformed,
        ),
    ] {
        assert_eq!(read(pairs, &provider()), Err(refusal), "{pairs:?}");
    }
    let silent = Provider {
        names_itself: false,
        ..provider()
    };
    assert_eq!(read(&[ours, ("code", "c")], &silent).as_deref(), Ok("c"));
    assert!(read(&[ours, ("iss", "https://other.example"), ("code", "c")], &silent).is_err());
}

#[test]
fn only_a_bearer_token_with_an_id_token_is_an_answer() {
    let good = json!({"access_token": "a", "token_type": "Bearer", "id_token": "h.p.s", "expires_in": 60});
    assert!(read_tokens(200, good.to_string().as_bytes()).is_some());
    assert!(read_tokens(400, good.to_string().as_bytes()).is_none());
    for (member, value) in [
        ("token_type", json!("DPoP")),
        ("access_token", json!("a\r\nb")),
        ("access_token", json!("")),
        ("id_token", json!(null)),
    ] {
        let mut bad = good.clone();
        bad[member] = value;
        assert!(read_tokens(200, bad.to_string().as_bytes()).is_none(), "{member}");
    }
}
