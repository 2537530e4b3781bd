//! Nothing at all is signed.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        assertion_signing: None,
        ..Plan::inera()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Assertion(xml::Refusal::Structure));
}
