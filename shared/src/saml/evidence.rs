use super::{Attributes, Refusal};
use crate::{
    environment::Environment,
    loa::Loa,
    replay::{Replay, Seen},
    time::Timestamp,
};
use std::fmt;

/// An assertion that is good if it comes for the first time, as [`UnverifiedResponse::verify`](super::UnverifiedResponse::verify) found it.
/// Nothing in it can be read before that is known.
///
/// ```compile_fail
/// fn who(unspent: &shared::saml::Unspent) -> &shared::saml::Attributes {
///     unspent.attributes()
/// }
/// ```
///
/// ```
/// fn who(evidence: &shared::saml::SamlEvidence) -> &shared::saml::Attributes {
///     evidence.attributes()
/// }
/// ```
#[derive(Debug)]
pub struct Unspent(pub(super) SamlEvidence);

impl Unspent {
    /// What to mark as used in the store.
    pub fn replay(&self) -> &Replay {
        &self.0.replay
    }

    /// The evidence, if the assertion comes for the first time; else [`Refusal::Replayed`] (Deployment Profile, 6.3.5).
    pub fn spend(self, seen: Seen) -> Result<SamlEvidence, Refusal> {
        match seen {
            Seen::FirstTime => Ok(self.0),
            Seen::Before => Err(Refusal::Replayed),
        }
    }
}

/// Proof that an identity provider has authenticated a person for our request. It is made of an [`Unspent`] assertion and in no other way:
///
/// ```compile_fail
/// use shared::{loa::Loa, saml::SamlEvidence};
///
/// fn raise(evidence: SamlEvidence) -> SamlEvidence {
///     SamlEvidence { loa: Loa::Loa4, ..evidence }
/// }
/// ```
///
/// ```
/// use shared::saml::{Refusal, SamlEvidence, Seen, Unspent};
///
/// fn spend(unspent: Unspent) -> Result<SamlEvidence, Refusal> {
///     unspent.spend(Seen::FirstTime)
/// }
/// ```
///
/// ```compile_fail
/// fn read(json: &str) -> Option<shared::saml::SamlEvidence> {
///     serde_json::from_str(json).ok()
/// }
/// ```
///
/// ```
/// fn read(json: &str) -> Option<shared::saml::Request> {
///     serde_json::from_str(json).ok()
/// }
/// ```
pub struct SamlEvidence {
    pub(super) issuer: String,
    pub(super) environment: Environment,
    pub(super) replay: Replay,
    pub(super) name_id: NameId,
    pub(super) loa: Loa,
    pub(super) level_uri: String,
    pub(super) authenticated_at: Timestamp,
    pub(super) authorities: Vec<String>,
    pub(super) attributes: Attributes,
}

impl fmt::Debug for SamlEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SamlEvidence")
    }
}

/// A pseudonym of the person, between this identity provider and us (Deployment Profile, 3).
#[derive(Clone, Eq, PartialEq)]
pub struct NameId {
    pub(super) format: String,
    pub(super) value: String,
}

impl fmt::Debug for NameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NameId")
    }
}

impl NameId {
    /// The `Format`.
    pub fn format(&self) -> &str {
        &self.format
    }

    /// The pseudonym. It says nothing to another service provider.
    pub fn reveal(&self) -> &str {
        &self.value
    }
}

impl SamlEvidence {
    /// The identity provider.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Whether the identity provider's persons are real.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// The pseudonym.
    pub fn name_id(&self) -> &NameId {
        &self.name_id
    }

    /// The level: requested, within what the identity provider may assert, and accepted by the e-service.
    pub fn loa(&self) -> Loa {
        self.loa
    }

    /// The level's identifier as it stood on the wire.
    pub fn level_uri(&self) -> &str {
        &self.level_uri
    }

    /// When the person was authenticated.
    pub fn authenticated_at(&self) -> Timestamp {
        self.authenticated_at
    }

    /// The identity providers behind a proxy, as it names them.
    pub fn authorities(&self) -> &[String] {
        &self.authorities
    }

    /// Who the person is.
    pub fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}
