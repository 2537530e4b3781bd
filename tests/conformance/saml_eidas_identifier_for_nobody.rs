//! The identifier does not say for which country it was made.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas().assertion("DE/SE/3b7184c0ceaf", "DE/3b7184c0ceaf");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::EidasPersonIdentifier)
    );
}
