//! The result of a signature: it names what was signed (`signRef`).

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("signRef", evidence::REFERENCE);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Kind);
}
