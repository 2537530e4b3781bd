//! Inera states two HSA-ids: the person has not chosen.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let value = |id: &str| format!("SE2021006883-{id}</saml2:AttributeValue>");
    let two = [&value("A1B2"), "<saml2:AttributeValue>", &value("C3D4")].concat();
    let plan = Plan::inera().assertion(&value("A1B2"), &two);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::EmployeeHsaId));
}
