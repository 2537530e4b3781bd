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
use serde::{Deserialize, Serialize};

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
        subject_key.keyed_hash(&[b"session\0", client.as_str().as_bytes(), b"\0", &self.0, b"\0"])
    }
}

/// A person who is authenticated in this browser, for the e-services of one group.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Session {
    id: SessionId,
    mark: SessionId,
    group: String,
    identity: Identity,
    clients: Vec<Visited>,
}

/// An e-service that was told of the person, and the one that it stood in for.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Visited {
    /// The e-service.
    pub client: ClientId,
    /// Whom it stood in for.
    pub original: Option<ClientId>,
}

impl Visited {
    /// The e-service of this request.
    pub fn by(request: &Request) -> Self {
        Visited {
            client: request.client.clone(),
            original: request.original.clone(),
        }
    }
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
    /// A session that begins with a login for `request`; `None` if the e-service takes part in none. `id` is [`SessionId::begun_by`] the login.
    pub fn begin(id: SessionId, service: &Service, identity: Identity, request: &Request) -> Option<Self> {
        Some(Session {
            id,
            mark: id,
            group: service.sso.clone()?,
            identity,
            clients: vec![Visited::by(request)],
        })
    }

    /// Its name, which stays the same when the person is authenticated anew.
    pub fn id(&self) -> SessionId {
        self.id
    }

    /// What its end is marked by. The person being authenticated anew gives it another one, so that older copies can be ended too.
    pub fn mark(&self) -> SessionId {
        self.mark
    }

    /// The e-services that share it.
    pub fn group(&self) -> &str {
        &self.group
    }

    /// Who is authenticated.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The e-services that were told of the person in this session.
    pub fn clients(&self) -> &[Visited] {
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

    /// Whether `identity` is of a later authentication than the session's.
    pub fn is_older_than(&self, identity: &Identity) -> bool {
        self.identity.at() < identity.at()
    }

    /// The session, now that the person has been authenticated anew. What is marked by the old [`Session::mark`] must be ended. `mark` is
    /// [`SessionId::begun_by`] the new login.
    pub fn renewed(self, mark: SessionId, identity: Identity) -> Self {
        Session { mark, identity, ..self }
    }

    /// The session, now that the person is on the way to one more e-service.
    pub fn visiting(self, request: &Request) -> Self {
        let visited = Visited::by(request);
        let kept = self.clients.into_iter().filter(|known| *known != visited);
        let mut clients: Vec<_> = kept.chain([visited.clone()]).collect();
        let excess = clients.len().saturating_sub(MAX_CLIENTS);
        clients.drain(..excess);
        Session { clients, ..self }
    }

    /// Whether `service` takes part in this session.
    pub fn includes(&self, service: &Service) -> bool {
        service.sso.as_deref() == Some(self.group.as_str())
    }

    /// The person, if the session answers `request` at `now`: nothing is taken for granted that the login itself would not have proved.
    /// Without `prompt` a session is used only because the e-service has joined its group. `subject` is the person's at the e-service.
    pub fn answers(
        &self,
        request: &Request,
        portal: &Portal,
        subject: &str,
        now: Timestamp,
    ) -> Result<&Identity, NotEnough> {
        let service = portal.service(&request.client).ok_or(NotEnough::Group)?;
        // The e-service has joined the group for itself, not for all that it may stand in for.
        let is_known = request.original.is_none() || self.clients.contains(&Visited::by(request));
        if !self.includes(service) || !is_known {
            return Err(NotEnough::Group);
        }
        let age = now.since(self.identity.at());
        if now > self.expires() || request.max_age.is_some_and(|most| age.millis() > most.millis()) {
            return Err(NotEnough::Age);
        }
        if request.prompt.login || request.max_age.is_some_and(|most| most.millis() == 0) {
            return Err(NotEnough::Fresh);
        }
        if !request.means(&self.identity, subject) {
            return Err(NotEnough::Person);
        }
        let requirement = Requirement::new(service, request);
        let method = portal.method(self.identity.method()).ok_or(NotEnough::Requirement)?;
        let level = self.identity.level().proved();
        let wanted = request.method.as_ref().is_none_or(|wanted| *wanted == method.id);
        let may = requirement.obstacles(method).is_empty() && !requirement.asks_consent(method);
        if wanted && may && requirement.is_met_by(level) && !requirement.would_rather(level, portal) {
            Ok(&self.identity)
        } else {
            Err(NotEnough::Requirement)
        }
    }
}
