//! What holds whatever the bytes are.

use evidence::{Freja, NOW, Signer, Token, Upstream};
use proptest::{prelude::*, sample::Index};
use shared::{
    id::AuthRef,
    jose::{JwkSet, SigningKey, Typ, UnverifiedJws, algorithm::ALL, sign},
    provider::freja::{read_init, read_result},
};
use std::sync::LazyLock;

static PLAN: LazyLock<Upstream> = LazyLock::new(Upstream::good);
static TOKEN: LazyLock<String> = LazyLock::new(|| PLAN.token.make());
static FREJA: LazyLock<(Freja, String)> = LazyLock::new(|| {
    let plan = Freja::good();
    let made = plan.make();
    (plan, made)
});

/// The text with one character replaced; `None` if it was the same.
fn replaced(text: &str, place: Index, letter: char) -> Option<String> {
    let place = place.index(text.len());
    let mut changed = text.to_owned();
    changed.replace_range(place..=place, letter.encode_utf8(&mut [0; 4]));
    (changed != text).then_some(changed)
}

/// JSON of any form, with members that the types know.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
    ];
    let name = prop_oneof![
        "[a-z]{1,5}",
        prop::sample::select(vec![
            "iss",
            "aud",
            "exp",
            "keys",
            "kty",
            "x",
            "n",
            "requestedAttributes",
            "ssn",
            "timestamp",
            "authRef",
            "status"
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::hash_map(name.clone(), inner, 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

#[test]
fn every_replaced_character_of_a_token_is_refused() {
    for place in 0..TOKEN.len() {
        let mut changed = TOKEN.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(PLAN.judge_text(&changed).is_err(), "place {place}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_changed_token_is_refused(place in any::<Index>(), letter in any::<char>()) {
        if let Some(changed) = replaced(&TOKEN, place, letter) {
            prop_assert!(PLAN.judge_text(&changed).is_err());
        }
    }

    #[test]
    fn a_changed_result_of_freja_is_refused(place in any::<Index>(), letter in any::<char>()) {
        let (plan, made) = &*FREJA;
        if let Some(changed) = replaced(made, place, letter) {
            let trust = plan.trust(shared::environment::Environment::Test).unwrap();
            prop_assert!(plan.judge_with(&trust, &changed).is_err());
        }
    }

    #[test]
    fn a_prefix_of_a_token_is_refused(place in any::<Index>()) {
        prop_assert!(PLAN.judge_text(&TOKEN[..place.index(TOKEN.len())]).is_err());
    }

    #[test]
    fn no_text_is_a_token_and_none_stops_the_program(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        prop_assert!(UnverifiedJws::parse(&text).is_err());
        prop_assert!(JwkSet::parse(&bytes, &ALL).is_err());
        let reference = AuthRef::parse("ref").unwrap();
        prop_assert!(read_init(200, &bytes).is_err() && read_result(&reference, 200, &bytes).is_err());
    }

    #[test]
    fn no_signed_json_stops_the_program(claims in json()) {
        let mut plan = PLAN.clone();
        plan.token = Token::new(plan.token.header.clone(), claims.clone(), Signer::P256(1));
        prop_assert!(plan.judge().is_err());
        let text = claims.to_string();
        prop_assert!(JwkSet::parse(text.as_bytes(), &ALL).is_err());
        let mut freja = FREJA.0.clone();
        freja.token.claims = claims;
        prop_assert!(freja.judge().is_err());
    }

    #[test]
    fn a_claim_of_any_form_is_refused_or_read(name in prop::sample::select(vec!["iss", "sub", "aud", "azp", "exp", "iat", "nbf", "auth_time", "nonce", "acr", "name"]), value in json()) {
        let mut plan = PLAN.clone();
        plan.token.claim(name, value);
        if let Ok(token) = plan.judge() {
            prop_assert!(token.auth_time() <= NOW);
            prop_assert_eq!(token.acr(), Some("http://id.elegnamnden.se/loa/1.0/loa3"));
        }
    }

    #[test]
    fn what_is_signed_is_read_again(seed in 1_u8..255, text in any::<String>()) {
        let key = SigningKey::from_entropy([seed; 32]).unwrap();
        let claims = serde_json::json!({"text": text});
        let token = sign(&key, "JWT", &claims).unwrap();
        let keys = JwkSet::new(vec![key.public().clone()]).unwrap();
        let jws = UnverifiedJws::parse(&token).unwrap();
        let read: serde_json::Value = jws.verify(&keys, Typ::OneOf(&["JWT"])).unwrap().read().unwrap();
        prop_assert_eq!(read, claims);
    }

    #[test]
    fn a_written_set_is_read_again(seeds in prop::collection::btree_set(1_u8..255, 1..5)) {
        let keys = seeds.iter().map(|seed| SigningKey::from_entropy([*seed; 32]).unwrap().public().clone()).collect();
        let written = JwkSet::new(keys).unwrap().to_json();
        prop_assert_eq!(JwkSet::parse(written.as_bytes(), &ALL).unwrap().to_json(), written);
    }
}
