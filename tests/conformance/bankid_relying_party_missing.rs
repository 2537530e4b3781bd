//! The relying party has no organisation number.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.relying_party = "cn=Exempel,c=SE".to_owned();
    assert_eq!(plan.judge().unwrap_err(), Refusal::RelyingParty);
}
