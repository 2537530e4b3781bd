//! Inera names an organisation for which nobody has agreed that it speaks.

use evidence::saml::Plan;

#[test]
fn is_dropped() {
    let named = |agreed: bool| {
        let plan = Plan::inera().expecting(|expecting| {
            expecting.idp.scopes.clear();
            if !agreed {
                expecting.rules.organisations.clear();
            }
        });
        plan.judge().unwrap().attributes().organisation().is_some()
    };
    assert!(named(true));
    assert!(!named(false));
}
