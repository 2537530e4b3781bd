//! A session: a person who has been authenticated in this browser need not be again for every e-service, where the e-services have agreed to
//! it (single sign-on).
//!
//! It lives in the browser, sealed ([`crate::seal`]) into a cookie. That it has ended is marked in the store, so that no copy of the cookie
//! outlives it.

use crate::{
    id::{ClientId, LoginId, MethodId},
    identity::Identity,
    mark::Mark,
    oidc::Request,
    policy::Requirement,
    portal::{MAX_GROUP, Portal, Service},
    secret::SecretKey,
    time::{Span, Timestamp},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

/// How long a session lasts after the person was authenticated, whatever they do meanwhile: an hour, the most that Sweden Connect's OpenID
/// Connect profile allows.
pub const LIFETIME: Span = Span::from_minutes(60);

/// The most e-services for which a session remembers what the person has decided. For the others they are asked again.
const MAX_DECISIONS: usize = 4;

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
    visited: Vec<Mark>,
    decisions: Vec<(Mark, Decision)>,
}

/// What a person has decided on the way to an e-service. It holds for that e-service alone, and only as long as nothing but the level is
/// missing.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Decision {
    /// With which employment they log in ([`crate::attribute::Employment::mark`]).
    pub employment: Option<Mark>,
    /// The private e-ID that they have agreed to use at work.
    pub agreed: Option<MethodId>,
}

/// An e-service that was told of the person, and the one that it stood in for.
#[derive(Clone, Debug, Eq, PartialEq)]
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

    fn mark(&self) -> Mark {
        let original = self.original.as_ref().map(ClientId::as_str);
        Mark::of(&["visited", self.client.as_str(), original.unwrap_or_default()])
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
    /// The level is not enough: the person must step up.
    Level,
    /// The method is not one that may be used for it without asking, or another is wanted.
    Method,
}

impl Session {
    /// A session that begins with a login for `service`; `None` if the e-service takes part in none. `id` is [`SessionId::begun_by`] the login.
    pub fn begin(id: SessionId, service: &Service, identity: Identity) -> Option<Self> {
        Some(Session {
            id,
            mark: id,
            group: service.sso.clone()?,
            identity,
            visited: Vec::new(),
            decisions: Vec::new(),
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

    /// The e-services of `portal` that were told of the person in this session, each with the one that it stood in for, in the portal's order.
    pub fn clients(&self, portal: &Portal) -> Vec<Visited> {
        let every = portal.services().iter().flat_map(|service| {
            let originals = service.originals.iter().map(|original| Some(original.id.clone()));
            std::iter::once(None).chain(originals).map(|original| Visited {
                client: service.id.clone(),
                original,
            })
        });
        every.filter(|visited| self.visited.contains(&visited.mark())).collect()
    }

    /// What the person has decided on the way to the e-service of `request`, as far as the session remembers it.
    pub fn decision(&self, request: &Request) -> Option<&Decision> {
        let mark = Visited::by(request).mark();
        let found = self.decisions.iter().find(|(known, _)| *known == mark);
        found.map(|(_, decision)| decision)
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

    /// The session, now that the person is on the way to one more e-service, with what they have decided. None is forgotten: a group has no
    /// more than [`MAX_GROUP`], unless its e-services are exchanged within the hour.
    pub fn visiting(self, request: &Request, decision: Decision) -> Self {
        let mark = Visited::by(request).mark();
        let kept = self.visited.into_iter().filter(|known| *known != mark);
        let decided = (decision != Decision::default()).then_some((mark, decision));
        let other = self.decisions.into_iter().filter(|(known, _)| *known != mark);
        Session {
            visited: newest(kept.chain([mark]), MAX_GROUP),
            decisions: newest(other.chain(decided), MAX_DECISIONS),
            ..self
        }
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
        let is_known = request.original.is_none() || self.visited.contains(&Visited::by(request).mark());
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
        let level = self.identity.level().proved();
        if !requirement.is_met_by(level) {
            return Err(NotEnough::Level);
        }
        let method = portal.method(self.identity.method()).ok_or(NotEnough::Method)?;
        let wanted = request.method.as_ref().is_none_or(|wanted| *wanted == method.id);
        let may = requirement.obstacles(method).is_empty() && !requirement.asks_consent(method);
        if wanted && may && !requirement.would_rather(level, portal) {
            Ok(&self.identity)
        } else {
            Err(NotEnough::Method)
        }
    }
}

/// The last of these, at most so many.
fn newest<T>(all: impl Iterator<Item = T>, most: usize) -> Vec<T> {
    let mut all: Vec<_> = all.collect();
    let excess = all.len().saturating_sub(most);
    all.drain(..excess);
    all
}

#[cfg(test)]
mod tests;
