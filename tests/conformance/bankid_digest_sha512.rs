//! The digests are SHA-512, and right; BankID uses SHA-256.

use evidence::{Hash, Plan};
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.digest = Hash::Sha512;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
