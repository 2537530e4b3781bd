//! The person was authenticated twice.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "</saml2:AuthnStatement>",
        "</saml2:AuthnStatement><saml2:AuthnStatement></saml2:AuthnStatement>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
