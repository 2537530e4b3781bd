//! An extension that must be understood, and is not.

use evidence::Freja;
use serde_json::json;
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.header = json!({"x5t": plan.thumbprint(), "alg": "RS256", "crit": ["exp"]});
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Critical));
}
