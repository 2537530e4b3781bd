//! The claims are text.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claims_text = Some("iss".to_owned());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
