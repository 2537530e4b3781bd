//! The statements stand in the other order.

use evidence::federation::Chain;
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let plan = Chain::good();
    let mut texts = plan.make();
    assert!(plan.judge_texts(&texts).is_ok());
    texts.reverse();
    assert_eq!(plan.judge_texts(&texts).unwrap_err(), Refusal::Jws(JwsError::Signature));
}
