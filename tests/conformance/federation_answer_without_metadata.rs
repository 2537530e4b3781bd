//! The answer has no metadata.

use evidence::federation::Resolve;
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.answer.without("metadata");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
