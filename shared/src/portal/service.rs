//! An e-service as the operator has configured it.

mod entry;

pub(super) use entry::ServiceEntry;

use super::{ClientAuthentication, Contract, IdentityKind, RedirectUri};
use crate::{
    api::Words,
    attribute::Entry,
    id::{ClientId, MethodId, SourceId},
    jose::{Algorithm, JwkSet, algorithm},
    loa::Demand,
    theme::Picture,
};
use serde::{Deserialize, Serialize};

/// What an e-service may sign with: the algorithms that the OIDC Sweden profile (5.2) requires an OpenID Provider to take.
pub static CLIENT_ALGORITHMS: [&Algorithm; 2] = [&algorithm::ES256, &algorithm::RS256];

/// An e-service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its `client_id`.
    pub id: ClientId,
    /// Its name.
    pub name: Words,
    /// What people do there, in a sentence that the chooser says.
    pub purpose: Option<Words>,
    /// Its logo, a file beside the configuration. The name stands beneath it, so it is decoration.
    pub logo: Option<Picture>,
    /// Where a person begins: pages of the portal that belong to no login link to it.
    pub start: Option<RedirectUri>,
    /// The addresses that it may be answered at, exactly as it sends them.
    pub redirect_uris: Vec<RedirectUri>,
    /// The level that it demands.
    pub demand: Demand,
    /// The level that it would rather have: methods that reach it are offered first.
    pub prefer: Option<Demand>,
    /// Whether a private e-ID may be used for it.
    pub private: PrivatePolicy,
    /// By what it wants to know a person: methods that cannot give it are not offered.
    pub identity: IdentityKind,
    /// The identities that its attribute sources can supply for a person whose number is known.
    pub supplied: Vec<IdentityKind>,
    /// The methods that it may not use, by its agreements or their issuers' terms.
    pub excluded: Vec<MethodId>,
    /// The agreements that it, or who owns it, has joined; none where that is not said, and nothing follows from it then.
    pub contracts: Vec<Contract>,
    /// Whether a person who can only use one method comes to it at once, without choosing.
    pub skip_chooser: bool,
    /// Whether a person is told what the e-service learns, the first time and when it changes.
    pub show_release: bool,
    /// What it may learn, if it asks.
    pub may_learn: Vec<Information>,
    /// The e-services that it shares its sessions with, by the name of their group; `None` where every login is a new one.
    pub sso: Option<String>,
    /// How its requests must come.
    pub request_form: RequestForm,
    /// How it proves who it is.
    pub authentication: ClientAuthentication,
    /// The keys that it signs with: client assertions, request objects.
    pub keys: Option<JwkSet>,
    /// Where a person may be sent after the end of a session.
    pub post_logout_redirect_uris: Vec<RedirectUri>,
    /// Where it is told that a session has ended.
    pub backchannel_logout_uri: Option<RedirectUri>,
    /// The e-services that it stands in for.
    pub originals: Vec<Original>,
    /// The attribute sources that are asked about the person, in this order; where none is, nobody's employment is asked for.
    pub sources: Vec<SourceId>,
    /// Who may enter, of those whom the sources know.
    pub may_enter: Entry,
}

/// Whether a private e-ID may be used at work for an e-service (SOU 2021:62).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrivatePolicy {
    /// Yes.
    Allowed,
    /// Yes, if the person agrees to it each time.
    WithConsent,
    /// No.
    Forbidden,
}

/// Something that an e-service may be allowed to learn.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Information {
    /// Who issued the e-ID.
    AuthnProvider,
    /// The date of birth.
    Birthdate,
    /// The commission of the employment.
    Commission,
    /// Where the person is employed, and as whom.
    Employment,
    /// The HSA-id of the employment.
    HsaId,
    /// Which method was used.
    Method,
    /// The names.
    Names,
    /// The personal or coordination number.
    PersonalNumber,
    /// The roles of the employment.
    Roles,
}

impl Information {
    /// Whether it is known of an employment only.
    fn is_of_employment(self) -> bool {
        matches!(
            self,
            Information::Commission | Information::Employment | Information::HsaId | Information::Roles
        )
    }
}

/// How an e-service's authorization requests must come.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestForm {
    /// In any form that the profile has.
    #[default]
    Any,
    /// Signed, or pushed: nobody can change it on its way through the browser.
    Signed,
    /// Pushed (RFC 9126).
    Pushed,
}

/// An e-service that another one stands in for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Original {
    /// Its id, as the other sends it.
    pub id: ClientId,
    /// Its name.
    pub name: Words,
}

/// The longest name of an e-service or an operator, in bytes: both stand in the app of the e-ID beside what the e-service wants to say, in
/// 1,125 bytes together.
const MAX_NAME: usize = 200;
pub(super) const NAME_LENGTH: &str = "name must have 1 to 200 bytes in each language";

pub(super) fn is_a_name(name: &Words) -> bool {
    let fits = |text: &String| (1..=MAX_NAME).contains(&text.len());
    fits(&name.sv) && fits(&name.en)
}

impl Service {
    /// The registered address that is exactly `uri`.
    pub fn redirect_uri(&self, uri: &str) -> Option<&RedirectUri> {
        self.redirect_uris.iter().find(|registered| registered.as_str() == uri)
    }

    /// Its name, or that of the e-service that it stands in for.
    pub fn name_for(&self, original: Option<&ClientId>) -> &Words {
        let original = original.and_then(|id| self.originals.iter().find(|known| known.id == *id));
        original.map_or(&self.name, |original| &original.name)
    }

    /// What the operator should know although it works.
    pub fn warnings(&self) -> Vec<&'static str> {
        let mut warnings = Vec::new();
        if matches!(self.authentication, ClientAuthentication::Secret(_)) {
            warnings.push("authenticates with a shared secret; use keys as soon as the e-service can");
        }
        let has_joined = self.contracts.iter().any(Contract::is_authorization_system);
        if has_joined && self.private == PrivatePolicy::Forbidden {
            warnings.push("has joined the auktorisationssystem, whose e-IDs are private, and forbids private e-IDs");
        }
        warnings
    }
}
