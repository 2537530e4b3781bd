//! The chain has nine statements.

use evidence::federation::Chain;
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let plan = Chain::good();
    let mut texts = plan.make();
    assert!(plan.judge_texts(&texts).is_ok());
    let again = texts.last().cloned().unwrap();
    texts.resize(8, again.clone());
    assert_eq!(
        plan.judge_texts(&texts).unwrap_err(),
        Refusal::Jws(JwsError::Signature),
        "eight are looked at"
    );
    texts.push(again);
    assert_eq!(plan.judge_texts(&texts).unwrap_err(), Refusal::Chain);
}
