use crate::{
    x509::{self, ocsp},
    xml,
};
use std::fmt;

/// Which rule BankID's evidence broke. It is for the log, and holds nothing of the evidence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// A certificate in the chain.
    Certificate(x509::Refusal),
    /// `KeyInfo` does not hold three certificates.
    CertificateCount,
    /// One of the two texts is not base64, or is too long.
    Encoding,
    /// The person was asked to do something else (`funcId`).
    Function,
    /// The certificate has no name.
    Name,
    /// The OCSP response was made for another signature.
    NonceMismatch,
    /// The OCSP response.
    Ocsp(ocsp::Refusal),
    /// The certificate has no personal number.
    PersonalNumber,
    /// The certificate is another person's than `completionData` says.
    PersonalNumberMismatch,
    /// The certificate has no policy of this environment, or several.
    Policy,
    /// The order was another relying party's.
    RelyingParty,
    /// The root is not one of this environment.
    Root,
    /// `bankIdSignedData` has not the form that it must have.
    SignedData,
    /// The OCSP response is too old, or from the future.
    Time,
    /// What was signed unseen is not what we sent.
    UserNonVisibleData,
    /// The text that the person saw is not what we sent.
    UserVisibleData,
    /// The XML signature.
    Xml(xml::Refusal),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Refusal::Certificate(refusal) => return write!(f, "certificate: {refusal}"),
            Refusal::Ocsp(refusal) => return write!(f, "ocsp response: {refusal}"),
            Refusal::Xml(refusal) => return write!(f, "signature: {refusal}"),
            Refusal::CertificateCount => "not three certificates",
            Refusal::Encoding => "not base64, or too long",
            Refusal::Function => "order of another kind",
            Refusal::Name => "no name in the certificate",
            Refusal::NonceMismatch => "ocsp response for another signature",
            Refusal::PersonalNumber => "no personal number in the certificate",
            Refusal::PersonalNumberMismatch => "certificate of another person",
            Refusal::Policy => "certificate policy is not one of this environment",
            Refusal::RelyingParty => "order of another relying party",
            Refusal::Root => "root is not one of this environment",
            Refusal::SignedData => "signed data has the wrong form",
            Refusal::Time => "ocsp response is not from now",
            Refusal::UserNonVisibleData => "non-visible data is not what was sent",
            Refusal::UserVisibleData => "visible data is not what was sent",
        };
        f.write_str(text)
    }
}

impl std::error::Error for Refusal {}

impl From<xml::Refusal> for Refusal {
    fn from(refusal: xml::Refusal) -> Self {
        Refusal::Xml(refusal)
    }
}

impl From<x509::Refusal> for Refusal {
    fn from(refusal: x509::Refusal) -> Self {
        Refusal::Certificate(refusal)
    }
}

impl From<ocsp::Refusal> for Refusal {
    fn from(refusal: ocsp::Refusal) -> Self {
        Refusal::Ocsp(refusal)
    }
}
