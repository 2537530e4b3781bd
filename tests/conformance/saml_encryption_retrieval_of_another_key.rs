//! The `RetrievalMethod` points to another identifier.

use evidence::saml::{Placement, Plan};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good()
        .encrypting(|encryption| encryption.placement = Placement::Beside)
        .response(r##"URI="#_key""##, r##"URI="#_data""##);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Reference));
}
