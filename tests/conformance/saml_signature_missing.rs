//! The Response is not signed; its assertion is.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan {
        response_signing: None,
        ..Plan::good()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Unsigned);
}
