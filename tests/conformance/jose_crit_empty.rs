//! `crit` must name something where it is there.

use evidence::Upstream;
use serde_json::json;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["crit"] = json!([]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Critical));
}
