//! A wrong check digit.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["ssn"]["ssn"] = "191212121213".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::PersonalNumber);
}
