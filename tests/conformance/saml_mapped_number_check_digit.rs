//! The Swedish number that was found has another check digit.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::mapped("http://id.swedenconnect.se/id-binding/process/swedish-eid")
        .assertion("191212121212", "191212121213");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::MappedPersonalIdentityNumber)
    );
}
