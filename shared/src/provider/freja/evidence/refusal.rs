use crate::{jose::JwsError, x509};
use std::fmt;

/// Which rule Freja's evidence broke. It is for the log, and holds nothing of the evidence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// There are no attributes.
    Attributes,
    /// The signer's certificate, or the path from it to the root. `Time` means that Freja has changed its certificate, or that ours are
    /// old: an operator must look.
    Certificate(x509::Refusal),
    /// The signature, or the form of the token.
    Jws(JwsError),
    /// The result of something else than an authentication.
    Kind,
    /// A level is missing or unknown, or the two contradict each other.
    Level,
    /// A level is lower than was asked for.
    LevelTooLow,
    /// There is no name.
    Name,
    /// A person without residence in Sweden who has a Swedish number.
    NonResidentWithNumber,
    /// There is no organisation e-ID, or it is malformed.
    OrganisationId,
    /// The organisation e-ID has no issuer, or one that is not believed.
    OrganisationIssuer,
    /// There is no Swedish number, or it is malformed.
    PersonalNumber,
    /// The result of another authentication.
    Reference,
    /// The root is one of another environment.
    Root,
    /// The header names no certificate, or one that is not configured: an operator must look.
    Signer,
    /// It was not approved.
    Status,
    /// The result is too old, or from the future.
    Time,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Certificate(refusal) => return write!(f, "certificate: {refusal}"),
            Refusal::Jws(refusal) => return write!(f, "token: {refusal}"),
            Refusal::Attributes => "no attributes",
            Refusal::Kind => "not the result of an authentication",
            Refusal::Level => "level is missing, unknown or contradictory",
            Refusal::LevelTooLow => "level is lower than asked for",
            Refusal::Name => "no name",
            Refusal::NonResidentWithNumber => "person without residence has a Swedish number",
            Refusal::OrganisationId => "no organisation e-ID",
            Refusal::OrganisationIssuer => "organisation e-ID of another issuer",
            Refusal::PersonalNumber => "no personal number",
            Refusal::Reference => "result of another authentication",
            Refusal::Root => "root is not one of this environment",
            Refusal::Signer => "signer is not configured",
            Refusal::Status => "not approved",
            Refusal::Time => "result is not from now",
        })
    }
}

impl std::error::Error for Refusal {}

impl From<JwsError> for Refusal {
    fn from(refusal: JwsError) -> Self {
        Refusal::Jws(refusal)
    }
}

impl From<x509::Refusal> for Refusal {
    fn from(refusal: x509::Refusal) -> Self {
        Refusal::Certificate(refusal)
    }
}
