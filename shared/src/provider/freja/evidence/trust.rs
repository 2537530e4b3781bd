//! Whose signatures are believed.

use super::Refusal;
use crate::{
    crypto::SignatureAlgorithm,
    environment::Environment,
    time::Timestamp,
    x509::{self, Certificate, Purpose},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha1::{Digest, Sha1};
use sha2::Sha256;
use std::ops::RangeInclusive;

/// SHA-256 of Freja's public root for test, `CN=RSA Test Root CA`.
const TEST_ROOT: [u8; 32] = [
    0x8d, 0x74, 0x59, 0xfd, 0x04, 0x60, 0x24, 0x2c, 0xf0, 0x3e, 0x76, 0xd5, 0xf0, 0x42, 0x7e, 0xa9, 0xfe, 0x33, 0xdb,
    0x67, 0x89, 0xd5, 0x06, 0x30, 0x9a, 0xac, 0x2c, 0x97, 0xda, 0xa6, 0xe8, 0x60,
];
/// SHA-256 of Freja's root, `CN=Freja eID Root CA v1`.
const ROOT: [u8; 32] = [
    0x22, 0xa2, 0x83, 0xa0, 0xa5, 0x0f, 0x07, 0x02, 0x8a, 0xc9, 0x60, 0x7d, 0x47, 0x7a, 0x49, 0x80, 0x55, 0x62, 0xae,
    0x50, 0xc4, 0x3d, 0x19, 0x02, 0xf4, 0x2b, 0xc9, 0x5c, 0x1a, 0x9a, 0x58, 0x25,
];

/// Freja's signing certificates, and the authorities above them, in one environment. Freja changes the certificate every third year, with
/// overlap: the set is configuration, and each in it stands on its own.
#[derive(Clone, Debug)]
pub struct Trust {
    environment: Environment,
    signers: Vec<Signer>,
}

/// A configured certificate.
#[derive(Clone, Debug)]
pub(super) struct Signer {
    /// `x5t`, by which a header names it.
    thumbprint: String,
    certificate: Certificate,
    /// When its path to a root holds, or why it never does: for each root under which it is configured.
    paths: Vec<Result<RangeInclusive<Timestamp>, x509::Refusal>>,
}

impl Signer {
    /// Verifies a signature (RS256) with the certificate's key.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.certificate
            .verifies(SignatureAlgorithm::RsaSha256, message, signature)
    }

    /// Whether a path to a root held at `at`.
    pub(super) fn held_at(&self, at: Timestamp) -> Result<(), x509::Refusal> {
        // Certificates count in seconds.
        let at = Timestamp::from_unix_seconds(at.unix_seconds());
        let held = |path: &Result<RangeInclusive<Timestamp>, x509::Refusal>| match path {
            Ok(period) if period.contains(&at) => Ok(()),
            Ok(_) => Err(x509::Refusal::Time),
            Err(refusal) => Err(*refusal),
        };
        let paths = self.paths.iter().map(held);
        paths.reduce(Result::or).unwrap_or(Err(x509::Refusal::Time))
    }
}

impl Trust {
    /// Reads the PEM of the signers, of the authorities between them and the root (nearest first), and of the root. The root of the other
    /// environment is refused.
    pub fn from_pem(environment: Environment, signers: &str, authorities: &str, root: &str) -> Result<Self, Refusal> {
        let [signers, authorities, root] = [signers, authorities, root].map(Certificate::from_pem);
        let mut roots = root?;
        let (Some(root), true) = (roots.pop(), roots.is_empty()) else {
            return Err(Refusal::Root);
        };
        Self::new(environment, signers?, authorities?, root)
    }

    /// A set of these, under the same conditions.
    pub fn new(
        environment: Environment,
        signers: Vec<Certificate>,
        authorities: Vec<Certificate>,
        root: Certificate,
    ) -> Result<Self, Refusal> {
        if is_of_the_other(&Sha256::digest(root.der()), environment) || !root.may_sign_certificates()? {
            return Err(Refusal::Root);
        }
        let between: Vec<&Certificate> = authorities.iter().collect();
        let signer = |certificate: Certificate| Signer {
            thumbprint: thumbprint(&certificate),
            paths: vec![certificate.path_validity(&between, &root, Purpose::Message)],
            certificate,
        };
        Ok(Trust {
            environment,
            signers: signers.into_iter().map(signer).collect(),
        })
    }

    /// This set and another one: while Freja changes the authority above its signers, there are two roots. A signer may stand under both.
    pub fn and(mut self, other: Trust) -> Result<Self, Refusal> {
        if self.environment != other.environment {
            return Err(Refusal::Root);
        }
        for signer in other.signers {
            let is_same = |known: &&mut Signer| known.certificate.der() == signer.certificate.der();
            match self.signers.iter_mut().find(is_same) {
                Some(known) => known.paths.extend(signer.paths),
                None => self.signers.push(signer),
            }
        }
        Ok(self)
    }

    /// Whose root this is.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// The configured certificate with this thumbprint.
    pub(super) fn signer(&self, thumbprint: &str) -> Option<&Signer> {
        self.signers.iter().find(|signer| signer.thumbprint == thumbprint)
    }

    /// Whether any of the certificates is good at `at`. If none is, every login will be refused: an operator must fetch the new one.
    pub fn is_usable_at(&self, at: Timestamp) -> bool {
        self.signers.iter().any(|signer| signer.held_at(at).is_ok())
    }
}

/// Whether the root with this digest is that of the other environment.
fn is_of_the_other(digest: &[u8], environment: Environment) -> bool {
    *digest
        == match environment {
            Environment::Production => TEST_ROOT,
            Environment::Test => ROOT,
        }
}

/// `x5t` (RFC 7515, 4.1.7). SHA-1 only names the certificate here: those that it can name are configured.
fn thumbprint(certificate: &Certificate) -> String {
    URL_SAFE_NO_PAD.encode(Sha1::digest(certificate.der()))
}

#[cfg(test)]
mod tests {
    use super::is_of_the_other;
    use crate::environment::Environment::{Production, Test};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// As Freja has published them.
    const ROOTS: [(&str, crate::environment::Environment); 2] = [
        (
            "8D:74:59:FD:04:60:24:2C:F0:3E:76:D5:F0:42:7E:A9:FE:33:DB:67:89:D5:06:30:9A:AC:2C:97:DA:A6:E8:60",
            Test,
        ),
        (
            "22:A2:83:A0:A5:0F:07:02:8A:C9:60:7D:47:7A:49:80:55:62:AE:50:C4:3D:19:02:F4:2B:C9:5C:1A:9A:58:25",
            Production,
        ),
    ];

    #[test]
    fn frejas_roots_are_known_by_their_digests() {
        for (digest, theirs) in ROOTS {
            let digest: Vec<u8> = digest
                .split(':')
                .map(|byte| u8::from_str_radix(byte, 16).unwrap())
                .collect();
            for environment in [Production, Test] {
                assert_eq!(is_of_the_other(&digest, environment), environment != theirs);
            }
        }
        assert!(!is_of_the_other(&[0; 32], Production) && !is_of_the_other(&[0; 32], Test));
    }
}
