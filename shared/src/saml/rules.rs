//! What an identity provider does otherwise than the Deployment Profile says.

use crate::{
    loa::{Class, Loa},
    person::Organisationsnummer,
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The rules for one identity provider. [`IdpRules::default`] is the Deployment Profile without exception.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct IdpRules {
    /// How its assertions are protected.
    pub protection: Protection,
    /// What it calls the attributes.
    pub attribute_names: AttributeNames,
    /// Whether its assertions say from when on they are valid.
    pub not_before: NotBefore,
    /// Whether its levels may be such as nobody has reviewed (Registry for identifiers, 3.1.1.2). That metadata lists one is not enough.
    pub uncertified: bool,
    /// Whether it is the Swedish eIDAS node, which alone speaks for the e-IDs of other countries (Tekniska anslutningsregler, 3.3). That
    /// metadata lists such a level is not enough.
    pub eidas_node: bool,
    /// What its own levels prove, by local policy: identifiers that are none of the Swedish registry's.
    pub levels: Vec<LocalLevel>,
    /// If it is a proxy: the identity providers behind it that are believed, one of which it must name. Without the list, all are, and
    /// it need not name them: the names are given on.
    pub authorities: Option<BTreeSet<String>>,
    /// The organisations that it may speak for besides those in its metadata (`shibmd:Scope`). Inera's identity provider serves many, and
    /// its metadata names none.
    pub organisations: BTreeSet<Organisationsnummer>,
}

/// How an assertion is protected.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Protection {
    /// The Response is signed and the assertion in it encrypted (Deployment Profile, 6.1).
    #[default]
    Encrypted,
    /// The assertion is signed and not encrypted, and the Response may be unsigned. Inera's identity provider does this.
    PlainAssertion,
}

/// What the attributes are called.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum AttributeNames {
    /// As in the Attribute Specification for the Swedish eID Framework, 3.
    #[default]
    SwedenConnect,
    /// As Sambi, and Inera's identity provider, name them.
    Sambi,
    /// By bare words. The identity provider of AB Svenska Pass has done this.
    Plain,
}

/// Whether an assertion says from when on it is valid.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum NotBefore {
    /// It does (Deployment Profile, 6.2).
    #[default]
    Required,
    /// It may leave it out. Inera's identity provider does this.
    Optional,
}

/// Where the Swedish registry's levels are. An identifier here means what the registry says, or nothing.
const REGISTERED: [&str; 2] = ["http://id.elegnamnden.se/loa/", "http://id.swedenconnect.se/loa/"];

/// A level of an identity provider's own, which is none of the Swedish registry's.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "Written")]
pub struct LocalLevel {
    uri: String,
    proves: Loa,
}

impl LocalLevel {
    /// The level with this identifier on the wire, and what it proves. Nothing if the identifier is one of the registry's, known or not.
    pub fn new(uri: String, proves: Loa) -> Option<Self> {
        let is_local = !REGISTERED.iter().any(|registered| uri.starts_with(registered));
        is_local.then_some(LocalLevel { uri, proves })
    }
}

/// A level as it stands in the configuration.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    uri: String,
    proves: Loa,
}

impl TryFrom<Written> for LocalLevel {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        LocalLevel::new(written.uri, written.proves).ok_or("the registry's levels cannot be given another meaning")
    }
}

impl IdpRules {
    /// Whether a level of this class is taken from this identity provider.
    pub(super) fn admit(&self, loa: Loa) -> bool {
        match loa.class() {
            Class::Certified | Class::NonResident => true,
            Class::Uncertified => self.uncertified,
            Class::Eidas | Class::EidasNotified => self.eidas_node,
            // No policy accepts them.
            Class::NotReviewed | Class::UncertifiedEidas => false,
        }
    }

    /// What a level on the wire proves; nothing if it is unknown. What the registry lists means what the registry says.
    pub(super) fn level(&self, uri: &str) -> Option<Loa> {
        let local = || {
            self.levels
                .iter()
                .find(|level| level.uri == uri)
                .map(|level| level.proves)
        };
        Loa::from_uri(uri).or_else(local)
    }
}
