//! The answer was valid until now.

use evidence::{NOW, federation::Resolve};
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.answer.claim("exp", NOW.unix_seconds() + 1);
    assert!(plan.judge().is_ok());
    plan.answer.claim("exp", NOW.unix_seconds());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Expired);
}
