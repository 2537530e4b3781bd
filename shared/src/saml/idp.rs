use crate::{crypto::PublicKey, environment::Environment, time::Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the metadata says of an identity provider (SAML V2.0 Metadata, 2.4.3; Deployment Profile, 2.1.3): plain data, small enough to
/// be kept one by one.
///
/// Identifiers are opaque: they are compared as they are, `urn:` forms and trailing slashes included, and never normalised.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct IdentityProvider {
    /// The `entityID`.
    pub entity_id: String,
    /// Whether its persons are real: whether the federation's operator is one of production. Only in a test environment are the HSA-ids of
    /// test catalogues taken.
    pub environment: Environment,
    /// The keys that it signs with, those for any use included.
    pub signing_keys: Vec<PublicKey>,
    /// Where requests are sent for assertions that are used by whoever has them.
    pub sso: Endpoints,
    /// Where requests are sent for assertions that only the holder of a key can use (Holder-of-Key Web Browser SSO Profile, 2.8).
    #[serde(default)]
    pub holder_of_key: Endpoints,
    /// Whether requests must be signed (`WantAuthnRequestsSigned`).
    pub wants_signed_requests: bool,
    /// The levels that it may assert (`urn:oasis:names:tc:SAML:attribute:assurance-certification`).
    pub assurance: BTreeSet<String>,
    /// The entity categories (`http://macedir.org/entity-category`).
    pub categories: BTreeSet<String>,
    /// The scopes that it may assert in scoped attributes (`shibmd:Scope`).
    pub scopes: BTreeSet<String>,
    /// By which attributes it wants to be told whom it should authenticate (`psc:RequestedPrincipalSelection`), each by its name.
    #[serde(default)]
    pub principal_selection: BTreeSet<String>,
    /// The names for people, by language tag (`mdui:DisplayName`).
    pub display_names: BTreeMap<String, String>,
    /// Where its logotypes are (`mdui:Logo`), the first first.
    pub logos: Vec<String>,
    /// The organisation number, as the federation's registry has added it (`mdorgext:OrganizationNumber`).
    pub organisation: Option<String>,
    /// From when on nothing of this may be used: that of the metadata.
    pub valid_until: Timestamp,
}

/// Where the requests of one profile are sent.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Endpoints {
    /// With HTTP-Redirect.
    pub redirect: Option<String>,
    /// With HTTP-POST.
    pub post: Option<String>,
}
