//! `Status`: why an identity provider did not authenticate anybody.

use super::{Refusal, samlp, sequence::Sequence};
use crate::xml::SignedElement;
use std::fmt;

/// Success (SAML V2.0 Core, 3.2.2.2).
pub(super) const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";

/// Why an identity provider did not authenticate anybody (SAML V2.0 Core, 3.2.2.2; Registry for identifiers, 3.1.4).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Failure {
    /// The authentication failed.
    AuthnFailed,
    /// The person cancelled.
    Cancelled,
    /// The provider is sure of an attempted fraud.
    Fraud,
    /// The provider can prove none of the levels that were requested.
    NoAuthnContext,
    /// Nobody was logged in, and the person was not to be asked.
    NoPassive,
    /// The provider suspects a fraud.
    PossibleFraud,
    /// The provider could answer and does not want to.
    RequestDenied,
    /// The person is another than was asked for.
    UnknownPrincipal,
    /// The request was wrong; no more is known.
    Requester,
    /// The provider failed; no more is known.
    Responder,
    /// The provider does not speak SAML 2.0.
    VersionMismatch,
}

/// The codes of the first level.
const FIRST: [(&str, Failure); 3] = [
    ("urn:oasis:names:tc:SAML:2.0:status:Requester", Failure::Requester),
    ("urn:oasis:names:tc:SAML:2.0:status:Responder", Failure::Responder),
    (
        "urn:oasis:names:tc:SAML:2.0:status:VersionMismatch",
        Failure::VersionMismatch,
    ),
];

/// The codes of the second level that change what happens next.
const SECOND: [(&str, Failure); 8] = [
    ("http://id.elegnamnden.se/status/1.0/cancel", Failure::Cancelled),
    ("http://id.elegnamnden.se/status/1.0/fraud", Failure::Fraud),
    (
        "http://id.elegnamnden.se/status/1.0/possibleFraud",
        Failure::PossibleFraud,
    ),
    ("urn:oasis:names:tc:SAML:2.0:status:AuthnFailed", Failure::AuthnFailed),
    (
        "urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext",
        Failure::NoAuthnContext,
    ),
    ("urn:oasis:names:tc:SAML:2.0:status:NoPassive", Failure::NoPassive),
    (
        "urn:oasis:names:tc:SAML:2.0:status:RequestDenied",
        Failure::RequestDenied,
    ),
    (
        "urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal",
        Failure::UnknownPrincipal,
    ),
];

impl Failure {
    /// Whether the operator must hear of it as of an attack.
    pub fn is_security_event(self) -> bool {
        matches!(self, Failure::Fraud | Failure::PossibleFraud)
    }

    /// The failure of the second level, or else of the first, that `is_first` and `is_second` recognise by its code; nothing if the
    /// first is none.
    pub(super) fn find(is_first: impl Fn(&str) -> bool, is_second: impl Fn(&str) -> bool) -> Option<Self> {
        let (_, first) = FIRST.iter().find(|(code, _)| is_first(code))?;
        let second = SECOND.iter().find(|(code, _)| is_second(code));
        Some(second.map_or(*first, |(_, failure)| *failure))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Failure::AuthnFailed => "authentication failed",
            Failure::Cancelled => "cancelled by the person",
            Failure::Fraud => "fraud",
            Failure::NoAuthnContext => "no requested level can be proved",
            Failure::NoPassive => "cannot be answered without asking",
            Failure::PossibleFraud => "possible fraud",
            Failure::RequestDenied => "denied",
            Failure::UnknownPrincipal => "another person",
            Failure::Requester => "request was wrong",
            Failure::Responder => "provider failed",
            Failure::VersionMismatch => "version is not supported",
        })
    }
}

/// Reads `Status`: nothing for success. A code of the first level that is none is refused; one of the second that is unknown adds
/// nothing.
pub(super) fn failure(status: &SignedElement<'_>) -> Result<Option<Failure>, Refusal> {
    let mut parts = Sequence::of(status);
    let first = parts.required(samlp("StatusCode"))?;
    let value = first.attribute("Value").ok_or(Refusal::Structure)?;
    if value == SUCCESS {
        return Ok(None);
    }
    let second = first.optional_child(samlp("StatusCode"))?;
    let second = second.and_then(|code| code.attribute("Value"));
    let failure = Failure::find(|code| value == code, |code| second == Some(code));
    failure.map(Some).ok_or(Refusal::Structure)
}
