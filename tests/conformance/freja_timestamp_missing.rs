//! It does not say when.

use evidence::Freja;
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.without("timestamp");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
