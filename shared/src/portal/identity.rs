//! By what an e-service wants to know a person, and who can give it.

use super::{Information, Method, Route};
use crate::attribute::Source;
use serde::Deserialize;

/// By what an e-service wants to know a person, besides the pseudonym that every one gets (`sub`).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityKind {
    /// By nothing else.
    #[default]
    None,
    /// By the personal or coordination number.
    PersonalNumber,
    /// By the HSA-id of an employment.
    HsaId,
    /// By whom an organisation knows as its employee (*orgAffiliation*).
    Employment,
}

impl IdentityKind {
    /// Every kind.
    pub const ALL: [IdentityKind; 4] = [
        IdentityKind::None,
        IdentityKind::PersonalNumber,
        IdentityKind::HsaId,
        IdentityKind::Employment,
    ];

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            IdentityKind::None => "none",
            IdentityKind::PersonalNumber => "personal-number",
            IdentityKind::HsaId => "hsa-id",
            IdentityKind::Employment => "employment",
        }
    }

    /// What an e-service must be allowed to learn to get it.
    pub fn information(self) -> Option<Information> {
        match self {
            IdentityKind::None => None,
            IdentityKind::PersonalNumber => Some(Information::PersonalNumber),
            IdentityKind::HsaId => Some(Information::HsaId),
            IdentityKind::Employment => Some(Information::Employment),
        }
    }

    /// Whether a login with `method` gives it, where attribute sources supply the kinds in `supplied`. They are asked by number.
    pub fn comes_of(self, method: &Method, supplied: &[IdentityKind]) -> bool {
        let by_source = method.gives(IdentityKind::PersonalNumber) && supplied.contains(&self);
        self == IdentityKind::None || method.gives(self) || by_source
    }

    /// The kinds that these sources can supply.
    pub(super) fn supplied_by<'a>(sources: impl Iterator<Item = &'a Source>) -> Vec<IdentityKind> {
        let mut supplied: Vec<_> = sources.flat_map(|source| source.supplies().iter().copied()).collect();
        supplied.sort_unstable();
        supplied.dedup();
        supplied
    }
}

impl Method {
    /// Whether its evidence gives this identity. BankID's gives a personal number, whatever the configuration says.
    pub fn gives(&self, kind: IdentityKind) -> bool {
        match self.route {
            Route::Bankid => kind == IdentityKind::PersonalNumber,
            Route::NotConnected => self.gives.contains(&kind),
        }
    }
}
