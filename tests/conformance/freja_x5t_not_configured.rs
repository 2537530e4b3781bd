//! A certificate of the same CA that is not configured.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    let mut other = plan.signer.clone();
    other.serial = 9;
    plan.configured = vec![other];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Signer);
}
