//! What is configured as root may not certify.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.root.usage = Some(&[7, 0x80]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Root);
}
