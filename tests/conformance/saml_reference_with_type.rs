//! The reference has an attribute more.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().signed_info(
        r##"URI="#_response""##,
        r##"Type="http://www.w3.org/2000/09/xmldsig#Manifest" URI="#_response""##,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Reference));
}
