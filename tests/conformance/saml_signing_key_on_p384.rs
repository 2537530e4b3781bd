//! The key that our requests are to be signed with is on P-384, which not every identity provider must know.

use shared::crypto::SigningKey;

#[test]
fn is_not_taken() {
    assert!(SigningKey::from_pkcs8(include_bytes!("../fixtures/keys/idp_p256.pk8")).is_ok());
    assert!(SigningKey::from_pkcs8(include_bytes!("../fixtures/keys/idp_p384.pk8")).is_err());
}
