//! XML signatures, as far as the Swedish formats need them and no further.
//!
//! One tree serves verification and reading, and only what a signature covers can be read:
//!
//! 1. [`Unverified::parse`] refuses what no message of ours needs (`DOCTYPE`, other encodings than UTF-8, excess of size, depth,
//!    elements, attributes or names of namespaces) before the parser sees it.
//! 2. [`Unverified::signature`] holds the signature against a [`Profile`]: where it stands, which references, transforms and
//!    algorithms it has. Anything else is refused before a key is touched.
//!    [`Unverified::enveloped`] does the same for a signature inside of what it signs, as SAML has them.
//! 3. [`UnverifiedSignature::verify`] takes a key and gives [`Signed`]: the elements that the signature covers, and nothing
//!    beside, above or around them.
//!
//! Verification with a key from the message itself proves only that whoever has the key wrote it; who that is, the
//! certificates must tell (`x509`).

mod agreement;
mod algorithm;
mod encrypted;
mod engine;
mod enveloped;
mod read;
mod scan;
mod sign;
mod signature;
mod signed;
mod writer;

use std::fmt;

pub use algorithm::{Digest, signature_uri};
pub use encrypted::{Encrypted, Opened, OpenedDocument};
pub use engine::Canonicalization;
pub use enveloped::{Uncovered, UnverifiedEnveloped};
pub(crate) use read::base64_in_lines;
pub use scan::Limits;
pub use sign::enveloped_signature;
pub use signature::{Profile, Target, Unverified, UnverifiedSignature};
pub use signed::{Signed, SignedElement};
pub use writer::Writer;

/// The namespace of XML signatures (XML Signature Syntax and Processing, 1.2).
pub const XMLDSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// The name of an element: namespace and local name. Prefixes mean nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Name {
    /// The namespace; empty for none.
    pub namespace: &'static str,
    /// The local name.
    pub local: &'static str,
}

impl Name {
    /// An element of XML Signature.
    pub const fn dsig(local: &'static str) -> Self {
        Name {
            namespace: XMLDSIG,
            local,
        }
    }

    /// An element of what XML Signature 1.1 has added.
    pub const fn dsig11(local: &'static str) -> Self {
        Name {
            namespace: "http://www.w3.org/2009/xmldsig11#",
            local,
        }
    }
}

/// Which rule an XML document broke. It says nothing of what the document held.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// A canonicalisation, digest, signature or transform algorithm that the profile does not name.
    Algorithm,
    /// An element has more attributes, or the document more elements, than are allowed.
    Count,
    /// The elements are nested too deeply.
    Depth,
    /// What is encrypted does not open, or is not what it should be. Which of the two, and why, is not told.
    Decryption,
    /// What a reference points to has another digest than the reference says.
    Digest,
    /// The document has a document type declaration.
    Doctype,
    /// Two elements have the same identifier.
    DuplicateId,
    /// Not UTF-8, or says that it is something else.
    Encoding,
    /// The document is not well-formed XML 1.0 with namespaces.
    Malformed,
    /// The names of namespaces are so long, and used so often, that the canonical form would be many times the document.
    Namespaces,
    /// A reference points elsewhere than the profile says, or there are more or fewer of them.
    Reference,
    /// The signature value does not belong to the signed information and the key.
    Signature,
    /// The document is too large.
    Size,
    /// An element is missing, is there more than once, or is one that may not be there.
    Structure,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Algorithm => "algorithm is not allowed",
            Refusal::Count => "too many elements or attributes",
            Refusal::Decryption => "does not open",
            Refusal::Depth => "nested too deeply",
            Refusal::Digest => "digest does not match",
            Refusal::Doctype => "has a document type declaration",
            Refusal::DuplicateId => "identifier is not unique",
            Refusal::Encoding => "encoding is not UTF-8",
            Refusal::Malformed => "not well-formed",
            Refusal::Namespaces => "names of namespaces are too long for how often they are used",
            Refusal::Reference => "unexpected reference",
            Refusal::Signature => "signature does not match",
            Refusal::Size => "too large",
            Refusal::Structure => "unexpected structure",
        })
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests;
