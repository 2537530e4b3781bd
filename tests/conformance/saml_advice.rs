//! There is advice, in which other assertions could stand.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "</saml2:Conditions>",
        "</saml2:Conditions><saml2:Advice></saml2:Advice>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
