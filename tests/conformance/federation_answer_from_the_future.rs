//! The answer was issued later than the clocks can be apart.

use evidence::{NOW, federation::Resolve};
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.answer.claim("iat", NOW.unix_seconds() + 60);
    assert!(plan.judge().is_ok());
    plan.answer.claim("iat", NOW.unix_seconds() + 61);
    assert_eq!(plan.judge().unwrap_err(), Refusal::IssuedAt);
}
