//! UserInfo (OpenID Connect Core 1.0, 5.3).

use super::{Attributes, Audience, CLOCK_SKEW, IdToken, Provider, Refusal};
use crate::{
    jose::{UnverifiedJws, json},
    time::Timestamp,
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fmt;

/// The longest answer that is read, in bytes.
const MAX_LENGTH: usize = 64 * 1024;

/// A UserInfo answer as it came.
pub enum UnverifiedUserInfo<'a> {
    /// `application/jwt`: a signed token.
    Signed(&'a str),
    /// `application/json`: only from a provider whose entry in the configuration says that it cannot sign.
    Unsigned(&'a [u8]),
}

/// What UserInfo adds to an [`IdToken`] about the same person. It has no level.
pub struct UserInfo {
    issuer: String,
    subject: String,
    attributes: Attributes,
    is_signed: bool,
}

impl fmt::Debug for UserInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UserInfo")
    }
}

impl UserInfo {
    /// What it says of the person.
    pub fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    /// Whether it is about the person of this ID token.
    pub fn is_about(&self, token: &IdToken) -> bool {
        self.issuer == token.issuer() && self.subject == token.subject()
    }

    /// Whether the provider has signed it. On what it has not, nothing rests that raises a level.
    pub fn is_signed(&self) -> bool {
        self.is_signed
    }
}

/// Of a signed answer `iss` and `aud` are demanded, so that no other token of the provider's passes for one (5.3.2; RFC 8725, 2.8).
#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    exp: Option<u64>,
}

#[derive(Deserialize)]
struct UnsignedClaims {
    sub: String,
}

impl UnverifiedUserInfo<'_> {
    /// Judges the answer at `now`: it is of the provider that issued `id_token`, and about the same subject (5.3.4).
    pub fn verify(self, provider: &Provider, id_token: &IdToken, now: Timestamp) -> Result<UserInfo, Refusal> {
        let is_signed = matches!(self, UnverifiedUserInfo::Signed(_));
        let (subject, all): (String, Map<String, Value>) = match self {
            UnverifiedUserInfo::Signed(token) => {
                let payload = provider.verify(UnverifiedJws::parse(token)?)?;
                let claims: Claims = payload.read()?;
                claims.accept(provider, now)?;
                (claims.sub, payload.read()?)
            }
            UnverifiedUserInfo::Unsigned(_) if !provider.deviations.unsigned_user_info => {
                return Err(Refusal::Unsigned);
            }
            UnverifiedUserInfo::Unsigned(body) => {
                let body = Some(body)
                    .filter(|body| body.len() <= MAX_LENGTH)
                    .ok_or(Refusal::Claims)?;
                let claims: UnsignedClaims = json::read(body).ok_or(Refusal::Claims)?;
                (claims.sub, json::read(body).ok_or(Refusal::Claims)?)
            }
        };
        if provider.issuer != id_token.issuer() {
            return Err(Refusal::Issuer);
        }
        if subject != id_token.subject() {
            return Err(Refusal::SubjectMismatch);
        }
        Ok(UserInfo {
            issuer: provider.issuer.clone(),
            subject,
            attributes: Attributes::read(&all, provider)?.agree_with(id_token.acr())?,
            is_signed,
        })
    }
}

impl Claims {
    fn accept(&self, provider: &Provider, now: Timestamp) -> Result<(), Refusal> {
        if self.iss != provider.issuer {
            return Err(Refusal::Issuer);
        }
        if !self.aud.contains(&provider.client) {
            return Err(Refusal::Audience);
        }
        let expires = self.exp.map(Timestamp::from_unix_seconds);
        if expires.is_some_and(|expires| now >= expires.after(CLOCK_SKEW)) {
            return Err(Refusal::Expired);
        }
        Ok(())
    }
}
