//! The statement in the middle is missing.

use evidence::federation::Chain;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let plan = Chain::good();
    let mut texts = plan.make();
    assert!(plan.judge_texts(&texts).is_ok());
    texts.remove(1);
    assert_eq!(plan.judge_texts(&texts).unwrap_err(), Refusal::Subject);
}
