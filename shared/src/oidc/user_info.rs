//! UserInfo (OpenID Connect Core 1.0, 5.3) and the access token that opens it (RFC 6750).

use super::{
    asked::Asked,
    claims::{Claims, Told},
    id_token::ID_TOKEN_LIFETIME,
    token::TokenError,
};
use crate::{
    id::ClientId,
    jose::{self, JwsError, SigningKey},
    seal::{Entropy, Purpose, SealError, SealKey, Sealer},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// What an access token opens: what this e-service may learn of this login. It is sealed into the token, so that UserInfo needs no store
/// to answer, and the token tells nothing to whoever holds it (Sweden Connect's additions to the profile: opaque).
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Access {
    /// The e-service that the token was made for.
    pub client: ClientId,
    /// The handle of the code that was redeemed for it. Whoever redeems that code again has both taken back.
    pub code: String,
    /// What was asked for.
    pub asked: Asked,
    /// What there is to tell.
    pub claims: Claims,
}

impl Access {
    /// Seals the access token, which lives as long as the ID token beside it.
    pub fn to_token(&self, key: &SealKey, now: Timestamp, entropy: Entropy) -> Result<String, SealError> {
        Sealer::new(key, Purpose::AccessToken, b"").seal_text(b"", self, now.after(ID_TOKEN_LIFETIME), entropy)
    }

    /// Opens the access token in the header `Authorization` (RFC 6750, 2.1).
    pub fn open(authorization: &str, key: &SealKey, now: Timestamp) -> Result<Self, TokenError> {
        let (scheme, token) = authorization.split_once(' ').ok_or(TokenError::InvalidToken)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(TokenError::InvalidToken);
        }
        let opened = Sealer::new(key, Purpose::AccessToken, b"").open_text(b"", token.trim(), now);
        opened.map_err(|_| TokenError::InvalidToken)
    }

    /// Signs what the e-service learns (OpenID Connect Core 1.0, 5.3.2; the profile demands that it is signed).
    pub fn user_info(&self, issuer: &str, key: &SigningKey, now: Timestamp) -> Result<String, JwsError> {
        #[derive(Serialize)]
        struct Wire<'a> {
            iss: &'a str,
            aud: &'a str,
            iat: u64,
            sub: &'a str,
            #[serde(flatten)]
            person: Told<'a>,
        }
        let wire = Wire {
            iss: issuer,
            aud: self.client.as_str(),
            iat: now.unix_seconds(),
            sub: &self.claims.sub,
            person: self.claims.of(self.asked.user_info()),
        };
        jose::sign(key, "JWT", &wire)
    }
}
