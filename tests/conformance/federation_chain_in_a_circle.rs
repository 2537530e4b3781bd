//! The intermediate vouches for itself on the way.

use evidence::federation::{Chain, INTERMEDIATE};
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let plan = Chain::good();
    let mut texts = plan.make();
    assert!(plan.judge_texts(&texts).is_ok());
    texts.insert(2, Chain::intermediate_about(INTERMEDIATE).make());
    assert_eq!(plan.judge_texts(&texts).unwrap_err(), Refusal::Chain);
}
