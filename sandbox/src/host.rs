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
mod prepare;
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

use component::Component;
use database::Closing;
use prepare::{Prepared, prepare};
use route::Route;
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
    /// Where the key-value stores and copies of mounted files are kept. One host at a time.
    pub state_dir: PathBuf,
    /// Where compiled code is kept, under a key that names it: hosts may share it. Without, it is kept with the state.
    pub cache_dir: Option<PathBuf>,
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
            cache_dir: None,
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
        let listen = config.listen;
        // Compiling takes seconds when the code is new: not on a thread that others wait for.
        let prepared = tokio::task::spawn_blocking(move || prepare(&config)).await??;
        let listener = TcpListener::bind(listen).await;
        RunningHost::serve(prepared, listener.with_context(|| format!("listen on {listen}"))?)
    }
}

/// What a host is about. It only moves on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Serving,
    /// No new connections: those there are finish.
    Finishing,
    /// Instances are dropped, whatever they do.
    Over,
}

/// A host that serves. One that is dropped stops in its own time; [`RunningHost::stop`] waits for the end.
pub struct RunningHost {
    address: SocketAddr,
    components: BTreeMap<String, Arc<Component>>,
    tally: Arc<Tally>,
    closing: Closing,
    phase: watch::Sender<Phase>,
    serving: JoinHandle<()>,
}

impl RunningHost {
    fn serve(prepared: Prepared, listener: TcpListener) -> Result<Self> {
        let Prepared {
            routes,
            components,
            tally,
            closing,
        } = prepared;
        let (phase, phases) = watch::channel(Phase::Serving);
        // One handler for each component, whatever the number of its routes: they share its instances.
        let handler = |component: &Arc<Component>| {
            let workers = Workers {
                component: Arc::clone(component),
                phases: phases.clone(),
            };
            Arc::new(Handler {
                component: Arc::clone(component),
                proxy: ProxyHandler::new(workers),
            })
        };
        let handlers: BTreeMap<_, _> = components
            .iter()
            .map(|(id, component)| (id, handler(component)))
            .collect();
        let served = |(route, id): (Route, String)| Some((route, Arc::clone(handlers.get(&id)?)));
        let server = Arc::new(Server {
            routes: routes.into_iter().filter_map(served).collect(),
        });
        let address = listener.local_addr()?;
        let serving = tokio::spawn(server.run(listener, phases));
        Ok(Self {
            address,
            components,
            tally,
            closing,
            phase,
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
            closing,
            phase,
            serving,
            ..
        } = self;
        phase.send_replace(Phase::Finishing);
        // The server never panics: were it to, there would be nothing left to wait for.
        let _ended = serving.await;
        phase.send_replace(Phase::Over);
        drop(components);
        closing.wait(Duration::from_secs(5)).await;
    }
}
