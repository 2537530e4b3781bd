//! From BankID's evidence to a person and a level.

use super::{Contexts, Contract, Proof, Why};
use crate::{
    environment::Environment,
    id::{MethodId, OrderRef},
    identity::{Identity, Level, Parts},
    person::PersonalIdentity,
    portal::Portal,
    provider::bankid::evidence::BankIdEvidence,
};

/// Whom evidence is about, and the level that it proves under the contract with its issuer.
#[derive(Debug)]
pub struct Judged {
    /// The person, and the level if one is proved.
    pub identity: Identity,
    /// Why none is proved; empty if one is.
    pub objections: Vec<Why>,
}

impl Judged {
    /// Takes the person and the level out of BankID's evidence in the answer to `order`, and out of nothing else. The contract is what the
    /// portal's configuration says of `method`: a method that is not, or no longer, one of BankID's proves no level.
    pub fn of_bankid(
        evidence: &BankIdEvidence,
        order: &OrderRef,
        method: &MethodId,
        portal: &Portal,
        environment: Environment,
    ) -> Self {
        let levels = portal.bankid_levels(method);
        let contract = Contract {
            issuer: method.as_str().to_owned(),
            environment,
            contexts: Contexts::Registered,
            certified: levels
                .card
                .into_iter()
                .chain(levels.file)
                .chain(levels.mobile)
                .collect(),
            // The entry of the method is the agreement: its level is the operator's word, reviewed or not.
            bilateral: true,
            since: levels.since,
        };
        let proof = Proof::from_bankid(evidence, &levels, method.as_str());
        let (level, objections) = match contract.level(&proof) {
            Ok(loa) => (Level::Proved(loa), Vec::new()),
            Err(why) => (Level::NotProved, why),
        };
        let identity = Identity::new(Parts {
            person: PersonalIdentity::Personnummer(evidence.personnummer().clone()),
            name: evidence.name().to_owned(),
            given_name: evidence.given_name().map(str::to_owned),
            surname: evidence.surname().map(str::to_owned),
            method: method.clone(),
            level,
            transaction: order.as_str().to_owned(),
            at: evidence.signed_at(),
        });
        Judged { identity, objections }
    }
}
