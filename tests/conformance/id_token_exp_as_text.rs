//! A time that is a text.

use evidence::{NOW, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("exp", (NOW.unix_seconds() + 290).to_string());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
