//! One order and what can become of it. Time is a parameter.

use super::completion::CompletionData;
use super::error::ApiError;
use super::hint::Hint;
use super::kind::Kind;
use super::qr;
use super::request::{Purpose, Start};
use crate::person::Person;
use crate::random;
use anyhow::Result;
use serde::Serialize;
use shared::time::{Span, Timestamp};
use std::net::IpAddr;

/// How long an order waits for an app.
pub const START_LIMIT: Span = Span::from_seconds(30);
/// How long a person who has opened the app may take, unless the sandbox is told otherwise. BankID's own figure is not published.
pub const IN_APP_LIMIT: Span = Span::from_minutes(3);
/// How long a completed order can be collected.
const COMPLETE_KEPT: Span = Span::from_minutes(3);
/// How long a failed order can be collected.
const FAILED_KEPT: Span = Span::from_minutes(5);
/// How long an app looks for a BankID before it shows the order.
const SEARCHING: Span = Span::from_seconds(1);

/// Who placed an order, by its client certificate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RelyingParty {
    /// SHA-256 of the certificate.
    pub(crate) fingerprint: [u8; 32],
    /// The certificate's subject, as BankID writes it into what is signed.
    pub(crate) subject: String,
    /// The name that the app shows.
    pub(crate) display_name: String,
}

/// An app that has taken an order.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    pub(crate) person: &'static Person,
    pub(crate) kind: Kind,
    pub(crate) ip: IpAddr,
    pub(crate) same_device: bool,
    /// The `redirect` of the start link, which is only followed if the order has no `returnUrl`.
    pub(crate) redirect: Option<String>,
}

#[derive(Clone, Debug)]
enum Stage {
    Waiting,
    Connected {
        connection: Connection,
        at: Timestamp,
    },
    Finished {
        outcome: Outcome,
        connection: Option<Connection>,
        at: Timestamp,
    },
}

#[derive(Clone, Debug)]
enum Outcome {
    Complete(Box<CompletionData>),
    Failed(String),
    /// By the relying party: gone for it, but the phone is told.
    Withdrawn,
}

/// An order.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) order_ref: String,
    pub(crate) auto_start_token: String,
    pub(crate) qr_start_token: String,
    pub(crate) qr_start_secret: String,
    pub(crate) purpose: Purpose,
    pub(crate) start: Start,
    pub(crate) relying_party: RelyingParty,
    pub(crate) created: Timestamp,
    stage: Stage,
    hint: Option<String>,
    told: bool,
    collects: Collects,
}

/// The answer to `/auth` and `/sign`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Started {
    order_ref: String,
    auto_start_token: String,
    qr_start_token: String,
    qr_start_secret: String,
}

/// The answer to `/collect`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Collected {
    order_ref: String,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completion_data: Option<Box<CompletionData>>,
}

/// Where an order stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// Not over.
    Pending,
    /// Over, without a result.
    Failed,
    /// Over, with a result.
    Complete,
}

/// How a relying party has asked for an order, so that a test can see whether it keeps to every two seconds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Collects {
    /// How many times.
    pub count: u64,
    /// The shortest time between two, in milliseconds.
    pub shortest_interval: Option<u64>,
    #[serde(skip)]
    last: Option<Timestamp>,
}

impl Order {
    /// A new order. Fails only for want of randomness.
    pub(crate) fn new(purpose: Purpose, start: Start, relying_party: RelyingParty, now: Timestamp) -> Result<Self> {
        Ok(Order {
            order_ref: random::uuid()?,
            auto_start_token: random::uuid()?,
            qr_start_token: random::uuid()?,
            qr_start_secret: random::uuid()?,
            purpose,
            start,
            relying_party,
            created: now,
            stage: Stage::Waiting,
            hint: None,
            told: false,
            collects: Collects::default(),
        })
    }

    pub(crate) fn started(&self) -> Started {
        Started {
            order_ref: self.order_ref.clone(),
            auto_start_token: self.auto_start_token.clone(),
            qr_start_token: self.qr_start_token.clone(),
            qr_start_secret: self.qr_start_secret.clone(),
        }
    }

    /// Lets time pass: what has waited too long fails, at the moment when it had waited too long.
    pub(crate) fn advance(&mut self, now: Timestamp, in_app: Span) {
        match &self.stage {
            Stage::Waiting if now.since(self.created) >= START_LIMIT => {
                self.fail("startFailed", self.created.after(START_LIMIT));
            }
            Stage::Connected { at, .. } if now.since(*at) >= in_app => {
                self.fail("expiredTransaction", at.after(in_app))
            }
            _ => {}
        }
    }

    /// Whether nobody can ask for it any more.
    pub(crate) fn is_forgotten(&self, now: Timestamp) -> bool {
        match &self.stage {
            Stage::Finished {
                outcome: Outcome::Complete(_),
                at,
                ..
            } => now.since(*at) >= COMPLETE_KEPT,
            Stage::Finished { at, .. } => now.since(*at) >= FAILED_KEPT,
            _ => false,
        }
    }

    pub(crate) fn is_pending(&self) -> bool {
        !matches!(self.stage, Stage::Finished { .. })
    }

    pub(crate) fn is_waiting(&self) -> bool {
        matches!(self.stage, Stage::Waiting)
    }

    /// Whether it is known to be this person's: the app is theirs, or the relying party has demanded them.
    pub(crate) fn is_of(&self, personal_number: &str) -> bool {
        let connected = self
            .connection()
            .is_some_and(|connection| connection.person.personal_number == personal_number);
        connected || self.start.requirement.personal_number.as_deref() == Some(personal_number)
    }

    pub(crate) fn connection(&self) -> Option<&Connection> {
        match &self.stage {
            Stage::Waiting => None,
            Stage::Connected { connection, .. } => Some(connection),
            Stage::Finished { connection, .. } => connection.as_ref(),
        }
    }

    /// The second that a code shown now belongs to.
    pub(crate) fn second(&self, now: Timestamp) -> u64 {
        now.since(self.created).seconds()
    }

    /// Whether a code of that second is believed now.
    pub(crate) fn is_fresh(&self, second: u64, now: Timestamp) -> bool {
        let current = self.second(now);
        second <= current.saturating_add(qr::MAX_AHEAD.seconds())
            && second.saturating_add(qr::MAX_AGE.seconds()) >= current
    }

    pub(crate) fn connect(&mut self, connection: Connection, now: Timestamp) {
        if self.is_waiting() {
            self.stage = Stage::Connected { connection, at: now };
        }
    }

    pub(crate) fn complete(&mut self, data: CompletionData, now: Timestamp) {
        self.finish(Outcome::Complete(Box::new(data)), now);
    }

    pub(crate) fn fail(&mut self, hint_code: &str, at: Timestamp) {
        self.finish(Outcome::Failed(hint_code.to_owned()), at);
    }

    /// Withdraws it for the relying party. An order that is over cannot be withdrawn, nor one that is withdrawn.
    pub(crate) fn withdraw(&mut self, now: Timestamp) -> Result<(), ApiError> {
        if !self.is_pending() {
            return Err(ApiError::no_such_order());
        }
        self.finish(Outcome::Withdrawn, now);
        Ok(())
    }

    fn finish(&mut self, outcome: Outcome, at: Timestamp) {
        if self.is_pending() {
            self.stage = Stage::Finished {
                outcome,
                connection: self.connection().cloned(),
                at,
            };
        }
    }

    /// Does what a test wants of it.
    pub(crate) fn force(&mut self, hint: &Hint, now: Timestamp) {
        match hint {
            Hint::Pending(code) => self.hint = Some(code.clone()),
            Hint::Failed(code) => self.fail(code, now),
        }
    }

    /// Lets it tell its own hints again.
    pub(crate) fn release(&mut self) {
        self.hint = None;
    }

    /// Tells the relying party. What is over is told once.
    pub(crate) fn collect(&mut self, now: Timestamp) -> Result<Collected, ApiError> {
        if self.told {
            return Err(ApiError::no_such_order());
        }
        self.collects.note(now);
        let (status, hint_code) = self.standing(now);
        let completion_data = match &self.stage {
            Stage::Finished {
                outcome: Outcome::Withdrawn,
                ..
            } => return Err(ApiError::no_such_order()),
            Stage::Finished {
                outcome: Outcome::Complete(data),
                ..
            } => Some(data.clone()),
            _ => None,
        };
        self.told = !self.is_pending();
        Ok(Collected {
            order_ref: self.order_ref.clone(),
            status,
            hint_code,
            completion_data,
        })
    }

    /// Status and hint code, as the relying party or the phone sees them.
    pub(crate) fn standing(&self, now: Timestamp) -> (Status, Option<String>) {
        let own = match &self.stage {
            Stage::Waiting => "outstandingTransaction",
            Stage::Connected { at, .. } if now.since(*at) < SEARCHING => "started",
            Stage::Connected { .. } => "userSign",
            Stage::Finished {
                outcome: Outcome::Complete(_),
                ..
            } => return (Status::Complete, None),
            Stage::Finished {
                outcome: Outcome::Failed(code),
                ..
            } => return (Status::Failed, Some(code.clone())),
            Stage::Finished {
                outcome: Outcome::Withdrawn,
                ..
            } => return (Status::Failed, Some("cancelled".to_owned())),
        };
        (
            Status::Pending,
            Some(self.hint.clone().unwrap_or_else(|| own.to_owned())),
        )
    }

    /// Where the app sends the person when all is done: only on the device where it was started.
    pub(crate) fn return_address(&self) -> Option<&str> {
        let connection = self.connection().filter(|connection| connection.same_device)?;
        self.start.return_url.as_deref().or(connection.redirect.as_deref())
    }

    pub(crate) fn collects(&self) -> Collects {
        self.collects
    }
}

impl Collects {
    fn note(&mut self, now: Timestamp) {
        self.count = self.count.saturating_add(1);
        if let Some(last) = self.last {
            let interval = now.since(last).millis();
            self.shortest_interval = Some(
                self.shortest_interval
                    .map_or(interval, |shortest| shortest.min(interval)),
            );
        }
        self.last = Some(now);
    }
}
