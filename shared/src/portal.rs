//! The operator's configuration, `portal.toml`: who runs the portal, which e-ID methods there are and which e-services use them.
//!
//! It is read once, whole, into types that cannot hold half a configuration. What is wrong is named together with the entry
//! and the remedy ([`ConfigError`]).

use crate::{
    api::{Operator, Words},
    attribute::{self, Source, SourceEntry},
    environment::Environment,
    guide::Accessibility,
    id::{ClientId, MethodId, SourceId},
    provider::bankid::evidence::Levels,
    theme::{Picture, Theme, ThemeEntry},
    time::Timestamp,
};
use core::net::IpAddr;
use ipnet::IpNet;
use serde::Deserialize;
use std::fmt;

mod authentication;
mod contract;
mod file;
mod identity;
mod method;
mod service;
pub use authentication::{ClientAuthentication, SecretHash};
pub use contract::Contract;
pub(crate) use contract::allow;
pub use file::FileError;
pub use identity::IdentityKind;
pub use method::{Method, Notice, Route};
pub use service::{CLIENT_ALGORITHMS, Information, Original, PrivatePolicy, RequestForm, Service};
use service::{NAME_LENGTH, ServiceEntry, is_a_name};

/// The whole configuration, checked.
#[derive(Clone, Debug)]
pub struct Portal {
    operator: Operator,
    accessibility: Accessibility,
    theme: Option<Theme>,
    shared_workstations: Vec<IpNet>,
    methods: Vec<Method>,
    services: Vec<Service>,
    sources: Vec<Source>,
}

/// The most e-services, with those that they stand in for, that a group may have: a session remembers every one that the person goes to, and
/// its cookie has an end.
pub const MAX_GROUP: usize = 200;

/// An address of an e-service that a response may be sent to: absolute, `https` (or `http` on the loopback interface, RFC 8252
/// 7.3), without fragment (RFC 6749, 3.1.2). It is compared as a whole, character for character.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RedirectUri(String);

impl RedirectUri {
    /// Reads an address of the configuration.
    pub fn parse(text: &str) -> Option<Self> {
        let printable = text.len() <= 500 && text.bytes().all(|b| b.is_ascii_graphic());
        let clean = !text.contains(['#', '\\', '"', '\'', '<', '>', ';', ',']);
        let origin = origin_of(text)?;
        (printable && clean && is_web_origin(origin)).then(|| RedirectUri(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port, as a content security policy names them.
    pub fn origin(&self) -> &str {
        origin_of(&self.0).unwrap_or_default()
    }
}

/// The scheme, host and port in front of an absolute address.
fn origin_of(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    address.get(..scheme.len() + 3 + host.len())
}

/// Whether this is an origin that people's browsers may be sent to: `https`, or `http` on the loopback interface, with a host and
/// nothing before it.
pub fn is_web_origin(origin: &str) -> bool {
    let Some((scheme, authority)) = origin.split_once("://") else {
        return false;
    };
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, "443"));
    let port_fits = port.parse::<u16>().is_ok_and(|port| port > 0);
    let host_fits = !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-')
        && !host.starts_with(['.', '-']);
    // Browsers leave the default port out when they say where a form comes from.
    let default_port =
        authority.ends_with(":443") && scheme == "https" || authority.ends_with(":80") && scheme == "http";
    let loopback = matches!(host, "localhost" | "127.0.0.1");
    port_fits && !default_port && host_fits && (scheme == "https" || scheme == "http" && loopback)
}

/// `portal.toml` as it stands. Every member is known and required unless it says otherwise; [`Portal::new`] checks it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalFile {
    operator: OperatorEntry,
    #[serde(rename = "method")]
    methods: Vec<Method>,
    #[serde(rename = "service")]
    services: Vec<ServiceEntry>,
    #[serde(default, rename = "attribute-source")]
    sources: Vec<SourceEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OperatorEntry {
    name: Words,
    helpdesk: Words,
    accessibility_statement: Option<String>,
    #[serde(default)]
    accessibility: Accessibility,
    theme: Option<ThemeEntry>,
    #[serde(default)]
    shared_workstations: Vec<String>,
}

/// What is wrong in the configuration, in which entry, and what helps.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ConfigError {
    /// The entry, as `service "https://demo"`.
    pub entry: String,
    /// What is wrong and what helps.
    pub remedy: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.entry, self.remedy)
    }
}

impl std::error::Error for ConfigError {}

impl Portal {
    /// Checks a configuration for an installation of this kind. E-services marked `test` are left out of a production one.
    pub fn new(file: PortalFile, environment: Environment) -> Result<Self, ConfigError> {
        let PortalFile {
            operator,
            methods,
            services,
            sources,
        } = file;
        if operator
            .accessibility_statement
            .as_deref()
            .is_some_and(|address| RedirectUri::parse(address).is_none())
        {
            return Err(wrong("operator", "accessibility-statement must be an https address"));
        }
        if !is_a_name(&operator.name) {
            return Err(wrong("operator", NAME_LENGTH));
        }
        each_once("method", methods.iter().map(|method| method.id.as_str()))?;
        each_once("service", services.iter().map(ServiceEntry::id))?;
        each_once("attribute-source", sources.iter().map(SourceEntry::id))?;
        for method in &methods {
            let entry = format!("method \"{}\"", method.id.as_str());
            method.check(environment).map_err(|remedy| wrong(&entry, remedy))?;
        }
        let test_environment = environment == Environment::Test;
        let sources = sources
            .into_iter()
            .filter(|source| test_environment || !source.is_test())
            .map(|source| {
                let entry = format!("attribute-source \"{}\"", source.id());
                source.check().map_err(|remedy| wrong(&entry, remedy))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let services = services
            .into_iter()
            .filter(|service| test_environment || !service.is_test())
            .map(|service| service.check(&methods, &sources))
            .collect::<Result<Vec<_>, _>>()?;
        each_group_fits(&services)?;
        let shared_workstations = operator.shared_workstations.iter().map(|text| text.parse());
        let shared_workstations = shared_workstations
            .collect::<Result<_, _>>()
            .map_err(|_| wrong("operator", "shared-workstations must list networks as 10.20.0.0/16"))?;
        let theme = operator.theme.map(Theme::new).transpose();
        let theme = theme.map_err(|remedy| wrong("operator.theme", remedy))?;
        let accessibility = operator.accessibility;
        let operator = Operator {
            name: operator.name,
            helpdesk: operator.helpdesk,
            accessibility_statement: operator.accessibility_statement,
            test_environment,
        };
        Ok(Portal {
            operator,
            accessibility,
            theme,
            shared_workstations,
            methods,
            services,
            sources,
        })
    }

    /// The attribute sources that speak SCIM.
    pub fn scim_sources(&self) -> impl Iterator<Item = &Source> {
        let is_scim = |source: &&Source| matches!(source.kind, attribute::Kind::Scim(_));
        self.sources.iter().filter(is_scim)
    }

    /// The attribute sources that are asked for this e-service, in its order.
    pub fn sources<'a>(&'a self, service: &'a Service) -> impl Iterator<Item = &'a Source> {
        let by_id = |id: &SourceId| self.sources.iter().find(|source| source.id == *id);
        service.sources.iter().filter_map(by_id)
    }

    /// Who runs the portal.
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    /// What the operator says of the pages' accessibility.
    pub fn accessibility(&self) -> &Accessibility {
        &self.accessibility
    }

    /// The operator's colours and logo, where they are not the portal's own.
    pub fn theme(&self) -> Option<&Theme> {
        self.theme.as_ref()
    }

    /// The logo of an e-service that has this name.
    pub fn logo(&self, name: &str) -> Option<&Picture> {
        let mut logos = self.services.iter().filter_map(|service| service.logo.as_ref());
        logos.find(|logo| logo.as_str() == name)
    }

    /// Whether the person sits at a workstation that several people use, by its address: the browser then remembers no choice.
    pub fn is_shared_workstation(&self, address: IpAddr) -> bool {
        self.shared_workstations
            .iter()
            .any(|network| network.contains(&address))
    }

    /// Every method, in the operator's order: within a kind the one that costs least comes first.
    pub fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// The method with this id.
    pub fn method(&self, id: &MethodId) -> Option<&Method> {
        self.methods.iter().find(|method| method.id == *id)
    }

    /// The method that an e-service names when it sends a person to one at once: by its provider (`authn-provider`), or by its id.
    pub fn method_of(&self, named: &str) -> Option<MethodId> {
        let is_named =
            |method: &&Method| method.authn_provider.as_deref() == Some(named) || method.id.as_str() == named;
        self.methods.iter().find(is_named).map(|method| method.id.clone())
    }

    /// Which level each kind of BankID proves, by the configuration of `method`; none if there is no such method.
    pub fn bankid_levels(&self, method: &MethodId) -> Levels {
        let method = self.method(method).filter(|method| method.route == Route::Bankid);
        let level = method.map(|method| method.level);
        Levels {
            card: level,
            file: level,
            mobile: level,
            since: method.map_or(Timestamp::from_unix_seconds(0), |method| method.level_since.start()),
            review_by: method.map_or(Timestamp::from_unix_seconds(0), |method| method.level_review_by.start()),
        }
    }

    /// The methods whose level should have been looked up again by `now`.
    pub fn overdue(&self, now: Timestamp) -> impl Iterator<Item = &Method> {
        self.methods
            .iter()
            .filter(move |method| now > method.level_review_by.start())
    }

    /// Every e-service.
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// The e-service with this id.
    pub fn service(&self, id: &ClientId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == *id)
    }
}

fn wrong(entry: &str, remedy: &str) -> ConfigError {
    ConfigError {
        entry: entry.to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// A session remembers every e-service of its group that the person goes to, and its cookie has an end.
fn each_group_fits(services: &[Service]) -> Result<(), ConfigError> {
    let mut sizes = std::collections::BTreeMap::new();
    for service in services {
        let Some(group) = service.sso.as_deref() else {
            continue;
        };
        let size = sizes.entry(group).or_insert(0_usize);
        *size += 1 + service.originals.len();
        if *size > MAX_GROUP {
            let remedy = format!(
                "the group \"{group}\" has more than {MAX_GROUP} e-services with those that they stand in for; divide it"
            );
            return Err(wrong(&format!("service \"{}\"", service.id.as_str()), &remedy));
        }
    }
    Ok(())
}

/// Of a kind of entries, each must have an id of its own.
fn each_once<'a>(kind: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), ConfigError> {
    let mut seen = std::collections::BTreeSet::new();
    let mut ids = ids;
    match ids.find(|id| !seen.insert(*id)) {
        Some(id) => Err(wrong(
            &format!("{kind} \"{id}\""),
            &format!("two entries have this id; give each {kind} its own"),
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
