//! The end of a session: asked for by an e-service (OpenID Connect RP-Initiated Logout 1.0), and told to the others (OpenID Connect
//! Back-Channel Logout 1.0).

use super::{Provider, parameters::Parameters};
use crate::{
    id::{ClientId, State},
    jose::{self, JwsError, SigningKey, Typ, UnverifiedJws},
    portal::Service,
    reason::Reason,
    time::{Span, Timestamp},
};
use serde::{Deserialize, Serialize};

/// The type of a logout token (Back-Channel Logout 1.0, 2.4).
const LOGOUT_TYPE: &str = "logout+jwt";
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// How long a logout token may be used (Back-Channel Logout 1.0, 2.4: short, two minutes at most).
const LIFETIME: Span = Span::from_minutes(2);

/// An ID token of ours that somebody shows to say whom they mean. It may be old: it opens nothing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hint {
    /// The e-service that the token was made for.
    pub client: ClientId,
    /// The person's identifier there.
    pub subject: String,
}

impl Provider<'_> {
    /// Reads an ID token of ours; `None` if it is not.
    pub(super) fn hint(&self, token: &str) -> Option<Hint> {
        #[derive(Deserialize)]
        struct Claims {
            iss: String,
            aud: String,
            sub: String,
            // Every ID token has one, and nothing else that we sign.
            auth_time: u64,
        }
        let token = UnverifiedJws::parse(token).ok()?;
        let claims: Claims = token.verify(self.keys, Typ::OneOf(&["JWT"])).ok()?.read().ok()?;
        let client = ClientId::parse(&claims.aud).ok()?;
        (claims.iss == self.issuer && claims.auth_time > 0).then_some(Hint {
            client,
            subject: claims.sub,
        })
    }
}

/// A request to end the session.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Logout {
    /// Whom the e-service means.
    pub hint: Option<Hint>,
    /// Where the person goes afterwards: a registered address of the e-service, with `state`.
    pub target: Option<String>,
}

impl Logout {
    /// Reads the request (RP-Initiated Logout 1.0, 2). An address that is not registered, or that belongs to no known e-service, and a hint
    /// that is no ID token of ours, or of another e-service, are refused.
    pub fn read(parameters: &Parameters, provider: &Provider<'_>) -> Result<Self, Reason> {
        let hint = parameters.get("id_token_hint").map(|token| provider.hint(token));
        let hint = hint.map(|hint| hint.ok_or(Reason::MalformedRequest)).transpose()?;
        let named = parameters.get("client_id").map(ClientId::parse).transpose();
        let named = named.map_err(|_| Reason::ServiceUnknown)?;
        let hinted = hint.as_ref().map(|hint| hint.client.clone());
        let client = match (named, hinted) {
            (Some(named), Some(hinted)) if named != hinted => return Err(Reason::MalformedRequest),
            (named, hinted) => named.or(hinted),
        };
        let service = client.map(|client| provider.portal.service(&client).ok_or(Reason::ServiceUnknown));
        let service = service.transpose()?;
        let target = parameters
            .get("post_logout_redirect_uri")
            .map(|uri| registered(service, uri).ok_or(Reason::RedirectUnknown))
            .transpose()?;
        let state = parameters.get("state").map(State::parse).transpose();
        let state = state.map_err(|_| Reason::MalformedRequest)?;
        Ok(Logout {
            hint,
            target: target.map(|uri| super::parameters::address(uri, state.as_ref(), &[])),
        })
    }
}

fn registered<'a>(service: Option<&'a Service>, uri: &str) -> Option<&'a str> {
    let known = service?.post_logout_redirect_uris.iter();
    known.map(|known| known.as_str()).find(|known| *known == uri)
}

/// Signs the token that tells an e-service that a session has ended (Back-Channel Logout 1.0, 2.4). `id` is random.
pub fn logout_token(
    session: &str,
    subject: &str,
    client: &ClientId,
    issuer: &str,
    key: &SigningKey,
    id: &str,
    now: Timestamp,
) -> Result<String, JwsError> {
    #[derive(Serialize)]
    struct Wire<'a> {
        iss: &'a str,
        aud: &'a str,
        iat: u64,
        exp: u64,
        jti: &'a str,
        events: serde_json::Value,
        sub: &'a str,
        sid: &'a str,
    }
    let wire = Wire {
        iss: issuer,
        aud: client.as_str(),
        iat: now.unix_seconds(),
        exp: now.after(LIFETIME).unix_seconds(),
        jti: id,
        events: serde_json::json!({ EVENT: {} }),
        sub: subject,
        sid: session,
    };
    jose::sign(key, LOGOUT_TYPE, &wire)
}
