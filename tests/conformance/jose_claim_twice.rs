//! Two issuers; the last of them is the right one.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    let claims = plan.token.claims.to_string();
    plan.token.claims_text = Some(claims.replacen('{', r#"{"iss":"https://other.example","#, 1));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
