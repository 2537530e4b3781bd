//! The bank's CA is signed by a root that has the right name and another key.

use evidence::{Key, Plan};
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.bank_ca.signed_by = Key::Other;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Path));
}
