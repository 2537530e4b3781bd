//! The level is requested and certified, and no level.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good()
        .assertion(
            "<saml2:AuthnContextClassRef>http://id.elegnamnden.se/loa/1.0/loa3</saml2:AuthnContextClassRef>",
            "<saml2:AuthnContextClassRef>http://id.elegnamnden.se/loa/1.0/loa3-sigmessage</saml2:AuthnContextClassRef>",
        )
        .expecting(|expecting| {
            expecting
                .idp
                .assurance
                .insert("http://id.elegnamnden.se/loa/1.0/loa3-sigmessage".to_owned());
            expecting
                .request
                .levels
                .push("http://id.elegnamnden.se/loa/1.0/loa3-sigmessage".to_owned());
        });
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelUnknown);
}
