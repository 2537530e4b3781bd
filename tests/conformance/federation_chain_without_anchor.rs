//! The chain ends before the trust anchor.

use evidence::federation::Chain;
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let plan = Chain::good();
    let mut texts = plan.make();
    assert!(plan.judge_texts(&texts).is_ok());
    texts.pop();
    assert_eq!(plan.judge_texts(&texts).unwrap_err(), Refusal::Jws(JwsError::Signature));
}
