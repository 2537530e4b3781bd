//! Beside the signed result stand attributes of another person.

use evidence::{Freja, NOW, REFERENCE};
use serde_json::json;
use shared::{
    environment::Environment,
    id::AuthRef,
    provider::freja::{Polled, evidence::Expected, read_result},
};

#[test]
fn are_not_read() {
    let plan = Freja::good();
    let mut beside = plan.token.claims["requestedAttributes"].clone();
    beside["ssn"]["ssn"] = json!("197010632391");
    let answer =
        json!({"authRef": REFERENCE, "status": "APPROVED", "details": plan.make(), "requestedAttributes": beside});
    let (trust, reference) = (
        plan.trust(Environment::Test).unwrap(),
        AuthRef::parse(REFERENCE).unwrap(),
    );
    let Ok(Polled::Approved(result)) = read_result(&reference, 200, answer.to_string().as_bytes()) else {
        panic!("an approved result")
    };
    let expected = Expected {
        trust: &trust,
        reference: &reference,
        level: plan.level,
        personal_number: true,
        organisation_issuers: &[],
    };
    let evidence = result.evidence.verify(&expected, NOW).unwrap();
    assert_eq!(evidence.personal_identity().unwrap().reveal(), "191212121212");
}
