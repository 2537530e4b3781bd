//! Signed with another key than the certificate's.

use evidence::{Freja, Hash, Key, Signer};
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.signer = Signer::Rsa(Key::Other, Hash::Sha256);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
