//! `es256` is not the name of an algorithm.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["alg"] = "es256".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
