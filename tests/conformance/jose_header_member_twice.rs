//! Two algorithms; the last of them is the right one.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header_text = Some(r#"{"alg":"none","kid":"k1","alg":"ES256"}"#.to_owned());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Malformed));
}
