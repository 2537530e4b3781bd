//! The signature is rsa-sha1, and right.

use evidence::{Hash, Plan};
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.hash = Hash::Sha1;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
