//! The signature is rsa-sha512, and right; BankID uses rsa-sha256.

use evidence::{Hash, Plan};
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.hash = Hash::Sha512;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
