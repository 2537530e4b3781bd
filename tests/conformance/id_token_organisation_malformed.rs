//! Inera's organisation number has a wrong check digit.

use evidence::Upstream;
use shared::oidc::upstream::{Refusal, Vocabulary};

#[test]
fn is_refused() {
    let judged = |number: &str| {
        let mut plan = Upstream::good();
        plan.vocabulary = Vocabulary::Sambi;
        plan.token.claim("organizationIdentifier", number);
        plan.judge().map(|_| ())
    };
    assert_eq!(judged("202100-6883"), Ok(()));
    assert_eq!(judged("202100-6884"), Err(Refusal::Claims));
}
