//! The answer was made for another signature.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::{Nonce, Plan};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.nonce = Nonce::Other;
    assert_eq!(plan.judge().unwrap_err(), Refusal::NonceMismatch);
}
