//! An extension that must be understood, and is not.

use evidence::Upstream;
use serde_json::json;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["crit"] = json!(["exp"]);
    plan.token.header["exp"] = 1.into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Critical));
}
