//! The anchor says of itself that it has another key, with which the last statement is signed.

use evidence::{Signer, federation::Chain};
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    let mut texts = plan.make();
    texts.push(Chain::anchors_own(&Signer::P256(29)).make());
    assert!(
        plan.judge_texts(&texts).is_ok(),
        "what it says of itself may stand at the end"
    );
    plan.anchor.signer = Signer::P256(29);
    texts[2] = plan.anchor.make();
    assert_eq!(plan.judge_texts(&texts).unwrap_err(), Refusal::Jws(JwsError::Signature));
}
