//! The reference is an XPointer to the same element.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().signed_info(r##"URI="#_response""##, r##"URI="#xpointer(id('_response'))""##);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Reference));
}
