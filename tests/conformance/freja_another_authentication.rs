//! The result of another authentication.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("authRef", "ref-1234567891");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Reference);
}
