//! A secret that both sides share: nobody has agreed on one.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["alg"] = "HS256".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
