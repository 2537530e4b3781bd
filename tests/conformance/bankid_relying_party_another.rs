//! The order was another relying party's.

use evidence::{Plan, RELYING_PARTY};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.relying_party = plan.document.relying_party.replace(RELYING_PARTY, "2021005521");
    assert_eq!(plan.judge().unwrap_err(), Refusal::RelyingParty);
}
