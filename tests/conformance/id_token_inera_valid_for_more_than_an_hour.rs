//! A token of Inera's would be valid for a second more than an hour.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::of_inera();
    let issued = NOW.unix_seconds() - 5;
    plan.token.claim("exp", issued + 3601);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Lifetime);
}
