//! A session: a person who has been authenticated in this browser need not be again for every e-service, where the e-services have agreed to
//! it (single sign-on).
//!
//! It lives in the browser, sealed ([`crate::seal`]) into a cookie. That it has ended is marked in the store, so that no copy of the cookie
//! outlives it.

use crate::{
    id::{ClientId, LoginId},
    identity::Identity,
    oidc::Request,
    policy::Requirement,
    portal::{Portal, Service},
    secret::SecretKey,
    time::{Span, Timestamp},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// How long a session lasts after the person was authenticated, whatever they do meanwhile: an hour, the most that Sweden Connect's OpenID
/// Connect profile allows.
pub const LIFETIME: Span = Span::from_minutes(60);

/// The most e-services that a session remembers; the oldest go first.
const MAX_CLIENTS: usize = 8;

/// The name of a session: 128 bits that nobody can guess. No e-service sees it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct SessionId([u8; 16]);

impl SessionId {
    /// The name of the session that a login begins: the same however often the login's last form is sent.
    pub fn begun_by(login: LoginId, key: &SecretKey) -> Self {
        SessionId(key.derived(login.as_bytes(), &[b"tillit/session"]))
    }

    /// A name of these random bytes.
    pub const fn from_entropy(bytes: [u8; 16]) -> Self {
        SessionId(bytes)
    }

    /// The name under which the store marks its end.
    pub fn handle(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What one e-service knows the session by (`sid`; OpenID Connect Back-Channel Logout 1.0, 2.1). Another one knows it by something
    /// else, so that two cannot join what they know.
    pub fn at_client(&self, client: &ClientId, subject_key: &SecretKey) -> String {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(subject_key.reveal()) else {
            return String::new();
        };
        for part in [b"session".as_slice(), client.as_str().as_bytes(), &self.0] {
            mac.update(part);
            mac.update(&[0]);
        }
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }
}

/// A person who is authenticated in this browser, for the e-services of one group.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Session {
    id: SessionId,
    group: String,
    identity: Identity,
    clients: Vec<ClientId>,
}

/// Why a session is not enough for a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotEnough {
    /// The e-service takes part in no session, or not in this one.
    Group,
    /// The person was authenticated longer ago than the e-service, or anybody, takes.
    Age,
    /// The e-service wants the person authenticated anew.
    Fresh,
    /// The e-service means another person.
    Person,
    /// The level, or the method, is not one that may be used for it.
    Requirement,
}

impl Session {
    /// A session that begins with a login at `service`; `None` if it takes part in none.
    pub fn begin(id: SessionId, service: &Service, identity: Identity) -> Option<Self> {
        Some(Session {
            id,
            group: service.sso.clone()?,
            identity,
            clients: vec![service.id.clone()],
        })
    }

    /// Its name.
    pub fn id(&self) -> SessionId {
        self.id
    }

    /// Who is authenticated.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The e-services that were told of the person in this session.
    pub fn clients(&self) -> &[ClientId] {
        &self.clients
    }

    /// When it ends.
    pub fn expires(&self) -> Timestamp {
        self.identity.at().after(LIFETIME)
    }

    /// Whether the person in it is this one.
    pub fn is_of(&self, identity: &Identity) -> bool {
        self.identity.person() == identity.person()
    }

    /// The session, now that the person has been authenticated anew, or is on the way to one more e-service.
    pub fn going_on(self, identity: Identity, client: &ClientId) -> Self {
        let kept = self.clients.into_iter().filter(|known| known != client);
        let mut clients: Vec<_> = kept.chain([client.clone()]).collect();
        let excess = clients.len().saturating_sub(MAX_CLIENTS);
        clients.drain(..excess);
        Session {
            identity,
            clients,
            ..self
        }
    }

    /// Whether `service` takes part in this session.
    pub fn includes(&self, service: &Service) -> bool {
        service.sso.as_deref() == Some(self.group.as_str())
    }

    /// The person, if the session answers `request` at `now`: nothing is taken for granted that the login itself would not have proved.
    /// Without `prompt` a session is used only because the e-service has joined its group.
    pub fn answers(
        &self,
        request: &Request,
        portal: &Portal,
        subject: &str,
        now: Timestamp,
    ) -> Result<&Identity, NotEnough> {
        let service = portal.service(&request.client).ok_or(NotEnough::Group)?;
        if !self.includes(service) {
            return Err(NotEnough::Group);
        }
        let age = now.since(self.identity.at());
        if now > self.expires() || request.max_age.is_some_and(|most| age.millis() > most.millis()) {
            return Err(NotEnough::Age);
        }
        if request.prompt.login || request.max_age.is_some_and(|most| most.millis() == 0) {
            return Err(NotEnough::Fresh);
        }
        if request.subject.as_deref().is_some_and(|wanted| wanted != subject) {
            return Err(NotEnough::Person);
        }
        let requirement = Requirement::new(service, request);
        let method = portal.method(self.identity.method()).ok_or(NotEnough::Requirement)?;
        let wanted = request.method.as_ref().is_none_or(|wanted| *wanted == method.id);
        let may = requirement.obstacles(method).is_empty() && !requirement.asks_consent(method);
        if wanted && may && requirement.is_met_by(self.identity.level().proved()) {
            Ok(&self.identity)
        } else {
            Err(NotEnough::Requirement)
        }
    }
}
