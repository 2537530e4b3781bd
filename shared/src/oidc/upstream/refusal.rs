use crate::jose::JwsError;
use std::fmt;

/// Which rule an upstream provider's answer broke. It is for the log, and holds nothing of the answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// `at_hash` is not that of the access token.
    AccessTokenHash,
    /// `acr` is not there, is not one that was asked for, or is not one that the provider may state.
    Acr,
    /// We are not in `aud`.
    Audience,
    /// `auth_time` is ahead of `iat`, or the person was authenticated too long ago.
    AuthTime,
    /// Several audiences and no `azp`, or `azp` is not us.
    AuthorizedParty,
    /// What the token says of the person is malformed or contradicts itself.
    Claims,
    /// `c_hash` is not that of the code.
    CodeHash,
    /// It is valid no more.
    Expired,
    /// `iat` is ahead of our clock.
    IssuedAt,
    /// `iss` is another.
    Issuer,
    /// The signature, or the form of the token.
    Jws(JwsError),
    /// The level among the claims is lower than `acr`, or none that we know.
    LevelContradicted,
    /// It would be valid for longer than is allowed.
    Lifetime,
    /// `nonce` is not that of our request.
    Nonce,
    /// It is not valid yet.
    NotBefore,
    /// `sub` is empty, too long, or holds what it may not hold.
    Subject,
    /// `sub` is a personal number, which the profile forbids.
    SubjectIsPersonalNumber,
    /// UserInfo is about somebody else than the ID token.
    SubjectMismatch,
    /// UserInfo is not signed.
    Unsigned,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Jws(refusal) => return write!(f, "token: {refusal}"),
            Refusal::AccessTokenHash => "at_hash of another access token",
            Refusal::Acr => "acr is missing, or not one that was asked for and may be stated",
            Refusal::Audience => "for another client",
            Refusal::AuthTime => "authenticated too long ago, or later than issued",
            Refusal::AuthorizedParty => "azp is not this client",
            Refusal::Claims => "claims are malformed",
            Refusal::CodeHash => "c_hash of another code",
            Refusal::Expired => "expired",
            Refusal::IssuedAt => "issued in the future",
            Refusal::Issuer => "another issuer",
            Refusal::LevelContradicted => "acr contradicts the level among the claims",
            Refusal::Lifetime => "valid for too long",
            Refusal::Nonce => "nonce of another request",
            Refusal::NotBefore => "not valid yet",
            Refusal::Subject => "sub is malformed",
            Refusal::SubjectIsPersonalNumber => "sub is a personal number",
            Refusal::SubjectMismatch => "userinfo about another subject",
            Refusal::Unsigned => "userinfo is not signed",
        })
    }
}

impl std::error::Error for Refusal {}

impl From<JwsError> for Refusal {
    fn from(refusal: JwsError) -> Self {
        Refusal::Jws(refusal)
    }
}
