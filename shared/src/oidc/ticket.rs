//! What leads to something in the store, and is known only to whom it was given.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::fmt;

/// 256 random bits: an authorization code (RFC 6749, 1.3.1), or the name of a pushed request (RFC 9126, 2.2). It is the only way to what
/// is kept for it: the store holds that under the ticket's hash, sealed with a key that the ticket is part of.
#[derive(Clone)]
pub struct Ticket([u8; 32]);

impl Ticket {
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
