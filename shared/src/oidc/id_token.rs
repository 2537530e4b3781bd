//! The ID token that the e-service receives (OpenID Connect Core 1.0, 2).

use super::{
    asked::Asked,
    claims::{Claims, Told},
};
use crate::{
    jose::{self, JwsError, SigningKey},
    time::{Span, Timestamp},
};
use serde::Serialize;

/// How long an ID token is valid: five minutes, the most that the OIDC Sweden profile allows. It is read once, at login. The access token
/// beside it lives as long.
pub const ID_TOKEN_LIFETIME: Span = Span::from_minutes(5);

/// The token's claims on the wire. Those that are absent are not written.
#[derive(Serialize)]
struct Wire<'a> {
    iss: &'a str,
    aud: &'a str,
    iat: u64,
    exp: u64,
    sub: &'a str,
    auth_time: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acr: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    amr: &'a [String],
    txn: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sid: Option<&'a str>,
    #[serde(flatten)]
    person: Told<'a>,
}

/// Signs an ID token of `claims`, those that were `asked` for there, for the e-service `audience`, valid from `now`.
pub fn mint(
    claims: &Claims,
    asked: &Asked,
    issuer: &str,
    audience: &str,
    key: &SigningKey,
    now: Timestamp,
) -> Result<String, JwsError> {
    let wire = Wire {
        iss: issuer,
        aud: audience,
        iat: now.unix_seconds(),
        exp: now.after(ID_TOKEN_LIFETIME).unix_seconds(),
        sub: &claims.sub,
        auth_time: claims.auth_time,
        nonce: claims.nonce.as_deref(),
        acr: claims.acr.as_deref(),
        amr: &claims.amr,
        txn: &claims.txn,
        sid: claims.sid.as_deref(),
        person: claims.of(asked.id_token()),
    };
    jose::sign(key, "JWT", &wire)
}
