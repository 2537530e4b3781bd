//! The organisation number in the affiliation has a hyphen.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    assert!(Plan::employed("anna@2021006883").judge().is_ok());
    let plan = Plan::employed("anna@202100-6883");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::OrgAffiliation));
}
