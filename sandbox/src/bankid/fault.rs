//! Faults on demand: everything that can be wrong with a BankID that answers badly or not at all.

use super::error::ErrorCode;
use serde::{Deserialize, Serialize};
use shared::time::Span;

/// A method of the Relying Party API.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Method {
    /// `/auth`
    Auth,
    /// `/sign`
    Sign,
    /// `/collect`
    Collect,
    /// `/cancel`
    Cancel,
}

/// What goes wrong.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "fault", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Fault {
    /// The answer comes late. What it says is right, unless another fault is on too.
    Slow {
        /// By how many milliseconds.
        delay: u64,
    },
    /// An error answer: `maintenance` and `internalError` are how BankID is down, but any code can be had.
    Error {
        /// Its code.
        error_code: ErrorCode,
    },
    /// The connection is closed in place of an answer.
    Drop,
    /// New connections meet a certificate of a foreign root. Open ones are closed.
    WrongCertificate,
    /// Status 200 and a page of HTML, as of a proxy in between.
    NotJson,
    /// Status 200 and the first half of a JSON answer.
    Truncated,
    /// Status 200 and a JSON answer of 32 MiB.
    Huge,
}

/// A fault, where and how often.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Injection {
    /// What goes wrong.
    #[serde(flatten)]
    pub fault: Fault,
    /// For which methods; for all, if none is named. A wrong certificate does not know methods.
    #[serde(default)]
    pub on: Vec<Method>,
    /// How many times; until it is cleared, if no number is given.
    #[serde(default)]
    pub times: Option<u32>,
}

/// The faults that are on.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Injection>);

/// What a request meets.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Strike {
    pub(crate) delay: Span,
    pub(crate) fault: Option<Fault>,
}

impl Faults {
    pub(crate) fn add(&mut self, injection: Injection) {
        self.0.push(injection);
        self.0.retain(Injection::is_left);
    }

    pub(crate) fn list(&self) -> Vec<Injection> {
        self.0.clone()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// What a request to `method` meets: every delay, and the first of the other faults. Uses them up.
    pub(crate) fn strike(&mut self, method: Option<Method>) -> Strike {
        let mut strike = Strike {
            delay: Span::from_millis(0),
            fault: None,
        };
        for injection in &mut self.0 {
            let concerned = injection.on.is_empty() || method.is_some_and(|method| injection.on.contains(&method));
            if !concerned {
                continue;
            }
            match &injection.fault {
                Fault::WrongCertificate => continue,
                Fault::Slow { delay } => {
                    strike.delay = Span::from_millis(strike.delay.millis().saturating_add(*delay));
                }
                _ if strike.fault.is_some() => continue,
                fault => strike.fault = Some(fault.clone()),
            }
            injection.use_up();
        }
        self.0.retain(Injection::is_left);
        strike
    }

    /// Whether a new connection meets the wrong certificate. Uses it up.
    pub(crate) fn is_certificate_wrong(&mut self) -> bool {
        let wrong = self
            .0
            .iter_mut()
            .find(|injection| injection.fault == Fault::WrongCertificate);
        let is_wrong = wrong.map(Injection::use_up).is_some();
        self.0.retain(Injection::is_left);
        is_wrong
    }
}

impl Injection {
    /// A fault for every method until it is cleared.
    pub fn of(fault: Fault) -> Self {
        Injection {
            fault,
            on: Vec::new(),
            times: None,
        }
    }

    fn use_up(&mut self) {
        self.times = self.times.map(|times| times.saturating_sub(1));
    }

    fn is_left(&self) -> bool {
        self.times != Some(0)
    }
}
