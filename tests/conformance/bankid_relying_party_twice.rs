//! A display name brings a second organisation number.

use evidence::{Plan, RELYING_PARTY};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.relying_party = format!("name=A,serialNumber={RELYING_PARTY},serialNumber=2021005521");
    assert_eq!(plan.judge().unwrap_err(), Refusal::RelyingParty);
}
