//! The certificate that the header brings along (`x5c`) is good for the signature; it is not configured.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::{Freja, Key};
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    let mut other = plan.signer.clone();
    other.key = Key::Other;
    plan.configured = vec![other];
    plan.token.header = json!({"x5t": plan.thumbprint(), "alg": "RS256", "x5c": [STANDARD.encode(plan.signer.der())]});
    assert_eq!(plan.judge().unwrap_err(), Refusal::Signer);
}
