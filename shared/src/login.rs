//! One login, from the e-service's request to the code that answers it: its states and the only transitions between them.
//!
//! A login lives in the browser, sealed ([`crate::seal`]) into a cookie whose name and associated data hold its id. So two tabs are
//! two logins, and a login is of no use in another browser.

use crate::{
    api::Device,
    id::{LoginId, MethodId, Reference, ReturnNonce},
    identity::Identity,
    oidc::{Request, Ticket},
    provider::bankid,
    reason::Reason,
    time::{Span, Timestamp},
};
use serde::{Deserialize, Serialize};

/// How long a person may take from the e-service's request until the login is done. Long enough to fetch a card from another
/// floor; an abandoned page holds nothing of value.
pub const LIFETIME: Span = Span::from_minutes(60);

/// How long an authenticated person may take to go on to the e-service. What lies longer in a browser may be somebody else's to press.
pub const HANDOVER: Span = Span::from_minutes(10);

/// One login.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Login {
    id: LoginId,
    begun: Timestamp,
    request: Request,
    /// The private e-ID that the person has agreed to use at work.
    agreed: Option<Agreed>,
    state: State,
}

/// How far a login has come. Each state holds what is true only then.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum State {
    /// The person chooses a method.
    AwaitingChoice,
    /// The person uses BankID.
    AwaitingBankId {
        /// The method's id in the configuration.
        method: MethodId,
        /// The order at BankID.
        order: Box<bankid::Order>,
    },
    /// BankID has identified a person on this device; they have not come back yet, and may be somebody else than who began.
    AwaitingReturn {
        /// The method's id in the configuration.
        method: MethodId,
        /// What they must come back with.
        nonce: ReturnNonce,
        /// Who they are, if they come back.
        identity: Box<Identity>,
        /// Until when they may.
        until: Timestamp,
    },
    /// A method has failed; the person may try again or choose another.
    Failed(Failure),
    /// The person is authenticated; the e-service has not been told.
    Authenticated {
        /// Who they are.
        identity: Box<Identity>,
        /// Since when this login knows it.
        since: Timestamp,
        /// What is known of their employment.
        employments: Employments,
        /// Whether a session has answered for them; nobody was authenticated in this login.
        resumed: bool,
    },
}

/// What is known of the employment of an authenticated person. The employments themselves are not kept here: a cookie has no room for them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub enum Employments {
    /// Nobody has been asked.
    #[default]
    NotAsked,
    /// There are several, which the store keeps for this ticket; the person says which one.
    Several(Ticket),
    /// The person logs in with the one at this place among those that the store keeps for this ticket.
    Chosen(Ticket, u8),
}

/// A person's agreement to use a private e-ID at work.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Agreed {
    method: MethodId,
    /// Whether it was given before, by the person of a session: it counts only if they are authenticated here too.
    before: bool,
}

/// What failed in a login that can go on.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Failure {
    /// Why.
    pub reason: Reason,
    /// What the operator finds it by.
    pub reference: Reference,
    /// When.
    pub at: Timestamp,
    /// What was tried.
    pub tried: Option<(MethodId, Device)>,
}

impl Login {
    /// A login that has just been asked for.
    pub fn begin(id: LoginId, request: Request, now: Timestamp) -> Self {
        Login {
            id,
            begun: now,
            request,
            agreed: None,
            state: State::AwaitingChoice,
        }
    }

    /// Its id.
    pub fn id(&self) -> LoginId {
        self.id
    }

    /// What the e-service asked for.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Whether the person has agreed to use this private e-ID at work.
    pub fn has_agreed_to(&self, method: &MethodId) -> bool {
        self.agreed.as_ref().is_some_and(|agreed| agreed.method == *method)
    }

    /// The person agrees to use this private e-ID at work.
    pub fn agreeing_to(self, method: MethodId) -> Self {
        let agreed = Some(Agreed { method, before: false });
        Login { agreed, ..self }
    }

    /// The person of the session has agreed before, and whoever is authenticated now is held against them.
    pub fn agreed_before(self, method: MethodId) -> Self {
        let agreed = Some(Agreed { method, before: true });
        Login { agreed, ..self }
    }

    /// The private e-ID for which an agreement from before is counted upon.
    pub fn counts_upon(&self) -> Option<&MethodId> {
        let agreed = self.agreed.as_ref().filter(|agreed| agreed.before);
        agreed.map(|agreed| &agreed.method)
    }

    /// A login of a person whom a session has answered for.
    pub fn resumed(id: LoginId, request: Request, identity: Identity, now: Timestamp) -> Self {
        Login {
            state: State::Authenticated {
                identity: Box::new(identity),
                since: now,
                employments: Employments::NotAsked,
                resumed: true,
            },
            ..Self::begin(id, request, now)
        }
    }

    /// Who is authenticated and has not been away for longer than [`HANDOVER`]; `None` in any other state.
    pub fn fresh_identity(&self, now: Timestamp) -> Option<&Identity> {
        match &self.state {
            State::Authenticated { identity, .. } if self.handover_ends().is_some_and(|end| now <= end) => {
                Some(identity)
            }
            _ => None,
        }
    }

    /// Until when an authenticated person may go on to the e-service; `None` in any other state.
    pub fn handover_ends(&self) -> Option<Timestamp> {
        match &self.state {
            State::Authenticated { since, .. } => Some(since.after(HANDOVER)),
            _ => None,
        }
    }

    /// What is known of the authenticated person's employment.
    pub fn employments(&self) -> &Employments {
        match &self.state {
            State::Authenticated { employments, .. } => employments,
            _ => &Employments::NotAsked,
        }
    }

    /// The person logs in with the employment at this place among those that the store keeps for this ticket.
    pub fn employed(self, ticket: Ticket, place: u8) -> Self {
        self.with_employments(Employments::Chosen(ticket, place))
    }

    /// The person must say which of several employments it is about, which the store keeps for this ticket.
    pub fn asking_which(self, ticket: Ticket) -> Self {
        self.with_employments(Employments::Several(ticket))
    }

    fn with_employments(self, new: Employments) -> Self {
        let state = match self.state {
            State::Authenticated {
                identity,
                since,
                resumed,
                ..
            } => State::Authenticated {
                identity,
                since,
                employments: new,
                resumed,
            },
            other => other,
        };
        Login { state, ..self }
    }

    /// How far it has come.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// When it ends, whatever its state.
    pub fn expires(&self) -> Timestamp {
        self.begun.after(LIFETIME)
    }

    /// A method was started. From any state but the last: trying again and choosing another come here too.
    pub fn started(self, method: MethodId, order: bankid::Order) -> Self {
        self.unless_authenticated(State::AwaitingBankId {
            method,
            order: Box::new(order),
        })
    }

    /// The order has come further, or was renewed.
    pub fn continued(self, order: bankid::Order) -> Self {
        let state = match self.state {
            State::AwaitingBankId { method, .. } => State::AwaitingBankId {
                method,
                order: Box::new(order),
            },
            other => other,
        };
        Login { state, ..self }
    }

    /// Whether a session has answered for the person.
    pub fn is_resumed(&self) -> bool {
        matches!(self.state, State::Authenticated { resumed: true, .. })
    }

    /// The person goes back to the chooser; from a session's answer too, which may be about somebody else.
    pub fn choosing_again(self) -> Self {
        self.unless_authenticated(State::AwaitingChoice)
    }

    /// The method has failed.
    pub fn failed(self, failure: Failure) -> Self {
        self.unless_authenticated(State::Failed(failure))
    }

    /// BankID has identified a person, who must come back with `nonce` before it counts.
    pub fn identified(self, identity: Identity, nonce: ReturnNonce, until: Timestamp) -> Self {
        let state = match self.state {
            State::AwaitingBankId { method, .. } => State::AwaitingReturn {
                method,
                nonce,
                identity: Box::new(identity),
                until,
            },
            other => other,
        };
        Login { state, ..self }
    }

    /// The app has sent the person back to this browser with `nonce`. `None` if it is not the nonce of this login.
    pub fn returned(self, nonce: &ReturnNonce) -> Option<Self> {
        let state = match self.state {
            State::AwaitingBankId { method, order } if order.returns_with(nonce) => State::AwaitingBankId {
                method,
                order: Box::new(order.with_return()),
            },
            State::AwaitingReturn {
                nonce: awaited,
                identity,
                ..
            } if awaited == *nonce => State::Authenticated {
                since: identity.at(),
                identity,
                employments: Employments::NotAsked,
                resumed: false,
            },
            // The page may have seen the end before the app came back; there is nothing left to decide.
            ended @ (State::Authenticated { .. } | State::Failed(_)) => ended,
            State::AwaitingBankId { .. } | State::AwaitingReturn { .. } | State::AwaitingChoice => return None,
        };
        Some(Login { state, ..self })
    }

    /// The person is authenticated. Only an order that was awaited can end so.
    pub fn authenticated(self, identity: Identity) -> Self {
        let state = match self.state {
            State::AwaitingBankId { .. } => State::Authenticated {
                since: identity.at(),
                identity: Box::new(identity),
                employments: Employments::NotAsked,
                resumed: false,
            },
            other => other,
        };
        Login { state, ..self }
    }

    /// An authenticated login is only ever answered; nothing takes it back.
    fn unless_authenticated(self, next: State) -> Self {
        let state = match self.state {
            authenticated @ State::Authenticated { resumed: false, .. } => authenticated,
            State::Authenticated { resumed: true, .. }
            | State::AwaitingChoice
            | State::AwaitingBankId { .. }
            | State::AwaitingReturn { .. }
            | State::Failed(_) => next,
        };
        Login { state, ..self }
    }
}
