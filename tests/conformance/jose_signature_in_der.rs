//! The right signature, in DER, as certificates have it.

use evidence::{Signer, Upstream, decode, der_signature};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    let made = plan.token.make();
    assert!(plan.judge_text(&made).is_ok());
    let (_, signature) = made.rsplit_once('.').unwrap();
    plan.token.signer = Signer::Bytes(der_signature(&decode(signature)));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
