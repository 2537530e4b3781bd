//! The answer is an entity statement of the resolver's.

use evidence::federation::Resolve;
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.answer.header["typ"] = "entity-statement+jwt".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Type));
}
