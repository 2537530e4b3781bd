//! The Swedish number was found by another identity provider than the Swedish eIDAS node.

use evidence::saml::Plan;
use shared::{loa::Loa, saml::AttributeSet};

#[test]
fn is_not_taken() {
    let mapped = |loa: Loa| {
        let plan = Plan::good()
            .with_attribute("urn:oid:1.2.752.201.3.16", "191212121212")
            .with_attribute(
                "urn:oid:1.2.752.201.3.6",
                "http://id.swedenconnect.se/id-binding/process/swedish-eid",
            )
            .at_level(loa.uri(), "loa3+eidas-notified")
            .expecting(|expecting| expecting.attributes = AttributeSet::NaturalPerson);
        let evidence = plan
            .expecting(|expecting| expecting.rules.eidas_node = true)
            .judge()
            .unwrap();
        evidence.attributes().mapped_personal_identity().is_some()
    };
    assert!(mapped(Loa::EidasNfSub));
    assert!(!mapped(Loa::Loa3));
}
