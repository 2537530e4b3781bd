//! There is no statement.

use evidence::federation::Chain;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let plan = Chain::good();
    let mut texts = plan.make();
    assert!(plan.judge_texts(&texts).is_ok());
    texts.clear();
    assert_eq!(plan.judge_texts(&texts).unwrap_err(), Refusal::Chain);
}
