//! The digest and signature algorithms, by the names that they have in XML.

use crate::crypto::SignatureAlgorithm;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

/// A digest algorithm that we accept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Digest {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Digest {
    /// The identifier (Deployment Profile for the Swedish eID Framework, 8).
    pub fn uri(self) -> &'static str {
        match self {
            Digest::Sha256 => "http://www.w3.org/2001/04/xmlenc#sha256",
            Digest::Sha384 => "http://www.w3.org/2001/04/xmldsig-more#sha384",
            Digest::Sha512 => "http://www.w3.org/2001/04/xmlenc#sha512",
        }
    }

    pub(super) fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Digest::Sha256 => Sha256::digest(bytes).to_vec(),
            Digest::Sha384 => Sha384::digest(bytes).to_vec(),
            Digest::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }

    /// The digest of what `write` writes, which need not be held as a whole.
    pub(super) fn of_written<E>(
        self,
        write: impl FnOnce(&mut dyn FnMut(&[u8])) -> Result<(), E>,
    ) -> Result<Vec<u8>, E> {
        match self {
            Digest::Sha256 => digest::<Sha256, E>(write),
            Digest::Sha384 => digest::<Sha384, E>(write),
            Digest::Sha512 => digest::<Sha512, E>(write),
        }
    }
}

fn digest<D: sha2::Digest, E>(write: impl FnOnce(&mut dyn FnMut(&[u8])) -> Result<(), E>) -> Result<Vec<u8>, E> {
    let mut digest = D::new();
    write(&mut |piece| digest.update(piece))?;
    Ok(digest.finalize().to_vec())
}

/// The identifier of a signature algorithm (RFC 9231, 2.3).
pub fn signature_uri(algorithm: SignatureAlgorithm) -> &'static str {
    match algorithm {
        SignatureAlgorithm::RsaSha256 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        SignatureAlgorithm::RsaSha384 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
        SignatureAlgorithm::RsaSha512 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
        SignatureAlgorithm::EcdsaSha256 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        SignatureAlgorithm::EcdsaSha384 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
        SignatureAlgorithm::EcdsaSha512 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
    }
}
