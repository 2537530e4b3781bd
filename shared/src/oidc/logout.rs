//! The end of a session: asked for by an e-service (OpenID Connect RP-Initiated Logout 1.0), and told to the others (OpenID Connect
//! Back-Channel Logout 1.0).

use super::{Provider, parameters::Parameters};
use crate::{
    id::{ClientId, State},
    jose::{self, JwsError, SigningKey, Typ, UnverifiedJws},
    portal::RedirectUri,
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

/// A request to end the session. What is doubtful in it is left out: whoever wants to log out is not kept in by a mistake of the e-service's.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Logout {
    /// Whom the e-service means.
    pub hint: Option<Hint>,
    /// The e-service that asks, by its hint or its name.
    pub client: Option<ClientId>,
    /// Where the person goes afterwards: a registered address of the e-service.
    pub target: Option<RedirectUri>,
    /// What goes along to the target.
    pub state: Option<State>,
}

impl Logout {
    /// Reads the request (RP-Initiated Logout 1.0, 2). A hint that is no ID token of ours counts as none, and an address that is not registered
    /// by the e-service that asks as none either.
    pub fn read(parameters: &Parameters, provider: &Provider<'_>) -> Self {
        let hint = parameters.get("id_token_hint").and_then(|token| provider.hint(token));
        let named = parameters
            .get("client_id")
            .and_then(|client| ClientId::parse(client).ok());
        // A token of one e-service and the name of another: neither is believed.
        let agrees = !matches!((&named, &hint), (Some(named), Some(hint)) if *named != hint.client);
        let hint = hint.filter(|_| agrees);
        let client = hint
            .as_ref()
            .map(|hint| hint.client.clone())
            .or(named.filter(|_| agrees));
        let service = client.as_ref().and_then(|client| provider.portal.service(client));
        let uri = parameters.get("post_logout_redirect_uri");
        let registered = service.zip(uri).and_then(|(service, uri)| {
            let mut known = service.post_logout_redirect_uris.iter();
            known.find(|known| known.as_str() == uri)
        });
        Logout {
            hint,
            client,
            target: registered.cloned(),
            state: parameters.get("state").and_then(|state| State::parse(state).ok()),
        }
    }

    /// The address that the person goes to, with `state`.
    pub fn address(&self) -> Option<String> {
        let target = self.target.as_ref()?;
        Some(super::parameters::address(target.as_str(), self.state.as_ref(), &[]))
    }
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
