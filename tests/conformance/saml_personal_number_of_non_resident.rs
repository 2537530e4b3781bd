//! A personal number at a level that has none.

use evidence::saml::Plan;
use shared::{loa::Demand, saml::Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("<saml2:AuthnContextClassRef>http://id.elegnamnden.se/loa/1.0/loa3</saml2:AuthnContextClassRef>", "<saml2:AuthnContextClassRef>http://id.swedenconnect.se/loa/1.0/loa3-nonresident</saml2:AuthnContextClassRef>").expecting(|expecting| { expecting.idp.assurance.insert("http://id.swedenconnect.se/loa/1.0/loa3-nonresident".to_owned()); expecting.request.levels.push("http://id.swedenconnect.se/loa/1.0/loa3-nonresident".to_owned()); expecting.demand = Demand::AnyLevel; });
    assert_eq!(plan.judge().unwrap_err(), Refusal::PersonalNumberOfNonResident);
}
