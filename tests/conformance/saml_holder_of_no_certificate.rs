//! The assertion is for the holder of nothing, and the browser has shown nothing.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let info = "<ds:X509Data><ds:X509Certificate></ds:X509Certificate></ds:X509Data>";
    let plan = Plan::held(info, &[]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
