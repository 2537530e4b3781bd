//! A test catalogue's HSA-id.

use evidence::Upstream;
use shared::oidc::upstream::{Refusal, Vocabulary};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.vocabulary = Vocabulary::Sambi;
    plan.token.claim("employeeHsaId", "TSTNMT2321000156-1019");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Claims);
}
