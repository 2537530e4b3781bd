//! Inera names an organisation for which nobody has agreed that it speaks.

use evidence::saml::Plan;
use shared::saml::Attribute;

#[test]
fn is_dropped() {
    let named = |agreed: bool| {
        let plan = Plan::inera().with_attribute("http://sambi.se/attributes/1/organizationName", "Myndigheten");
        let plan = plan.expecting(|expecting| {
            expecting.idp.scopes.clear();
            if !agreed {
                expecting.rules.organisations.clear();
            }
        });
        let evidence = plan.judge().unwrap();
        let attributes = evidence.attributes();
        (
            attributes.organisation().is_some(),
            attributes.text(Attribute::Organization).is_some(),
        )
    };
    assert_eq!(named(true), (true, true));
    assert_eq!(named(false), (false, false));
}
