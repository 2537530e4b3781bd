//! The name of the way in which the Swedish number was found begins with that of one that we take.

use evidence::saml::Plan;

#[test]
fn is_not_taken() {
    let mapped = |plan: Plan| plan.judge().unwrap().attributes().mapped_personal_identity().is_some();
    let plan = Plan::mapped("http://id.swedenconnect.se/id-binding/process/swedish-eid");
    assert!(mapped(plan.clone()));
    assert!(!mapped(Plan::mapped(
        "http://id.swedenconnect.se/id-binding/process/swedish-eid-2"
    )));
}
