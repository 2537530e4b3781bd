//! Nobody says how the Swedish number of a person with a foreign e-ID was found.

use evidence::saml::Plan;

#[test]
fn is_not_taken() {
    let mapped = |plan: Plan| plan.judge().unwrap().attributes().mapped_personal_identity().is_some();
    let plan = Plan::mapped("http://id.swedenconnect.se/id-binding/process/swedish-eid");
    assert!(mapped(plan.clone()));
    assert!(!mapped(
        plan.assertion("Name=\"urn:oid:1.2.752.201.3.6\"", "Name=\"urn:oid:0.0\"")
    ));
}
