//! A mapped number, bound in no way that we take, at a level that has no personal number.

use evidence::saml::Plan;
use shared::{
    loa::{Demand, Loa},
    saml::{AttributeSet, Refusal},
};

#[test]
fn is_refused() {
    let level = Loa::Loa3NonResident.uri();
    let plan = Plan::good().assertion(Loa::Loa3.uri(), level).expecting(|expecting| {
        expecting.idp.assurance = [level.to_owned()].into();
        expecting.request.levels = vec![level.to_owned()];
        expecting.demand = Demand::AnyLevel;
        expecting.attributes = AttributeSet::NaturalPerson;
    });
    let number = "urn:oid:1.2.752.29.4.13";
    assert!(plan.clone().assertion(number, "urn:oid:0.0").judge().is_ok());
    let plan = plan.assertion(number, "urn:oid:1.2.752.201.3.16");
    assert_eq!(plan.judge().unwrap_err(), Refusal::PersonalNumberOfNonResident);
}
