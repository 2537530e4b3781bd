use super::{MarkIssuer, Refusal, Resolution, Trust, resolve};
use crate::{
    jose::{JwkSet, JwsError, SigningKey, sign},
    loa::Loa,
    time::Timestamp,
};
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const NOW: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);
const OP: &str = "https://op.example";
const LOA3: &str = "https://id.swedenconnect.se/loa/loa3";
const NON_RESIDENT: &str = "https://id.swedenconnect.se/loa/nonresident";

fn key(seed: u8) -> SigningKey {
    SigningKey::from_entropy([seed; 32]).unwrap()
}

fn keys(seed: u8) -> JwkSet {
    JwkSet::new(vec![key(seed).public().clone()]).unwrap()
}

fn trust() -> Trust {
    Trust {
        resolver: "https://fed.example/trustanchor".to_owned(),
        keys: keys(1),
        mark_issuers: vec![MarkIssuer {
            issuer: "https://fed.example/tmi-loa".to_owned(),
            keys: keys(2),
            types: vec![LOA3.to_owned(), NON_RESIDENT.to_owned()],
        }],
    }
}

fn mark_claims(mark_type: &str) -> Value {
    let now = NOW.unix_seconds();
    json!({"iss": "https://fed.example/tmi-loa", "sub": OP, "iat": now - 60, "exp": now + 60, "trust_mark_type": mark_type})
}

fn signed_mark(claims: &Value) -> Value {
    json!({"trust_mark_type": "anything", "trust_mark": sign(&key(2), "trust-mark+jwt", claims).unwrap()})
}

fn response(marks: &[Value]) -> Value {
    let now = NOW.unix_seconds();
    json!({"iss": "https://fed.example/trustanchor", "sub": OP, "iat": now - 60, "exp": now + 60,
        "metadata": {"openid_provider": {"issuer": OP}}, "trust_marks": marks})
}

fn judge(response: &Value) -> Result<Resolution, Refusal> {
    resolve(
        &sign(&key(1), "resolve-response+jwt", response).unwrap(),
        OP,
        &trust(),
        NOW,
    )
}

fn certified(claims: &Value) -> Vec<Loa> {
    judge(&response(&[signed_mark(claims)])).unwrap().certified()
}

#[test]
fn an_answer_of_the_resolver_gives_metadata_and_levels() {
    let marks = [signed_mark(&mark_claims(LOA3)), signed_mark(&mark_claims(NON_RESIDENT))];
    let resolution = judge(&response(&marks)).unwrap();
    assert_eq!(resolution.metadata("openid_provider").unwrap()["issuer"], OP);
    assert_eq!(resolution.certified(), [Loa::Loa3, Loa::Loa3NonResident]);
    assert_eq!(resolution.expires().unix_seconds(), NOW.unix_seconds() + 60);
    let only_one = judge(&response(&[signed_mark(&mark_claims(NON_RESIDENT))])).unwrap();
    assert!(only_one.certified().is_empty() && only_one.has_mark(NON_RESIDENT));
    assert!(judge(&response(&[])).unwrap().certified().is_empty());
}

#[test]
fn it_may_be_kept_until_the_first_of_what_counts_runs_out() {
    let now = NOW.unix_seconds();
    let mut short = mark_claims(LOA3);
    short["exp"] = json!(now + 10);
    let mut endless = mark_claims(NON_RESIDENT);
    endless.as_object_mut().unwrap().remove("exp");
    let expires = |marks: &[Value]| judge(&response(marks)).unwrap().expires().unix_seconds();
    assert_eq!(expires(&[signed_mark(&endless)]), now + 60);
    assert_eq!(expires(&[signed_mark(&endless), signed_mark(&short)]), now + 10);
    // One that does not count does not shorten it either.
    short["sub"] = json!("https://other.example");
    assert_eq!(expires(&[signed_mark(&short)]), now + 60);
}

#[test]
fn an_answer_that_is_not_the_resolvers_about_this_entity_now_is_refused() {
    let now = NOW.unix_seconds();
    for (member, value, refusal) in [
        ("iss", json!("https://other.example"), Refusal::Issuer),
        ("sub", json!("https://op.example/"), Refusal::Subject),
        ("exp", json!(now), Refusal::Expired),
        ("iat", json!(now + 61), Refusal::IssuedAt),
        ("metadata", json!(null), Refusal::Jws(JwsError::Payload)),
    ] {
        let mut bad = response(&[]);
        bad[member] = value;
        assert_eq!(judge(&bad).unwrap_err(), refusal, "{member}");
    }
    let by_another = sign(&key(3), "resolve-response+jwt", &response(&[])).unwrap();
    assert_eq!(
        resolve(&by_another, OP, &trust(), NOW).unwrap_err(),
        Refusal::Jws(JwsError::UnknownKey)
    );
    let configuration = sign(&key(1), "entity-statement+jwt", &response(&[])).unwrap();
    assert_eq!(
        resolve(&configuration, OP, &trust(), NOW).unwrap_err(),
        Refusal::Jws(JwsError::Type)
    );
    let many = vec![signed_mark(&mark_claims(LOA3)); 65];
    assert_eq!(judge(&response(&many)).unwrap_err(), Refusal::TooManyMarks);
}

#[test]
fn a_mark_that_does_not_hold_is_as_good_as_none() {
    let now = NOW.unix_seconds();
    assert_eq!(certified(&mark_claims(LOA3)), [Loa::Loa3]);
    for (member, value) in [
        ("iss", json!("https://other.example")),
        ("sub", json!("https://other.example")),
        ("exp", json!(now)),
        ("iat", json!(now + 61)),
        ("trust_mark_type", json!("https://id.swedenconnect.se/loa/loa4")),
        ("trust_mark_type", json!(null)),
        ("id", json!(LOA3)),
    ] {
        let mut bad = mark_claims(LOA3);
        bad[member] = value;
        assert!(certified(&bad).is_empty(), "{member}");
    }
    let forged = json!({"trust_mark": sign(&key(3), "trust-mark+jwt", &mark_claims(LOA3)).unwrap()});
    let other_type = json!({"trust_mark": sign(&key(2), "JWT", &mark_claims(LOA3)).unwrap()});
    let unsigned = json!({"trust_mark": "a.b.c"});
    for mark in [forged, other_type, unsigned] {
        assert!(judge(&response(&[mark])).unwrap().certified().is_empty());
    }
}

/// The signature of one token under the words of another: by the key that is named, over something else.
fn swapped(one: &str, other: &str) -> String {
    let (words, _) = one.rsplit_once('.').unwrap();
    let (_, signature) = other.rsplit_once('.').unwrap();
    format!("{words}.{signature}")
}

#[test]
fn what_was_changed_after_it_was_signed_is_refused() {
    let answer = |marks: &[Value]| sign(&key(1), "resolve-response+jwt", &response(marks)).unwrap();
    let marks = [signed_mark(&mark_claims(LOA3))];
    assert!(resolve(&answer(&marks), OP, &trust(), NOW).is_ok());
    assert_eq!(
        resolve(&swapped(&answer(&marks), &answer(&[])), OP, &trust(), NOW).unwrap_err(),
        Refusal::Jws(JwsError::Signature)
    );
    let mark = |claims: &Value| sign(&key(2), "trust-mark+jwt", claims).unwrap();
    let changed = swapped(&mark(&mark_claims(LOA3)), &mark(&mark_claims(NON_RESIDENT)));
    let resolution = judge(&response(&[json!({"trust_mark": changed})])).unwrap();
    assert!(resolution.certified().is_empty() && !resolution.has_mark(LOA3));
}

#[test]
fn an_agreement_is_a_mark_of_its_own_and_no_level() {
    let contract = "http://id.swedenconnect.se/contract/sc/eid-authorization-system";
    let marked = |trust: &Trust| {
        let token = response(&[signed_mark(&mark_claims(contract))]);
        resolve(&sign(&key(1), "resolve-response+jwt", &token).unwrap(), OP, trust, NOW).unwrap()
    };
    assert!(!marked(&trust()).has_mark(contract), "its issuer may not issue it");
    let mut wider = trust();
    wider.mark_issuers[0].types.push(contract.to_owned());
    let resolution = marked(&wider);
    assert!(resolution.has_mark(contract) && resolution.certified().is_empty());
    assert!(!resolution.has_mark("http://id.swedenconnect.se/contract/sc/eid-authorization"));
}
