//! A level that nobody knows.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["loaLevel"] = "LOA4".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Level);
}
