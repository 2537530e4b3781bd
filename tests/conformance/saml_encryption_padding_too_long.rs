//! The padding says that it is longer than a block, and what is left without it would be the assertion.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let longer = format!("{}{}", plan.make_assertion(), " ".repeat(16));
    let plan = plan.encrypting(|encryption| {
        (encryption.content, encryption.padding, encryption.instead) = ("aes128-cbc", Some(17), Some(longer));
    });
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
