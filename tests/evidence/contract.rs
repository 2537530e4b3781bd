//! What is agreed with issuers, and what an e-service takes.

use shared::{
    environment::Environment,
    grant::{Contexts, Contract, Terms},
    loa::{AcceptedLevels, Loa},
    time::Timestamp,
};

/// A contract with a production issuer about every level, by the registered identifiers.
pub fn contract(issuer: &str) -> Contract {
    Contract {
        issuer: issuer.to_owned(),
        environment: Environment::Production,
        contexts: Contexts::Registered,
        certified: Loa::ALL.to_vec(),
        bilateral: false,
        since: Timestamp::from_unix_seconds(0),
    }
}

/// The terms of an e-service whose policy has this name.
pub fn terms(policy: &str) -> Terms {
    Terms {
        levels: AcceptedLevels::from_policy(policy).expect("a policy"),
        coordination_numbers: false,
    }
}
