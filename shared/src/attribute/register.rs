//! A register of the operator's own, in `portal.toml`: for a small organisation, or a few people that no other source knows.

use super::{Employment, UncheckedEmployment};
use crate::{identity::Identity, person::PersonalIdentity};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Who is employed where.
#[derive(Clone, Debug)]
pub struct Register(BTreeMap<PersonalIdentity, Vec<Employment>>);

/// A person stands there twice, or something of them is malformed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RegisterError;

/// A person of the register as they stand in `portal.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PersonEntry {
    number: String,
    #[serde(rename = "employment")]
    employments: Vec<UncheckedEmployment>,
}

impl Register {
    pub(super) fn new(people: Vec<PersonEntry>) -> Result<Self, RegisterError> {
        let mut register = BTreeMap::new();
        for person in people {
            let number = PersonalIdentity::parse(&person.number).map_err(|_| RegisterError)?;
            let employments = person.employments.into_iter().map(UncheckedEmployment::check);
            let employments = employments.collect::<Result<Vec<_>, _>>().map_err(|_| RegisterError)?;
            if register.insert(number, employments).is_some() {
                return Err(RegisterError);
            }
        }
        Ok(Register(register))
    }

    /// The person's employments; none where the register does not know them.
    pub fn employments(&self, person: &Identity) -> Vec<Employment> {
        self.0.get(person.person()).cloned().unwrap_or_default()
    }
}
