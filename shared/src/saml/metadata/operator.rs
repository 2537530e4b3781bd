//! Who signs a federation's metadata.

use crate::{
    crypto::PublicKey,
    environment::Environment::{self, Production, Test},
    time::Span,
};
use sha2::{Digest, Sha256};
use std::fmt;

/// The SHA-256 digests of the certificates with which Sweden Connect signs its metadata, and what kind of installation they are for: production,
/// QA and sandbox. In QA, who a person is said to be proves nothing: no production installation may take its metadata, and none of a test
/// the persons of production (Tekniska anslutningsregler, 1.3.2).
const KNOWN: [(&str, Environment); 3] = [
    (
        "d211b3fb50bfc2a29bf6d4347ea0f1cfe7792cc175b51a519288542170f956a5",
        Production,
    ),
    ("fe21ed6567a4eb7a674fc3251820bc63cc8b63f4acfeb20310fff60e557dd041", Test),
    ("86b5306355636b184de4b0e29c7c417429ece79164fb4680acf0b5f28b1cc0ea", Test),
];

/// Why a certificate cannot be an operator's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OperatorError {
    /// It is of another kind of installation: of the other environment, or of QA beside one of the sandbox.
    Environment,
    /// It is no certificate, or has a key that is not taken.
    Key,
}

impl fmt::Display for OperatorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OperatorError::Environment => "certificate of another kind of installation",
            OperatorError::Key => "no certificate with a usable key",
        })
    }
}

impl std::error::Error for OperatorError {}

/// The operator of a federation for one kind of installation, by its certificates, which were fetched and compared beforehand.
#[derive(Clone, Debug)]
pub struct Operator {
    pub(super) environment: Environment,
    pub(super) keys: Vec<PublicKey>,
    pub(super) max_validity: Span,
}

/// How far ahead `validUntil` may lie: a signer that promises more has lost control of what is revoked.
const MAX_VALIDITY: Span = Span::from_minutes(14 * 24 * 60);
/// The farthest that another operator's custom can make it.
const LONGEST_VALIDITY: Span = Span::from_minutes(60 * 24 * 60);

impl Operator {
    /// Takes the certificates, in DER: the current one and, before a change, the next. Those with which Sweden Connect signs for the other
    /// kind of installation are refused; what is not known is taken at the configuration's word.
    pub fn new(environment: Environment, certificates: &[&[u8]]) -> Result<Self, OperatorError> {
        let digests: Vec<_> = certificates.iter().map(Sha256::digest).collect();
        fit(digests.iter().map(|digest| &digest[..]), environment)?;
        let mut keys = Vec::new();
        for certificate in certificates {
            keys.push(PublicKey::from_certificate(certificate).map_err(|_| OperatorError::Key)?);
        }
        if keys.is_empty() {
            return Err(OperatorError::Key);
        }
        Ok(Operator {
            environment,
            keys,
            max_validity: MAX_VALIDITY,
        })
    }

    /// The same operator, whose metadata may be valid for so long instead of 14 days; `None` for no time at all and for more than 60 days.
    pub fn with_max_validity(self, max_validity: Span) -> Option<Self> {
        let fits = max_validity > Span::from_seconds(0) && max_validity <= LONGEST_VALIDITY;
        fits.then_some(Operator { max_validity, ..self })
    }
}

/// Refuses the certificates with these digests if one of them is known to be for another kind of installation, and if two are known to be
/// of different registers: QA and sandbox are not mixed either.
fn fit<'d>(digests: impl Iterator<Item = &'d [u8]>, environment: Environment) -> Result<(), OperatorError> {
    let mut register = None;
    for known in digests.filter_map(known) {
        let (_, theirs) = *known;
        if theirs != environment || *register.get_or_insert(known) != known {
            return Err(OperatorError::Environment);
        }
    }
    Ok(())
}

/// What is known of the certificate with this digest.
fn known(digest: &[u8]) -> Option<&'static (&'static str, Environment)> {
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    KNOWN.iter().find(|(certificate, _)| *certificate == digest)
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, OperatorError, fit};
    use crate::environment::Environment::{Production, Test};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_signers_of_sweden_connect_are_known_by_their_digests() {
        let bytes = |text: &str| -> Vec<u8> {
            let digits = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
            digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
        };
        let [production, qa, sandbox] = KNOWN.map(|(digest, _)| bytes(digest));
        let unknown = vec![0; 32];
        let fit = |digests: &[&Vec<u8>], environment| fit(digests.iter().map(|digest| digest.as_slice()), environment);
        let refused = Err(OperatorError::Environment);
        for (digest, theirs) in [(&production, Production), (&qa, Test), (&sandbox, Test)] {
            assert_eq!(digest.len(), 32);
            for environment in [Production, Test] {
                let expected = if environment == theirs { Ok(()) } else { refused };
                assert_eq!(fit(&[digest], environment), expected, "{digest:02x?}");
                assert_eq!(fit(&[&unknown, digest], environment), expected, "{digest:02x?}");
            }
            assert_eq!(fit(&[digest, digest], theirs), Ok(()));
        }
        assert_eq!(fit(&[&qa, &sandbox], Test), refused);
        assert_eq!(fit(&[&unknown], Production), Ok(()));
    }
}
