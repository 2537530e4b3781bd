//! The digests are right, and the signature is not the person's.

use evidence::{Key, Plan};
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.key = Key::Other;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Signature));
}
