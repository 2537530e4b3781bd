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
    seal::{Entropy, Purpose, SealError, Sealer},
    secret::SecretKey,
    time::Timestamp,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
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
    pub fn to_token(&self, key: &SecretKey, now: Timestamp, entropy: Entropy) -> Result<String, SealError> {
        let sealed = Sealer::new(key, Purpose::AccessToken, b"");
        let sealed = sealed.seal(b"", self, now.after(ID_TOKEN_LIFETIME), entropy)?;
        Ok(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// Opens the access token in the header `Authorization` (RFC 6750, 2.1).
    pub fn open(authorization: &str, key: &SecretKey, now: Timestamp) -> Result<Self, TokenError> {
        let (scheme, token) = authorization.split_once(' ').ok_or(TokenError::InvalidToken)?;
        let sealed = URL_SAFE_NO_PAD.decode(token.trim()).ok();
        let sealed = sealed.filter(|_| scheme.eq_ignore_ascii_case("bearer"));
        let sealer = Sealer::new(key, Purpose::AccessToken, b"");
        sealer
            .open(b"", &sealed.ok_or(TokenError::InvalidToken)?, now)
            .map_err(|_| TokenError::InvalidToken)
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
