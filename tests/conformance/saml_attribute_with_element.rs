//! A value has an element in it.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "191212121212</saml2:AttributeValue>",
        "1912121<x></x>21212</saml2:AttributeValue>",
    );
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::PersonalIdentityNumber)
    );
}
