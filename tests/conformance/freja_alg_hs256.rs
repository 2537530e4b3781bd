//! A secret that both sides share: nobody has agreed on one.

use evidence::Freja;
use serde_json::json;
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.header = json!({"x5t": plan.thumbprint(), "alg": "HS256"});
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
