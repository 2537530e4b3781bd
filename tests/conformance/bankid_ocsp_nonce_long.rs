//! The nonce is longer than BankID's.

use evidence::{Nonce, Plan};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.nonce = Nonce::Long;
    assert_eq!(plan.judge().unwrap_err(), Refusal::NonceMismatch);
}
