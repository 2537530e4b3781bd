//! What it costs to judge what BankID gives.

use criterion::{Criterion, criterion_group, criterion_main};
use shared::{
    person::{Organisationsnummer, Personnummer},
    provider::bankid::evidence::{Environment, Expected, Operation, Trust, UnverifiedEvidence},
    time::Timestamp,
};
use std::hint::black_box;

const SIGNATURE: &str = include_str!("../../tests/fixtures/bankid/signature.b64");
const OCSP_RESPONSE: &str = include_str!("../../tests/fixtures/bankid/ocsp_response.b64");
const ROOT: &str = include_str!("../../tests/fixtures/bankid/test_root_ca.pem");
/// 2022-09-13T14:09:19Z, when the sample was made.
const THEN: Timestamp = Timestamp::from_unix_seconds(1_663_078_159);

/// BankID's published sample, from the two texts to the evidence: four signatures by RSA-4096 and two by RSA-2048.
#[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
fn bankid(criterion: &mut Criterion) {
    let trust = Trust::from_pem(Environment::Test, ROOT).unwrap();
    let expected = Expected {
        trust: &trust,
        operation: Operation::Identification,
        relying_party: &Organisationsnummer::parse("5566304928").unwrap(),
        personal_number: &Personnummer::parse("191212121212").unwrap(),
        user_visible_data: Some(b"signeringstext"),
        user_non_visible_data: Some(b"ej synlig"),
    };
    let evidence = UnverifiedEvidence::new(SIGNATURE.to_owned(), OCSP_RESPONSE.to_owned());
    criterion.bench_function("bankid-evidence", |bencher| {
        bencher.iter(|| black_box(evidence.clone()).verify(&expected, THEN).unwrap());
    });
}

criterion_group!(benches, bankid);
criterion_main!(benches);
