//! From a configuration to components that are ready to serve.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};

use super::HostConfig;
use super::allowed::Rule;
use super::component::{Component, Grants};
use super::database::{Closing, Database};
use super::log::Log;
use super::manifest::{self, Manifest};
use super::outbound::Gateway;
use super::route::Route;
use super::tally::Tally;
use super::{engine, files, tls, variables};

/// What a host serves.
pub(super) struct Prepared {
    pub(super) routes: Vec<(Route, String)>,
    pub(super) components: BTreeMap<String, Arc<Component>>,
    pub(super) tally: Arc<Tally>,
    pub(super) closing: Closing,
}

/// Reads everything that the configuration names and compiles the components.
///
/// # Errors
/// When the configuration has a mistake or a component cannot be served.
pub(super) fn prepare(config: &HostConfig) -> Result<Prepared> {
    let manifest = Manifest::read(&config.manifest)?;
    let state_dir = std::path::absolute(&config.state_dir)?;
    std::fs::create_dir_all(&state_dir).with_context(|| format!("make {}", state_dir.display()))?;
    let values = variables::settle(&manifest.variables, &config.variables)?;
    let labels = manifest
        .components
        .values()
        .flat_map(|entry| entry.key_value_stores.iter().map(String::as_str));
    let (database, closing) = Database::open(&state_dir.join("key-value.redb"), labels)?;
    let ids = manifest.components.keys().map(String::as_str);
    let mut tls = tls::read(config.runtime_config.as_deref(), ids)?;
    let engine = engine::engine(&config.cache_dir.clone().unwrap_or_else(|| state_dir.join("compiled")))?;
    let tally = Arc::new(Tally::default());
    let shared = Shared {
        values,
        database,
        state_dir,
    };
    let mut components = BTreeMap::new();
    for (id, entry) in &manifest.components {
        let log = Log::new(id, &config.log);
        let tls = tls
            .remove(id)
            .with_context(|| format!("component {id:?} has no TLS settings"))?;
        let grants = shared.grants(id, entry, |rules| Gateway::new(rules, &tls, &log));
        let component =
            grants.and_then(|grants| Component::new(&engine, entry, grants, log.clone(), Arc::clone(&tally)));
        components.insert(
            id.clone(),
            Arc::new(component.with_context(|| format!("component {id:?}"))?),
        );
    }
    Ok(Prepared {
        routes: manifest.routes,
        components,
        tally,
        closing,
    })
}

/// What the grants of all components are made from.
struct Shared {
    values: BTreeMap<String, String>,
    database: Database,
    state_dir: PathBuf,
}

impl Shared {
    fn grants(
        &self,
        id: &str,
        entry: &manifest::Component,
        gateway: impl FnOnce(Vec<Rule>) -> Gateway,
    ) -> Result<Grants> {
        let mut granted = BTreeMap::new();
        for (name, template) in &entry.variables {
            variables::check_name(name).map_err(|reason| anyhow!("the variable {name:?} {reason}"))?;
            let value = variables::fill(template, &self.values).with_context(|| format!("variable {name:?}"))?;
            granted.insert(name.clone(), value);
        }
        let mut rules = Vec::new();
        for host in &entry.allowed_outbound_hosts {
            let rule = variables::fill(host, &self.values).and_then(|host| Rule::parse(&host));
            rules.extend(rule.with_context(|| format!("allowed_outbound_hosts: {host:?}"))?);
        }
        let stores = entry
            .key_value_stores
            .iter()
            .map(|label| (label.clone(), self.database.bucket(label)));
        Ok(Grants {
            variables: granted,
            stores: stores.collect(),
            gateway: Arc::new(gateway(rules)),
            environment: entry.environment.clone(),
            files: files::copy(&entry.files, &self.state_dir.join("files").join(id))?,
        })
    }
}
