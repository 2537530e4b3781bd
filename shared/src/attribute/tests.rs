use super::{Employment, Entry, Kind, Source, SourceEntry, SourceError, Untrusted, Wish, merge};
use crate::{
    identity::Identity,
    jose::{self, SigningKey},
    oidc::token::tests::identity,
    portal::IdentityKind,
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
        ("commissions", json!(vec![commission("1", "Vård"); 2])),
        ("commissions", json!([{"hsa-id": "SE2120000167-1", "name": "a"}])),
        ("unknown", json!(1)),
    ] {
        let mut entry = employment("anna", &[]);
        entry[member] = wrong.clone();
        let people = json!([{"number": "191212121212", "employment": [entry]}]);
        assert!(register(people).is_err(), "{member} {wrong}");
    }
}

/// A commission as a register has it.
fn commission(id: &str, purpose: &str) -> Value {
    json!({"hsa-id": format!("SE{NUMBER}-{id}"), "name": format!("Uppdrag {id}"), "purpose": purpose, "rights": ["Läsa;alla"],
        "care-unit": {"hsa-id": format!("SE{NUMBER}-U"), "name": "Vårdcentralen"}})
}

/// An employment with these commissions.
fn commissioned(uid: &str, commissions: &[Value]) -> Employment {
    let mut entry = employment(uid, &["nurse"]);
    entry["commissions"] = json!(commissions);
    let unchecked: super::UncheckedEmployment = serde_json::from_value(entry).unwrap();
    unchecked.check().unwrap()
}

#[test]
fn every_part_of_a_commission_is_well_formed_or_none() {
    let good = commission("1", "Vård");
    let check = |commission: &Value| {
        let mut entry = employment("anna", &[]);
        entry["commissions"] = json!([commission]);
        register(json!([{"number": "191212121212", "employment": [entry]}]))
    };
    assert!(check(&good).is_ok());
    for (pointer, wrong) in [
        ("/hsa-id", json!("x")),
        ("/name", json!("")),
        ("/name", json!("a".repeat(81))),
        ("/purpose", json!("a\u{7}")),
        ("/rights", json!([""])),
        ("/rights", json!(vec!["a"; 9])),
        ("/care-unit", json!({"hsa-id": "SE2120000167-U"})),
        ("/care-unit", json!({"name": "a"})),
        ("/care-unit/hsa-id", json!("x")),
        ("/care-unit/name", json!("")),
    ] {
        let mut commission = good.clone();
        *commission.pointer_mut(pointer).unwrap() = wrong.clone();
        assert!(check(&commission).is_err(), "{pointer} {wrong}");
    }
    let mut unknown = good;
    unknown["care-provider"] = json!({"hsa-id": "SE2120000167-P", "name": "Regionen"});
    assert!(check(&unknown).is_ok());
    unknown["right"] = json!([]);
    assert!(check(&unknown).is_err());
    let many = |number: usize| -> Vec<_> { (0..number).map(|id| commission(&id.to_string(), "Vård")).collect() };
    for (number, fits) in [(16, true), (17, false)] {
        let mut entry = employment("anna", &[]);
        entry["commissions"] = json!(many(number));
        let read = register(json!([{"number": "191212121212", "employment": [entry]}]));
        assert_eq!(read.is_ok(), fits, "{number}");
    }
}

#[test]
fn what_several_sources_say_of_one_employment_is_put_together() {
    let mut poor = checked("anna", &["teacher"]);
    poor.unit = None;
    let more = vec![checked("anna", &["teacher", "head"]), checked("bo", &[])];
    let merged = merge(&[poor], more).unwrap();
    assert_eq!(merged, [checked("anna", &["teacher", "head"]), checked("bo", &[])]);
    let (one, two) = (commission("1", "Vård"), commission("2", "Vård"));
    let known = commissioned("anna", std::slice::from_ref(&one));
    let more = commissioned("anna", &[commission("1", "Annat"), two.clone()]);
    assert_eq!(
        merge(&[known], vec![more]).unwrap(),
        [commissioned("anna", &[one, two])],
        "the first source's words stand"
    );
}

#[test]
fn an_employment_of_several_sources_has_an_end() {
    let roles = |from: usize| -> Vec<_> { (from..from + 8).map(|number| number.to_string()).collect() };
    let with = |from: usize| Employment {
        roles: roles(from),
        ..checked("anna", &[])
    };
    let mut known = Vec::new();
    for source in 0..3 {
        known = merge(&known, vec![with(source * 8)]).unwrap();
    }
    assert_eq!(known[0].roles.len(), 24);
    assert_eq!(merge(&known, vec![with(17)]), Err(SourceError::TooMuch));
    assert_eq!(merge(&known, vec![with(16)]).unwrap(), known);
    let ids = |from: usize| -> Vec<_> {
        (from..from + 13)
            .map(|id| commission(&id.to_string(), "Vård"))
            .collect()
    };
    let known = [commissioned("anna", &ids(0))];
    let (fits, too_many) = (commissioned("anna", &ids(11)), commissioned("anna", &ids(12)));
    assert_eq!(merge(&known, vec![fits]).unwrap()[0].commissions.len(), 24);
    assert_eq!(merge(&known, vec![too_many]), Err(SourceError::TooMuch));
}

#[test]
fn who_may_enter_is_decided_by_role_and_organisation() {
    let entry = |entry: Value| serde_json::from_value::<Entry>(entry).unwrap();
    let both = vec![checked("anna", &["teacher"]), checked("bo", &["nurse"])];
    let admit = |rule: Value, employments: &[Employment]| entry(rule).admit(employments.to_vec(), Wish::default());
    let nurses = admit(json!({"roles": ["nurse"]}), &both);
    assert_eq!(nurses.unwrap(), [checked("bo", &["nurse"])]);
    assert_eq!(admit(json!({}), &both).unwrap().len(), 2);
    assert_eq!(admit(json!({}), &[]), Err(Reason::NotEmployed));
    assert_eq!(admit(json!({"roles": ["head"]}), &both), Err(Reason::MayNotEnter));
    assert_eq!(
        admit(json!({"organisations": ["5560360793"]}), &both),
        Err(Reason::MayNotEnter)
    );
}

#[test]
fn two_commissions_of_one_employment_are_two_choices_where_they_are_asked_for() {
    let (one, two) = (
        commission("1", "Vård och behandling"),
        commission("2", "Administration"),
    );
    let known = vec![commissioned("anna", &[one.clone(), two.clone()]), checked("bo", &[])];
    let admit = |rule: Value, asked: bool| {
        let wish = Wish {
            commission: asked,
            ..Wish::default()
        };
        let rule = serde_json::from_value::<Entry>(rule).unwrap();
        rule.admit(known.clone(), wish)
    };
    let first = commissioned("anna", std::slice::from_ref(&one));
    let second = commissioned("anna", std::slice::from_ref(&two));
    let none = commissioned("anna", &[]);
    assert_eq!(
        admit(json!({}), true).unwrap(),
        [first.clone(), second.clone(), checked("bo", &[])]
    );
    assert!(first.mark() != second.mark() && first.mark() != none.mark() && first.mark() == first.clone().mark());
    assert_eq!(
        admit(json!({}), false).unwrap(),
        [none.clone(), checked("bo", &[])],
        "nobody is asked what the e-service does not learn"
    );
    let care = json!({"commission-purposes": ["Vård och behandling"]});
    assert_eq!(admit(care.clone(), true).unwrap(), [first]);
    assert_eq!(admit(care, false).unwrap(), [none]);
    let other = json!({"commission-purposes": ["Forskning"]});
    assert_eq!(admit(other, true), Err(Reason::MayNotEnter));
}

#[test]
fn where_an_hsa_id_is_wanted_an_employment_without_is_not_enough() {
    let with_id = Employment {
        hsa_id: Some(crate::person::HsaId::parse("SE2120000167-ANNA").unwrap()),
        ..checked("anna", &[])
    };
    let admit = |identity, known: &[&Employment]| {
        let wish = Wish {
            identity,
            ..Wish::default()
        };
        Entry::default().admit(known.iter().map(|&known| known.clone()).collect(), wish)
    };
    let without = checked("bo", &[]);
    let wanted = IdentityKind::HsaId;
    assert_eq!(
        admit(wanted, &[&with_id, &without]).unwrap(),
        std::slice::from_ref(&with_id)
    );
    assert_eq!(admit(wanted, &[&without]), Err(Reason::IdentityMissing));
    assert_eq!(admit(IdentityKind::Employment, &[&without]).unwrap().len(), 1);
}

/// The extension of the users of this source.
const HSA: &str = "urn:example:params:scim:schemas:extension:hsa:2.0:User";

fn scim(resources: Value, status: u16) -> Result<Vec<Employment>, SourceError> {
    let entry = json!({"id": "hr", "kind": "scim", "url": "https://hr.example/scim", "organisation-number": NUMBER, "hsa-schema": HSA});
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

#[test]
fn scim_tells_of_hsa_ids_and_commissions_in_the_extension_that_the_configuration_names() {
    let named = json!({"employeeHsaId": "SE2120000167-ANNA", "commissions": [{"commissionHsaId": "SE2120000167-1", "commissionName": "Uppdrag 1",
        "commissionPurpose": "Vård", "commissionRight": ["Läsa;alla"], "healthCareUnitHsaId": "SE2120000167-U",
        "healthCareUnitName": "Vårdcentralen", "other": 1}]});
    let told = scim(json!([user(&[(HSA, named.clone())])]), 200).unwrap();
    assert_eq!(told[0].hsa_id.as_ref().unwrap().reveal(), "SE2120000167-ANNA");
    let expected = commissioned("anna", &[commission("1", "Vård")]).commissions;
    assert_eq!(told[0].commissions, expected);
    let mut half = named.clone();
    half["commissions"][0]
        .as_object_mut()
        .unwrap()
        .remove("healthCareUnitName");
    let mut nameless = named;
    nameless["commissions"][0]
        .as_object_mut()
        .unwrap()
        .remove("commissionName");
    for nothing in [json!(null), json!({}), json!({"commissions": null})] {
        let told = scim(json!([user(&[(HSA, nothing)])]), 200);
        assert_eq!(told.unwrap(), [checked("anna", &["teacher"])]);
    }
    for wrong in [half, nameless, json!("x")] {
        assert_eq!(scim(json!([user(&[(HSA, wrong)])]), 200), Err(SourceError::Malformed));
    }
    let elsewhere = user(&[("urn:other", json!({"commissions": "x"}))]);
    assert_eq!(scim(json!([elsewhere]), 200).unwrap(), [checked("anna", &["teacher"])]);
}

#[test]
fn what_a_source_may_supply_is_known_from_its_entry() {
    let both = [IdentityKind::Employment, IdentityKind::HsaId];
    let scim = |schema: Value| {
        let mut entry = json!({"id": "hr", "kind": "scim", "url": "https://hr.example", "organisation-number": NUMBER});
        entry["hsa-schema"] = schema;
        source(entry)
    };
    assert_eq!(scim(json!(null)).unwrap().supplies(), [IdentityKind::Employment]);
    assert_eq!(scim(json!(HSA)).unwrap().supplies(), both);
    assert_eq!(register(json!([])).unwrap().supplies(), both);
    for wrong in ["hsa", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"] {
        assert!(scim(json!(wrong)).is_err(), "{wrong}");
    }
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
    let mut with_commission = employment("anna", &["nurse"]);
    with_commission["commissions"] = json!([commission("1", "Vård")]);
    let told = signed(&[("employments", json!([with_commission]))], TYPE, &key());
    assert_eq!(told.unwrap(), [commissioned("anna", &[commission("1", "Vård")])]);
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
