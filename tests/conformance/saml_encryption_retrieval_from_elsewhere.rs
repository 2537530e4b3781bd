//! The `RetrievalMethod` points out of the document.

use evidence::saml::{Placement, Plan};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good()
        .encrypting(|encryption| encryption.placement = Placement::Beside)
        .response(r##"URI="#_key""##, r##"URI="https://attacker.example/key""##);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Reference));
}
