//! The suite under test: the component that `cargo xtask build` has made, and the outside world around it.

use anyhow::{Context, Result, ensure};
use sandbox::{
    bankid::{Kind, OrderView, Phone, Risk},
    host::Source,
    person::Person,
    world::{Options, Ports, World},
};
use std::{
    net::{IpAddr, Ipv4Addr},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};
use tempfile::TempDir;

/// The person of BankID's own documentation.
pub const TOLVAN: &str = "191212121212";
/// Another test person.
pub const AGDA: &str = "195006262546";

/// A running suite, with an empty store and keys of its own. One at a time: `portal.toml` names its ports.
pub struct Suite {
    /// Everything that runs.
    pub world: World,
    log: Arc<Mutex<Vec<String>>>,
    _state: TempDir,
}

impl Suite {
    /// Starts the suite.
    ///
    /// # Errors
    /// When it is not built, or another one runs.
    pub async fn start() -> Result<Suite> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("find the repository")?
            .to_path_buf();
        ensure!(
            root.join("target/tillit/edge.wasm").exists(),
            "nothing is built: run `cargo xtask build` first"
        );
        let cache = root.join("target/tillit/cache");
        let state = tempfile::tempdir()?;
        let log = Arc::new(Mutex::new(Vec::new()));
        let written = Arc::clone(&log);
        let sink = Arc::new(move |_: &str, _: Source, line: &str| {
            written
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line.to_owned());
        });
        let options = Options {
            root,
            state: state.path().to_path_buf(),
            cache,
            ports: Ports::default(),
            log: sink,
            runtime: None,
        };
        let world = World::start(options)
            .await
            .context("start the suite (is another one running?)")?;
        Ok(Suite {
            world,
            log,
            _state: state,
        })
    }

    /// What the portal has logged so far.
    pub fn log(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A person's phone scans a code. Gives the order's id.
    ///
    /// # Errors
    /// As BankID refuses it.
    pub fn scan(&self, content: &str, person: &str) -> Result<String> {
        self.world
            .bankid
            .scan(content, phone(person)?)
            .map_err(|refusal| anyhow::anyhow!("{refusal:?}"))
    }

    /// A person opens a start link on the device. Gives the order's id.
    ///
    /// # Errors
    /// As BankID refuses it.
    pub fn open(&self, link: &str, person: &str) -> Result<String> {
        self.world
            .bankid
            .open(link, phone(person)?)
            .map_err(|refusal| anyhow::anyhow!("{refusal:?}"))
    }

    /// The person types the code and agrees.
    ///
    /// # Errors
    /// As BankID refuses it.
    pub fn approve(&self, order: &str) -> Result<OrderView> {
        self.world
            .bankid
            .approve(order, "123456", Risk::default())
            .map_err(|refusal| anyhow::anyhow!("{refusal:?}"))
    }

    /// Ends the suite, and fails if the component has trapped: a panic is a defect even if the host survives it.
    ///
    /// # Errors
    /// If it has trapped, or has logged a personal number.
    pub async fn stop(self) -> Result<()> {
        let traps = self.world.host.traps();
        let log = self.log();
        self.world.stop().await;
        ensure!(
            traps == 0,
            "the component has trapped {traps} times:\n{}",
            log.join("\n")
        );
        for secret in [TOLVAN, AGDA, "Tolvan", "Agda", "bankid.", "autostarttoken"] {
            ensure!(
                !log.iter().any(|line| line.contains(secret)),
                "{secret} is in the log:\n{}",
                log.join("\n")
            );
        }
        Ok(())
    }
}

fn phone(person: &str) -> Result<Phone> {
    let person = Person::find(person).context("no such test person")?;
    Ok(Phone {
        person,
        kind: Kind::default(),
        ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
    })
}
