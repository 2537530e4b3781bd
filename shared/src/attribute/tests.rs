use super::{Employment, Entry, Kind, Source, SourceEntry, SourceError, Untrusted, merge};
use crate::{
    identity::Identity,
    jose::{self, SigningKey},
    oidc::token::tests::identity,
    reason::Reason,
    time::{Span, Timestamp},
};
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const NOW: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);
const ISSUER: &str = "https://login.example";
const SOURCE: &str = "https://source.example";
const NUMBER: &str = "2120000167";

fn source(entry: Value) -> Result<Source, &'static str> {
    serde_json::from_value::<SourceEntry>(entry)
        .map_err(|_| "unreadable")
        .and_then(SourceEntry::check)
}

fn employment(uid: &str, roles: &[&str]) -> Value {
    json!({"affiliation": format!("{uid}@{NUMBER}"), "organisation": "Kommunen", "unit": "Skolan", "roles": roles})
}

fn checked(uid: &str, roles: &[&str]) -> Employment {
    let unchecked: super::UncheckedEmployment = serde_json::from_value(employment(uid, roles)).unwrap();
    unchecked.check().unwrap()
}

fn register(people: Value) -> Result<Source, &'static str> {
    source(json!({"id": "own", "kind": "register", "person": people}))
}

#[test]
fn a_register_knows_its_people_and_nobody_else() {
    let of = |number: &str| {
        let people = json!([{"number": number, "employment": [employment("anna", &["teacher"])]}]);
        let Kind::Register(register) = register(people).unwrap().kind else {
            unreachable!()
        };
        register.employments(&identity())
    };
    assert_eq!(of("191212121212"), [checked("anna", &["teacher"])]);
    assert_eq!(of("195006262546"), []);
    let person = json!({"number": "191212121212", "employment": []});
    assert!(register(json!([person, person])).is_err(), "twice");
    assert!(
        register(json!([{"number": "191212121213", "employment": []}])).is_err(),
        "no number"
    );
}

#[test]
fn an_employment_is_well_formed_or_none() {
    for (member, wrong) in [
        ("affiliation", json!("anna")),
        ("affiliation", json!("anna@1212121212")),
        ("organisation", json!("")),
        ("organisation", json!("a".repeat(81))),
        ("unit", json!("a\nb")),
        ("hsa-id", json!("x")),
        ("roles", json!([""])),
        ("roles", json!(vec!["a"; 9])),
        ("unknown", json!(1)),
    ] {
        let mut entry = employment("anna", &[]);
        entry[member] = wrong.clone();
        let people = json!([{"number": "191212121212", "employment": [entry]}]);
        assert!(register(people).is_err(), "{member} {wrong}");
    }
}

#[test]
fn what_several_sources_say_of_one_employment_is_put_together() {
    let mut poor = checked("anna", &["teacher"]);
    poor.unit = None;
    let merged = merge([
        vec![poor],
        vec![checked("anna", &["teacher", "head"]), checked("bo", &[])],
    ]);
    assert_eq!(merged, [checked("anna", &["teacher", "head"]), checked("bo", &[])]);
}

#[test]
fn who_may_enter_is_decided_by_role_and_organisation() {
    let entry = |entry: Value| serde_json::from_value::<Entry>(entry).unwrap();
    let both = vec![checked("anna", &["teacher"]), checked("bo", &["nurse"])];
    let nurses = entry(json!({"roles": ["nurse"]})).admit(both.clone());
    assert_eq!(nurses.unwrap(), [checked("bo", &["nurse"])]);
    assert_eq!(entry(json!({})).admit(both.clone()).unwrap().len(), 2);
    assert_eq!(entry(json!({})).admit(Vec::new()), Err(Reason::NotEmployed));
    assert_eq!(
        entry(json!({"roles": ["head"]})).admit(both.clone()),
        Err(Reason::MayNotEnter)
    );
    assert_eq!(
        entry(json!({"organisations": ["5560360793"]})).admit(both),
        Err(Reason::MayNotEnter)
    );
}

fn scim(resources: Value, status: u16) -> Result<Vec<Employment>, SourceError> {
    let entry = json!({"id": "hr", "kind": "scim", "url": "https://hr.example/scim", "organisation-number": NUMBER});
    let Kind::Scim(scim) = source(entry).unwrap().kind else {
        unreachable!()
    };
    let request = scim.request(&identity());
    assert_eq!(request.url, "https://hr.example/scim/Users/.search");
    assert!(request.body.reveal().contains("externalId eq \\\"191212121212\\\""));
    let body = json!({"totalResults": 1, "Resources": resources}).to_string();
    let answer = Untrusted {
        status,
        body: body.as_bytes(),
    };
    scim.read(&answer, &identity())
}

fn user(changes: &[(&str, Value)]) -> Value {
    let mut user = json!({"externalId": "191212121212", "active": true, "roles": [{"value": "teacher"}],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
            {"employeeNumber": "anna", "organization": "Kommunen", "department": "Skolan"}});
    for (name, value) in changes {
        user[*name] = value.clone();
    }
    user
}

#[test]
fn scim_tells_of_the_person_that_was_asked_about_and_of_nobody_else() {
    assert_eq!(scim(json!([user(&[])]), 200).unwrap(), [checked("anna", &["teacher"])]);
    assert_eq!(scim(json!([]), 200).unwrap(), []);
    assert_eq!(scim(json!([user(&[("active", json!(false))])]), 200).unwrap(), []);
    let other = user(&[("externalId", json!("195006262546"))]);
    assert_eq!(scim(json!([user(&[]), other]), 200), Err(SourceError::NotGenuine));
    let nobody = user(&[("externalId", json!(null))]);
    assert_eq!(scim(json!([nobody]), 200), Err(SourceError::NotGenuine));
    assert_eq!(
        scim(json!([user(&[("roles", json!("x"))])]), 200),
        Err(SourceError::Malformed)
    );
    assert_eq!(scim(json!(vec![user(&[]); 9]), 200), Err(SourceError::Malformed));
    assert_eq!(scim(json!([user(&[])]), 503), Err(SourceError::Unavailable));
}

fn key() -> SigningKey {
    SigningKey::from_entropy([5; 32]).unwrap()
}

fn public(key: &SigningKey) -> Value {
    let mut jwk: Value = serde_json::from_str(&key.to_private_jwk()).unwrap();
    jwk.as_object_mut().unwrap().remove("d");
    jwk
}

/// What is made of an answer with these changes, of this type and by this key.
fn signed(changes: &[(&str, Value)], typ: &str, by: &SigningKey) -> Result<Vec<Employment>, SourceError> {
    let entry = json!({"id": "hsa", "kind": "signed", "url": "https://source.example/ask", "issuer": SOURCE,
        "organisations": [NUMBER], "keys": [public(&key())]});
    let Kind::Signed(source) = source(entry).unwrap().kind else {
        unreachable!()
    };
    let own = SigningKey::from_entropy([6; 32]).unwrap();
    let person: Identity = identity();
    let question = source.ask(&person, ISSUER, &own, "q-1".to_owned(), NOW).unwrap();
    assert!(!question.request.url.contains("1912"));
    let now = NOW.unix_seconds();
    let mut answer = json!({"iss": SOURCE, "aud": ISSUER, "sub": "191212121212", "iat": now, "exp": now + 60, "in_response_to": "q-1",
        "employments": [employment("anna", &["teacher"])]});
    for (name, value) in changes {
        answer[*name] = value.clone();
    }
    let token = jose::sign(by, typ, &answer).unwrap();
    let answer = Untrusted {
        status: 200,
        body: token.as_bytes(),
    };
    source.read(&answer, &question, &person, ISSUER, NOW)
}

#[test]
fn a_signed_answer_is_to_this_question_of_this_source() {
    const TYPE: &str = "attribute-response+jwt";
    assert_eq!(signed(&[], TYPE, &key()).unwrap(), [checked("anna", &["teacher"])]);
    let now = NOW.unix_seconds();
    for change in [
        ("iss", json!("https://other.example")),
        ("aud", json!("https://other.example")),
        ("sub", json!("195006262546")),
        ("in_response_to", json!("q-2")),
        ("exp", json!(now - 61)),
        ("iat", json!(now - 121)),
        ("iat", json!(now + 61)),
    ] {
        let refused = signed(std::slice::from_ref(&change), TYPE, &key());
        assert_eq!(refused, Err(SourceError::NotGenuine), "{change:?}");
    }
    assert_eq!(signed(&[], "JWT", &key()), Err(SourceError::NotGenuine));
    let foreign = SigningKey::from_entropy([7; 32]).unwrap();
    assert_eq!(signed(&[], TYPE, &foreign), Err(SourceError::NotGenuine));
    assert_eq!(
        signed(&[("employments", json!([{}]))], TYPE, &key()),
        Err(SourceError::Malformed)
    );
    let mut elsewhere = employment("anna", &["teacher"]);
    elsewhere["affiliation"] = json!("anna@2120000142");
    let both = json!([employment("anna", &["teacher"]), elsewhere]);
    assert_eq!(
        signed(&[("employments", both)], TYPE, &key()),
        Err(SourceError::Foreign)
    );
}

#[test]
fn half_a_source_is_refused() {
    for entry in [
        json!({"id": "a", "kind": "scim", "url": "https://a.example"}),
        json!({"id": "a", "kind": "scim", "organisation-number": NUMBER}),
        json!({"id": "a", "kind": "signed", "url": "https://a.example", "issuer": SOURCE, "organisations": [NUMBER], "keys": []}),
        json!({"id": "a", "kind": "signed", "url": "https://a.example", "issuer": SOURCE, "keys": [public(&key())]}),
        json!({"id": "a", "kind": "signed", "url": "http://a.example", "issuer": SOURCE, "organisations": [NUMBER], "keys": [public(&key())]}),
        json!({"id": "a", "kind": "register", "url": "https://a.example"}),
        json!({"id": "a", "kind": "register", "timeout-seconds": 11}),
    ] {
        assert!(source(entry.clone()).is_err(), "{entry}");
    }
    let good = source(json!({"id": "a", "kind": "register"})).unwrap();
    assert_eq!((good.timeout, good.required), (Span::from_seconds(3), false));
}
