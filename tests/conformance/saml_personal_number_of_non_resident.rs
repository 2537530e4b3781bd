//! A personal number at a level that has none.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::non_resident();
    assert!(
        plan.clone()
            .with_attribute("urn:oid:0.0", "191212121212")
            .judge()
            .is_ok()
    );
    let plan = plan.with_attribute("urn:oid:1.2.752.29.4.13", "191212121212");
    assert_eq!(plan.judge().unwrap_err(), Refusal::PersonalNumberOfNonResident);
}
