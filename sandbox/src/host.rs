//! A host for Spin components on one machine: it serves the `.wasm` that Spin serves, from the same `spin.toml`.
//!
//! It embeds Wasmtime of the generation that Spin 4.1 embeds and follows Spin in what a component can see: WASI 0.2 and 0.3,
//! `wasi:http` in and out, variables, key-value stores, files, allowed hosts, client TLS from the runtime configuration, headers,
//! and how instances are reused. It exists so that the whole suite runs and is tested without anything installed but Rust;
//! production runs Spin. What a manifest asks for beyond that is an error. See `docs/decisions/0002-sandbox-host.md`.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use sandbox::host::{Host, HostConfig};
//!
//! let mut config = HostConfig::new("spin.toml", "target/tillit/state");
//! config.variables.insert("public_url".to_owned(), "http://localhost:3000".to_owned());
//! let host = Host::start(config).await?;
//! println!("serving on {}", host.address());
//! host.stop().await;
//! # Ok(())
//! # }
//! ```

mod allowed;
mod bindings;
mod cold_start;
mod component;
mod connect;
mod database;
mod engine;
mod files;
mod headers;
mod key_value;
mod log;
mod manifest;
mod outbound;
mod route;
mod server;
mod tally;
mod tls;
mod variables;
mod worker;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use wasmtime_wasi_http::handler::ProxyHandler;

pub use cold_start::ColdStart;
pub use log::{Sink, Source, to_stderr};
pub use manifest::Manifest;
pub use variables::{Variable, from_environment};

use allowed::Rule;
use component::{Component, Grants};
use database::Database;
use log::Log;
use outbound::Gateway;
use server::{Handler, Server};
use tally::Tally;
use worker::Workers;

/// What to serve, and how.
#[derive(Clone)]
pub struct HostConfig {
    /// The application's `spin.toml`.
    pub manifest: PathBuf,
    /// Where to listen. Port 0 takes a free port: see [`RunningHost::address`].
    pub listen: SocketAddr,
    /// Values of the application's variables; see [`from_environment`] for those that the environment gives.
    pub variables: BTreeMap<String, String>,
    /// A runtime configuration in Spin's format, of which `[[client_tls]]` is known.
    pub runtime_config: Option<PathBuf>,
    /// Where the key-value stores, compiled code and copies of mounted files are kept. One host at a time.
    pub state_dir: PathBuf,
    /// Where the lines go that components write.
    pub log: Sink,
}

impl HostConfig {
    /// Serves the manifest on a free port of the loopback address, with no variables set and lines going to standard error.
    pub fn new(manifest: impl Into<PathBuf>, state_dir: impl Into<PathBuf>) -> Self {
        Self {
            manifest: manifest.into(),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            variables: BTreeMap::new(),
            runtime_config: None,
            state_dir: state_dir.into(),
            log: to_stderr(),
        }
    }
}

/// The way to a running host.
pub struct Host;

impl Host {
    /// Reads the manifest, compiles the components and serves them. Must be called on a Tokio runtime.
    ///
    /// # Errors
    /// When the configuration has a mistake, a component cannot be served, or the address is taken. The message says what to do.
    pub async fn start(config: HostConfig) -> Result<RunningHost> {
        let manifest = Manifest::read(&config.manifest)?;
        let state_dir = std::path::absolute(&config.state_dir)?;
        std::fs::create_dir_all(&state_dir).with_context(|| format!("make {}", state_dir.display()))?;
        let values = variables::settle(&manifest.variables, &config.variables)?;
        let labels = manifest
            .components
            .values()
            .flat_map(|entry| entry.key_value_stores.iter().map(String::as_str));
        let database = Database::open(&state_dir.join("key-value.redb"), labels)?;
        let tls = tls::read(
            config.runtime_config.as_deref(),
            manifest.components.keys().map(String::as_str),
        )?;
        let engine = engine::engine(&state_dir.join("compiled"))?;
        let tally = Arc::new(Tally::default());
        let mut components = BTreeMap::new();
        for (id, entry) in &manifest.components {
            let log = Log::new(id, &config.log);
            let Some(tls) = tls.get(id) else { continue };
            let build = || {
                let gateway = Arc::new(Gateway::new(rules(entry, &values)?, tls, &log));
                let files = files::copy(&entry.files, &state_dir.join("files").join(id))?;
                let grants = grants(entry, &values, &database, gateway, files)?;
                Component::new(&engine, entry, grants, log.clone(), Arc::clone(&tally))
            };
            components.insert(
                id.clone(),
                Arc::new(build().with_context(|| format!("component {id:?}"))?),
            );
        }
        let listener = TcpListener::bind(config.listen).await;
        let listener = listener.with_context(|| format!("listen on {}", config.listen))?;
        RunningHost::serve(&manifest, components, listener, tally, database)
    }
}

fn rules(entry: &manifest::Component, values: &BTreeMap<String, String>) -> Result<Vec<Rule>> {
    let mut rules = Vec::new();
    for host in &entry.allowed_outbound_hosts {
        let rule = variables::fill(host, values).and_then(|host| Rule::parse(&host));
        rules.extend(rule.with_context(|| format!("allowed_outbound_hosts: {host:?}"))?);
    }
    Ok(rules)
}

fn grants(
    entry: &manifest::Component,
    values: &BTreeMap<String, String>,
    database: &Database,
    gateway: Arc<Gateway>,
    files: Option<PathBuf>,
) -> Result<Grants> {
    let variables = entry.variables.iter().map(|(name, template)| {
        variables::check_name(name).map_err(|reason| anyhow::anyhow!("the variable {name:?} {reason}"))?;
        Ok((
            name.clone(),
            variables::fill(template, values).with_context(|| format!("variable {name:?}"))?,
        ))
    });
    let stores = entry
        .key_value_stores
        .iter()
        .map(|label| (label.clone(), database.bucket(label)));
    Ok(Grants {
        variables: variables.collect::<Result<_>>()?,
        stores: stores.collect(),
        gateway,
        environment: entry.environment.clone(),
        files,
    })
}

/// A host that serves. Dropping it without [`RunningHost::stop`] leaves it serving until the runtime ends.
pub struct RunningHost {
    address: SocketAddr,
    components: BTreeMap<String, Arc<Component>>,
    tally: Arc<Tally>,
    database: Database,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

impl RunningHost {
    fn serve(
        manifest: &Manifest,
        components: BTreeMap<String, Arc<Component>>,
        listener: TcpListener,
        tally: Arc<Tally>,
        database: Database,
    ) -> Result<Self> {
        let (stop, stopping) = watch::channel(false);
        // One handler for each component, whatever the number of its routes: they share its instances.
        let handlers: BTreeMap<_, _> = components
            .iter()
            .map(|(id, component)| {
                let workers = Workers {
                    component: Arc::clone(component),
                    stopping: stopping.clone(),
                };
                (
                    id,
                    Arc::new(Handler {
                        log: component.log.clone(),
                        proxy: ProxyHandler::new(workers),
                    }),
                )
            })
            .collect();
        let served = |(route, id): &(route::Route, String)| Some((route.clone(), Arc::clone(handlers.get(id)?)));
        let server = Arc::new(Server {
            routes: manifest.routes.iter().filter_map(served).collect(),
        });
        let address = listener.local_addr()?;
        let serving = tokio::spawn(server.run(listener, stopping));
        Ok(Self {
            address,
            components,
            tally,
            database,
            stop,
            serving,
        })
    }

    /// Where the host listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many guests have trapped since the start; a panic is a trap.
    pub fn traps(&self) -> u64 {
        self.tally.traps()
    }

    /// How many instances have been created since the start.
    pub fn instances_created(&self) -> u64 {
        self.tally.instances()
    }

    /// The most linear memory that any one instance has had since the start, in bytes.
    pub fn peak_memory(&self) -> usize {
        self.tally.peak_memory()
    }

    /// Instantiates a component so many times, one after the other, and says how long each took.
    ///
    /// # Errors
    /// When there is no component of this id, or an instantiation fails.
    pub async fn cold_start(&self, component: &str, count: usize) -> Result<ColdStart> {
        let component = self
            .components
            .get(component)
            .with_context(|| format!("no component {component:?}"))?;
        Ok(cold_start::measure(component, count).await?)
    }

    /// Stops taking requests, lets those under way finish, and returns when another host may use the state directory.
    pub async fn stop(self) {
        let Self {
            components,
            database,
            stop,
            serving,
            ..
        } = self;
        stop.send_replace(true);
        // The server never panics: were it to, there would be nothing left to wait for.
        let _ended = serving.await;
        drop(components);
        database.closed(Duration::from_secs(5)).await;
    }
}
