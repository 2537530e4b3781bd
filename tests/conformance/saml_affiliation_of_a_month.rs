//! The third digit of the organisation number in the affiliation is one of a month, as in a personal number, and the check digit is right.

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
    assert_eq!(judged("2011006885"), Err(Refusal::Attribute(Attribute::OrgAffiliation)));
}
