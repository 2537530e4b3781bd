//! Inera's number of the organisation is the personal number of who trades under it.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_dropped() {
    let plan = |number| Plan::inera().assertion("202100-6883", number);
    let evidence = plan("640823-3234").judge().unwrap();
    assert!(evidence.attributes().organisation().is_none());
    assert!(evidence.attributes().text(Attribute::OrganizationIdentifier).is_none());
    assert!(evidence.attributes().hsa_id().is_some());
    // What is nobody's number is a mistake of the provider's.
    assert_eq!(
        plan("202100-6884").judge().unwrap_err(),
        Refusal::Attribute(Attribute::OrganizationIdentifier)
    );
}
