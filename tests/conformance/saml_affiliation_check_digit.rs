//! The organisation number in the affiliation has another check digit, and the identity provider's metadata has the same.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let judged = |number: &str| {
        let plan = Plan::employed(&format!("anna@{number}"));
        let plan = plan.expecting(|expecting| expecting.idp.scopes = [number.to_owned()].into());
        plan.judge().map(|_| ())
    };
    assert_eq!(judged("2021006883"), Ok(()));
    assert_eq!(judged("2021006884"), Err(Refusal::Attribute(Attribute::OrgAffiliation)));
}
