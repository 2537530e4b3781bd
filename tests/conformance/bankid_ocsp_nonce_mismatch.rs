//! The answer was made for another signature.

use evidence::{Nonce, Plan};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.nonce = Nonce::Other;
    assert_eq!(plan.judge().unwrap_err(), Refusal::NonceMismatch);
}
