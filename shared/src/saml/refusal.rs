use super::{Attribute, Failure};
use crate::xml;
use std::fmt;

/// Which rule a Response broke. It is for the log, and holds nothing of the message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// The XML of the assertion, or its own signature.
    Assertion(xml::Refusal),
    /// An attribute has a value that it may not have, has several where it may have one, or is there twice.
    Attribute(Attribute),
    /// An attribute that the service needs is not there.
    AttributeMissing(Attribute),
    /// The assertion was issued after the Response that carries it.
    AfterResponse,
    /// The assertion is for others.
    Audience,
    /// A proxy has used an identity provider that is not on the list, or does not say which it has used.
    AuthenticatingAuthority,
    /// A condition that we do not know.
    Condition,
    /// The subject is confirmed in another way than by being its bearer, or more than once.
    Confirmation,
    /// A coordination number, which this service has not said that it takes.
    CoordinationNumber,
    /// The message was meant for another address.
    Destination,
    /// Not base64, or too long.
    Encoding,
    /// The validity is over.
    Expired,
    /// Issued later than now.
    FromTheFuture,
    /// The answer to another request.
    InResponseTo,
    /// The identifier or the attributes are encrypted by themselves.
    InnerEncryption,
    /// From another identity provider than the request was sent to.
    Issuer,
    /// The service does not accept the level.
    LevelNotAccepted,
    /// The identity provider may not assert the level.
    LevelNotCertified,
    /// The attributes state another level than the authentication context, or a lower one.
    LevelContradicted,
    /// A level that was not requested.
    LevelNotRequested,
    /// No level that we know.
    LevelUnknown,
    /// An identifier has no value.
    Identifier,
    /// What we know of the identity provider is too old.
    MetadataExpired,
    /// The assertion is not encrypted.
    NotEncrypted,
    /// A person without Swedish residence is known by no employment.
    NonResidentWithoutEmployment,
    /// The validity has not begun, or its beginning is not stated.
    NotYetValid,
    /// A person without Swedish residence is given a personal number.
    PersonalNumberOfNonResident,
    /// The person was not authenticated anew, although that was requested.
    Reauthentication,
    /// The assertion was meant for another address.
    Recipient,
    /// The request was sent too long ago.
    RequestTooOld,
    /// The assertion has come before.
    Replayed,
    /// The person was authenticated too long ago.
    SessionTooOld,
    /// The identity provider reports that it did not succeed.
    Status(Failure),
    /// An element is missing, is there more than once, or is one that may not be there.
    Structure,
    /// A time that is none.
    Time,
    /// Issued too long ago.
    TooOld,
    /// A signature is missing.
    Unsigned,
    /// Somebody reports that it did not succeed; the report is not signed.
    UnsignedStatus(Failure),
    /// Another version of SAML than 2.0.
    Version,
    /// The XML of the message, or its signature; also whatever goes wrong when the assertion is opened.
    Xml(xml::Refusal),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Refusal::Assertion(refusal) => return write!(f, "assertion: {refusal}"),
            Refusal::Attribute(name) => return write!(f, "attribute {name:?} is malformed"),
            Refusal::AttributeMissing(name) => return write!(f, "attribute {name:?} is missing"),
            Refusal::Status(failure) => return write!(f, "status: {failure}"),
            Refusal::UnsignedStatus(failure) => return write!(f, "unsigned status: {failure}"),
            Refusal::Xml(refusal) => return write!(f, "response: {refusal}"),
            Refusal::AfterResponse => "issued after the response",
            Refusal::Audience => "for another audience",
            Refusal::AuthenticatingAuthority => "authenticating authority is not on the list, or is missing",
            Refusal::Condition => "unknown condition",
            Refusal::Confirmation => "unexpected subject confirmation",
            Refusal::CoordinationNumber => "coordination number is not taken here",
            Refusal::Destination => "for another destination",
            Refusal::Encoding => "not base64, or too long",
            Refusal::Expired => "no longer valid",
            Refusal::FromTheFuture => "issued in the future",
            Refusal::InResponseTo => "in response to another request",
            Refusal::InnerEncryption => "encrypted identifier or attribute",
            Refusal::Issuer => "from another issuer",
            Refusal::LevelContradicted => "attribute contradicts the level",
            Refusal::LevelNotAccepted => "level is not accepted by the service",
            Refusal::LevelNotCertified => "level is not the issuer's to assert",
            Refusal::LevelNotRequested => "level was not requested",
            Refusal::LevelUnknown => "level is unknown",
            Refusal::Identifier => "identifier is empty",
            Refusal::MetadataExpired => "metadata has expired",
            Refusal::NonResidentWithoutEmployment => "non-resident level without employment",
            Refusal::NotEncrypted => "assertion is not encrypted",
            Refusal::NotYetValid => "not yet valid",
            Refusal::PersonalNumberOfNonResident => "personal number at a non-resident level",
            Refusal::Reauthentication => "not authenticated anew",
            Refusal::Recipient => "for another recipient",
            Refusal::Replayed => "came before",
            Refusal::RequestTooOld => "requested too long ago",
            Refusal::SessionTooOld => "authenticated too long ago",
            Refusal::Structure => "unexpected structure",
            Refusal::Time => "not a time",
            Refusal::TooOld => "issued too long ago",
            Refusal::Unsigned => "not signed",
            Refusal::Version => "not version 2.0",
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
