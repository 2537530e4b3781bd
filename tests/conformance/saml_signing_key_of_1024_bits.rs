//! The key that our requests are to be signed with is one of RSA with 1,024 bits.

use shared::crypto::SigningKey;

#[test]
fn is_not_taken() {
    assert!(SigningKey::from_pkcs8(include_bytes!("../fixtures/keys/idp.pk8")).is_ok());
    assert!(SigningKey::from_pkcs8(include_bytes!("../fixtures/keys/short.pk8")).is_err());
}
