//! The nonce is longer than BankID's.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::{Nonce, Plan};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.nonce = Nonce::Long;
    assert_eq!(plan.judge().unwrap_err(), Refusal::NonceMismatch);
}
