//! BankID's own published sample. Its `funcId` says `Identification`.

use shared::{
    person::{Organisationsnummer, Personnummer},
    provider::bankid::evidence::{
        BankIdEvidence, Environment, Expected, Kind, Operation, Refusal, Trust, UnverifiedEvidence,
    },
    time::{Span, Timestamp},
};

const SIGNATURE: &str = include_str!("../fixtures/bankid/signature.b64");
const OCSP_RESPONSE: &str = include_str!("../fixtures/bankid/ocsp_response.b64");
const ROOT: &str = include_str!("../fixtures/bankid/test_root_ca.pem");
/// 2022-09-13T14:09:19Z.
const THEN: Timestamp = Timestamp::from_unix_seconds(1_663_078_159);

fn judge(change: impl FnOnce(&mut Expected<'_>), now: Timestamp) -> Result<BankIdEvidence, Refusal> {
    let trust = Trust::from_pem(Environment::Test, ROOT).unwrap();
    let mut expected = Expected {
        trust: &trust,
        operation: Operation::Identification,
        relying_party: &Organisationsnummer::parse("5566304928").unwrap(),
        personal_number: &Personnummer::parse("191212121212").unwrap(),
        user_visible_data: Some(b"signeringstext"),
        user_non_visible_data: Some(b"ej synlig"),
    };
    change(&mut expected);
    UnverifiedEvidence::new(SIGNATURE.to_owned(), OCSP_RESPONSE.to_owned()).verify(&expected, now)
}

#[test]
fn is_accepted_at_its_time() {
    let evidence = judge(|_| {}, THEN).unwrap();
    assert_eq!(evidence.personnummer().reveal(), "191212121212");
    assert_eq!(
        (evidence.given_name(), evidence.surname()),
        (Some("Tolvan"), Some("Tolvansson"))
    );
    assert_eq!(evidence.name(), "Tolvan Tolvansson");
    assert_eq!(evidence.kind(), Kind::File);
    assert_eq!(evidence.signed_at(), THEN);
}

#[test]
fn is_refused_at_any_other_time() {
    for now in [
        THEN.after(Span::from_minutes(6)),
        THEN.before(Span::from_minutes(3)),
        Timestamp::from_unix_seconds(1_795_000_000),
        Timestamp::from_unix_seconds(0),
    ] {
        assert_eq!(judge(|_| {}, now).unwrap_err(), Refusal::Time);
    }
}

#[test]
fn is_refused_as_a_signing_order() {
    assert_eq!(
        judge(|expected| expected.operation = Operation::Signing, THEN).unwrap_err(),
        Refusal::Function
    );
}

/// Whatever the person was asked then, it was not to log in to us: the binding value is that of no session of ours.
#[test]
fn is_refused_as_a_login_of_ours() {
    let refusal = judge(
        |expected| expected.user_non_visible_data = Some(b"our binding value"),
        THEN,
    );
    assert_eq!(refusal.unwrap_err(), Refusal::UserNonVisibleData);
}

#[test]
fn the_test_root_cannot_be_pinned_in_production() {
    assert_eq!(
        Trust::from_pem(Environment::Production, ROOT).unwrap_err(),
        Refusal::Root
    );
}
