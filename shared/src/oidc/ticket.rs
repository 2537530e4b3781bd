//! What leads to something in the store, and is known only to whom it was given.

use super::authorization::CodeChallenge;
use crate::{id::LoginId, secret::SecretKey};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// 256 bits that nobody can guess: an authorization code (RFC 6749, 1.3.1), the name of a pushed request (RFC 9126, 2.2), or what a sealed login
/// remembers. It is the only way to what is kept for it: the store holds that under the ticket's hash, sealed with a key that the ticket is part of.
#[derive(Clone, Deserialize, Serialize)]
pub struct Ticket([u8; 32]);

impl Ticket {
    /// The authorization code of a login: the same however often it is asked for, so that a form which is sent twice leads to one code.
    ///
    /// Nobody can make it without the installation's key. The challenge is part of it because that is neither in the store nor in the
    /// log: the store and the key together do not open a grant.
    pub fn answering(login: LoginId, challenge: &CodeChallenge, key: &SecretKey) -> Self {
        Ticket(key.derived(login.as_bytes(), &[b"tillit/code/", challenge.as_str().as_bytes()]))
    }

    /// A ticket of these random bytes.
    pub fn from_entropy(bytes: [u8; 32]) -> Self {
        Ticket(bytes)
    }

    /// Reads a ticket off the wire: 43 characters of base64url.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        (length == 32 && text.len() == 43).then_some(Ticket(bytes))
    }

    /// The ticket as it is sent to the e-service.
    pub fn to_wire(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The name under which the store knows what is kept; it does not lead back to the ticket.
    pub fn handle(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0))
    }

    /// The part of the sealing key that only the holder has.
    pub fn salt(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket")
    }
}

#[cfg(test)]
mod tests {
    use super::Ticket;
    use crate::{id::LoginId, oidc::CodeChallenge, secret::SecretKey};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    fn code(login: u8, challenge: &str, key: &str) -> String {
        let challenge = CodeChallenge::parse(challenge).unwrap();
        let key = SecretKey::parse(key).unwrap();
        Ticket::answering(LoginId::from_entropy([login; 16]), &challenge, &key).to_wire()
    }

    #[test]
    fn a_login_has_one_code_and_no_other_login_challenge_or_key_gives_it() {
        let one = code(5, CHALLENGE, KEY);
        assert_eq!(one, code(5, CHALLENGE, KEY));
        for other in [
            code(6, CHALLENGE, KEY),
            code(5, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", KEY),
            code(5, CHALLENGE, "AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"),
        ] {
            assert_ne!(one, other);
        }
    }
}
