//! The responder's certificate stands where the person's should.

use evidence::{Key, Plan};
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.certificates = vec![Key::Responder, Key::CustomerCa, Key::BankCa];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::KeyUsage));
}
