//! The key is agreed on with a key that we do not have.

use evidence::saml::{Plan, Receiver};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().expecting(|expecting| expecting.keys = vec![Receiver::Current]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
