//! `spin.toml`, version 2: what the application is made of and what each component may use.
//!
//! Everything the host does not offer is an error that names it, because an application that starts here with half of its
//! manifest ignored would behave otherwise under Spin.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::route::Route;
use super::variables::Variable;

/// A manifest that has been read and checked.
#[derive(Debug)]
pub struct Manifest {
    /// The application's name.
    pub name: String,
    /// The application's variables.
    pub variables: BTreeMap<String, Variable>,
    /// Which component serves which route.
    pub routes: Vec<(Route, String)>,
    /// The components by their ids.
    pub components: BTreeMap<String, Component>,
}

/// One component: its code and what it may use. Paths are absolute.
#[derive(Debug)]
pub struct Component {
    /// The WebAssembly file.
    pub source: PathBuf,
    /// The component's own variables, as templates over those of the application.
    pub variables: BTreeMap<String, String>,
    /// Environment variables of the guest.
    pub environment: BTreeMap<String, String>,
    /// Files and directories that the guest may read: where they are, and where the guest sees them.
    pub files: Vec<(PathBuf, String)>,
    /// Where the guest may send requests, as templates.
    pub allowed_outbound_hosts: Vec<String>,
    /// The key-value stores that the guest may open.
    pub key_value_stores: Vec<String>,
}

impl Manifest {
    /// Reads and checks a manifest. Paths in it are relative to the directory of the file.
    ///
    /// # Errors
    /// When the file cannot be read, is not a manifest of version 2, or asks for what this host does not offer.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
        let directory = std::path::absolute(path)?
            .parent()
            .map(Path::to_path_buf)
            .unwrap_or_default();
        Self::parse(&text, &directory)
            .with_context(|| format!("{} cannot be served by the sandbox host", path.display()))
    }

    fn parse(text: &str, directory: &Path) -> Result<Self> {
        let document: Document = toml::from_str(text)?;
        ensure!(document.spin_manifest_version == 2, "spin_manifest_version must be 2");
        let components = document
            .component
            .into_iter()
            .map(|(id, entry)| {
                Ok((
                    id.clone(),
                    entry.check(directory).with_context(|| format!("component {id:?}"))?,
                ))
            })
            .collect::<Result<BTreeMap<_, _>>>()?;
        let mut routes = Vec::new();
        for trigger in document.trigger.http {
            ensure!(
                components.contains_key(&trigger.component),
                "no component {:?} for a trigger",
                trigger.component
            );
            let route = Route::parse(&trigger.route)?;
            ensure!(
                routes.iter().all(|(other, _)| *other != route),
                "two triggers for the route {:?}",
                trigger.route
            );
            routes.push((route, trigger.component));
        }
        let variables = document
            .variables
            .into_iter()
            .map(|(name, entry)| {
                Ok((
                    name.clone(),
                    entry.check().with_context(|| format!("variable {name:?}"))?,
                ))
            })
            .collect::<Result<BTreeMap<_, _>>>()?;
        Ok(Self {
            name: document.application.name,
            variables,
            routes,
            components,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    spin_manifest_version: u32,
    application: Application,
    #[serde(default)]
    variables: BTreeMap<String, VariableEntry>,
    trigger: Triggers,
    #[serde(default)]
    component: BTreeMap<String, ComponentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "named so that they are known; they change nothing at run time")]
struct Application {
    name: String,
    version: Option<IgnoredAny>,
    description: Option<IgnoredAny>,
    authors: Option<IgnoredAny>,
    targets: Option<IgnoredAny>,
    tool: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Triggers {
    http: Vec<TriggerEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "named so that they are known; they change nothing at run time")]
struct TriggerEntry {
    id: Option<IgnoredAny>,
    route: String,
    component: String,
    executor: Option<Executor>,
}

/// Only the executor that Spin takes when none is named.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, tag = "type", rename_all = "lowercase")]
enum Executor {
    Http,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "named so that they are known; they change nothing at run time")]
struct VariableEntry {
    #[serde(default)]
    required: bool,
    default: Option<String>,
    #[serde(default)]
    secret: bool,
    description: Option<IgnoredAny>,
}

impl VariableEntry {
    fn check(self) -> Result<Variable> {
        ensure!(
            self.required != self.default.is_some(),
            "needs either `required = true` or a `default`"
        );
        Ok(Variable {
            default: self.default,
            secret: self.secret,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "named so that they are known; they change nothing at run time")]
struct ComponentEntry {
    source: String,
    description: Option<IgnoredAny>,
    #[serde(default)]
    variables: BTreeMap<String, String>,
    #[serde(default)]
    environment: BTreeMap<String, String>,
    #[serde(default)]
    files: Vec<Mount>,
    #[serde(default)]
    allowed_outbound_hosts: Vec<String>,
    #[serde(default)]
    key_value_stores: Vec<String>,
    targets: Option<IgnoredAny>,
    build: Option<IgnoredAny>,
    tool: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mount {
    source: String,
    destination: String,
}

impl ComponentEntry {
    fn check(self, directory: &Path) -> Result<Component> {
        let files = self
            .files
            .into_iter()
            .map(|mount| (directory.join(mount.source), mount.destination))
            .collect();
        Ok(Component {
            source: directory.join(self.source),
            variables: self.variables,
            environment: self.environment,
            files,
            allowed_outbound_hosts: self.allowed_outbound_hosts,
            key_value_stores: self.key_value_stores,
        })
    }
}

#[cfg(test)]
mod tests;
