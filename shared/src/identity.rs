//! Who the person is, after a method has done its work: what the evidence says, and the level that it has proved.

use crate::{id::MethodId, loa::Loa, person::PersonalIdentity, time::Timestamp};
use serde::{Deserialize, Serialize};

/// An authenticated person.
///
/// The level is separate from the person on purpose: an identity whose evidence no verifier has judged has none
/// ([`Level::NotProved`]), and satisfies no e-service that demands one. Serialised only inside sealed state.
#[derive(Clone, Deserialize, Serialize)]
pub struct Identity {
    person: PersonalIdentity,
    name: String,
    given_name: Option<String>,
    surname: Option<String>,
    method: MethodId,
    level: Level,
    transaction: String,
    at: Timestamp,
}

/// The level of assurance that a login has proved.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Level {
    /// No evidence was judged: no level may be claimed.
    NotProved,
    /// Proved by verified evidence.
    Proved(Loa),
}

impl Level {
    /// The proved level, if any.
    pub fn proved(self) -> Option<Loa> {
        match self {
            Level::NotProved => None,
            Level::Proved(loa) => Some(loa),
        }
    }
}

/// What an identity is made of; only the providers' modules of this crate make one.
pub(crate) struct Parts {
    pub(crate) person: PersonalIdentity,
    pub(crate) name: String,
    pub(crate) given_name: Option<String>,
    pub(crate) surname: Option<String>,
    pub(crate) method: MethodId,
    pub(crate) level: Level,
    pub(crate) transaction: String,
    pub(crate) at: Timestamp,
}

impl Identity {
    pub(crate) fn new(parts: Parts) -> Self {
        let Parts {
            person,
            name,
            given_name,
            surname,
            method,
            level,
            transaction,
            at,
        } = parts;
        Identity {
            person,
            name,
            given_name,
            surname,
            method,
            level,
            transaction,
            at,
        }
    }

    /// The personal or coordination number.
    pub fn person(&self) -> &PersonalIdentity {
        &self.person
    }

    /// The whole name, as the issuer writes it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The given names, where the evidence has them apart.
    pub fn given_name(&self) -> Option<&str> {
        self.given_name.as_deref()
    }

    /// The surname, where the evidence has it apart.
    pub fn surname(&self) -> Option<&str> {
        self.surname.as_deref()
    }

    /// The method that was used.
    pub fn method(&self) -> &MethodId {
        &self.method
    }

    /// The level that was proved.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The issuer's name of the transaction (`txn`; BankID's `orderRef`).
    pub fn transaction(&self) -> &str {
        &self.transaction
    }

    /// When the person was authenticated (`auth_time`).
    pub fn at(&self) -> Timestamp {
        self.at
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({}, {:?})", self.method.as_str(), self.level)
    }
}
