//! The whole suite on one machine: the portal's component in the sandbox host, BankID and its phone, and an e-service.

use crate::{
    attributes,
    bankid::{self, BankId},
    clock::Clock,
    demo_service,
    host::{Host, HostConfig, RunningHost, Sink},
    phone,
    pki::Pki,
    random,
    serving::Running,
};
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::jose::SigningKey;
use std::{
    collections::BTreeMap,
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::runtime::Handle;

/// The component that `spin.toml` names.
const COMPONENT: &str = "edge";

/// Where the parts listen. All on the loopback address; the portal is reached as `localhost` and the e-service as `127.0.0.1`, so that
/// they are two sites to a browser, as they are in life.
#[derive(Clone, Copy, Debug)]
pub struct Ports {
    /// The portal.
    pub portal: u16,
    /// The e-service. `config/portal.toml` has its address.
    pub service: u16,
    /// BankID's Relying Party API.
    pub bankid: u16,
    /// The phone.
    pub phone: u16,
    /// The attribute sources. `config/portal.toml` has their address.
    pub attributes: u16,
}

impl Default for Ports {
    fn default() -> Self {
        Ports {
            portal: 7070,
            service: 7071,
            bankid: 7072,
            phone: 7073,
            attributes: 7075,
        }
    }
}

/// What a world is made of.
pub struct Options {
    /// The repository: where `spin.toml` and `sandbox/keys` are.
    pub root: PathBuf,
    /// What outlives a restart: secrets, the portal's store.
    pub state: PathBuf,
    /// What may be shared with other worlds and takes time to make: certificates and compiled code.
    pub cache: PathBuf,
    /// Where the parts listen.
    pub ports: Ports,
    /// Where the portal's log goes.
    pub log: Sink,
    /// What the portal runs on, where its work is to be told from the rest; else it runs where everything does.
    pub runtime: Option<Handle>,
}

/// A running world. Dropping it ends it.
pub struct World {
    /// The portal.
    pub host: RunningHost,
    /// BankID's server, for tests that make it misbehave.
    pub bankid: BankId,
    /// The portal's address, as people and e-services use it.
    pub portal_url: String,
    /// The e-service's address.
    pub service_url: String,
    /// The phone's address.
    pub phone_url: String,
    /// What lets one in to the portal's `/internal/…`.
    pub internal_token: String,
    _parts: [Running; 4],
}

impl World {
    /// Starts everything. Must be called on a Tokio runtime.
    ///
    /// # Errors
    /// When a port is taken, or something is not built; the message says what to do.
    pub async fn start(options: Options) -> Result<World> {
        let Options {
            root,
            state,
            cache,
            ports,
            log,
            runtime,
        } = options;
        fs::create_dir_all(&state).with_context(|| format!("make {}", state.display()))?;
        let local = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let clock = Clock::machine();
        let pki = Arc::new(Pki::open(&cache, clock.now()).context("make the sandbox's certificates")?);
        let runtime_config = state.join("runtime-config.toml");
        pki.write_runtime_config(&runtime_config, COMPONENT, "localhost")?;
        let secrets = Secrets::open(&state.join("secrets.json"))?;
        let bankid = BankId::new(clock, pki);
        let bankid_server = bankid::serve(bankid.clone(), local(ports.bankid)).await?;
        let phone = phone::serve(bankid.clone(), local(ports.phone)).await?;
        let portal_url = format!("http://localhost:{}", ports.portal);
        let service_url = format!("http://127.0.0.1:{}", ports.service);
        let service = demo_service::serve(demo_service::Options {
            listen: local(ports.service),
            issuer: portal_url.clone(),
            base_url: Some(service_url.clone()),
            client_id: demo_service::CLIENT_ID.to_owned(),
            key_file: root.join("sandbox/keys/kontaktboken.jwk"),
        })
        .await?;
        let sources = attributes::serve(attributes::Options {
            listen: local(ports.attributes),
            issuer: portal_url.clone(),
            key_file: root.join("sandbox/keys/attributes.jwk"),
        })
        .await?;
        let mut config = HostConfig::new(root.join("spin.toml"), state.join("host"));
        config.listen = local(ports.portal);
        config.runtime_config = Some(runtime_config);
        config.cache_dir = Some(cache.join("compiled"));
        config.log = log;
        config.variables = secrets.variables(&portal_url, bankid_server.address().port());
        let roots = fs::read_to_string(bankid.pki().member_bank_root()).context("read the sandbox's root of BankID")?;
        config.variables.insert("bankid_roots".to_owned(), roots);
        config
            .variables
            .insert("bankid_relying_party".to_owned(), Pki::RP_NUMBER.to_owned());
        let host = match runtime {
            Some(runtime) => runtime.spawn(Host::start(config)).await??,
            None => Host::start(config).await?,
        };
        Ok(World {
            host,
            bankid,
            portal_url,
            service_url,
            phone_url: format!("http://127.0.0.1:{}/phone", phone.address().port()),
            internal_token: secrets.internal_token,
            _parts: [bankid_server, phone, service, sources],
        })
    }

    /// Ends everything.
    pub async fn stop(self) {
        self.host.stop().await;
        for part in self._parts {
            part.stop().await;
        }
    }
}

/// The installation's secrets, made on this machine at the first start.
#[derive(serde::Deserialize, serde::Serialize)]
struct Secrets {
    seal_key: String,
    subject_key: String,
    signing_key: String,
    internal_token: String,
}

impl Secrets {
    fn open(file: &Path) -> Result<Self> {
        if let Ok(text) = fs::read_to_string(file) {
            return serde_json::from_str(&text).with_context(|| format!("{} is damaged; remove it", file.display()));
        }
        let key = || random::bytes::<32>().map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
        let signing_key = SigningKey::from_entropy(random::bytes()?)?.to_private_jwk();
        let secrets = Secrets {
            seal_key: key()?,
            subject_key: key()?,
            signing_key,
            internal_token: key()?,
        };
        fs::write(file, serde_json::to_string(&secrets)?).with_context(|| format!("write {}", file.display()))?;
        Ok(secrets)
    }

    fn variables(&self, portal_url: &str, bankid_port: u16) -> BTreeMap<String, String> {
        let variables = [
            ("public_url", portal_url.to_owned()),
            ("environment", "test".to_owned()),
            ("seal_key", self.seal_key.clone()),
            ("subject_key", self.subject_key.clone()),
            ("signing_key", self.signing_key.clone()),
            ("internal_token", self.internal_token.clone()),
            ("bankid_origin", format!("https://localhost:{bankid_port}")),
            ("service_hosts", "http://127.0.0.1:7074".to_owned()),
            ("attribute_hosts", "http://127.0.0.1:7075".to_owned()),
            ("scim_tokens", format!("personnel:{}", attributes::SCIM_TOKEN)),
        ];
        variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}
