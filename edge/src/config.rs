//! The configuration of an installation: Spin variables and `portal.toml`, read once an instance and whole. Half a configuration is
//! refused, and what is missing is named.

use crate::{
    audit::{self, Event},
    env::Env,
    theme::Branding,
};
use shared::{
    environment::Environment,
    id::SourceId,
    jose::{JwkSet, SigningKey},
    person::Organisationsnummer,
    portal::{Portal, PortalFile, is_web_origin},
    provider::bankid::evidence::Trust,
    seal::SealKey,
    secret::{SecretKey, SecretText},
};
use std::collections::BTreeMap;

/// Everything that an installation says about itself.
pub struct Config {
    /// Where people and e-services reach the portal: scheme, host and port, without a slash at the end. It is the issuer too.
    pub issuer: String,
    /// The host of `issuer`, without port.
    pub domain: String,
    /// Production or test.
    pub environment: Environment,
    /// Methods, e-services and the operator's own words.
    pub portal: Portal,
    /// Seals cookies and grants.
    pub seal_key: SealKey,
    /// Makes the pairwise subjects, and what must stay the same for a login: its code, and its session's name.
    pub subject_key: SecretKey,
    /// Signs ID tokens.
    pub signing_key: SigningKey,
    /// What e-services verify ID tokens with: the key in use and, during a rotation, the other one.
    pub keys: JwkSet,
    /// What a schedule shows to be let in to `/internal/…`.
    pub internal_token: SecretText,
    /// What each SCIM source is shown.
    pub scim_tokens: BTreeMap<SourceId, SecretText>,
    /// BankID: where it is, and what its evidence is judged by.
    pub bankid: BankId,
    /// The header with the person's address, where a proxy stands in front.
    pub client_address_header: Option<String>,
    /// The version of the built pages.
    pub assets_version: String,
    /// The operator's own colours and logo.
    pub branding: Option<Branding>,
}

/// What is known of BankID.
pub struct BankId {
    /// Scheme, host and port of the Relying Party API.
    pub origin: String,
    /// The pinned roots of the member banks.
    pub trust: Trust,
    /// Our own number, in our certificate.
    pub relying_party: Organisationsnummer,
}

/// What is wrong with the configuration. It names the variable or the entry, never a value.
#[derive(Debug, Eq, PartialEq)]
pub struct ConfigFault(pub String);

impl Config {
    /// Reads the configuration of this installation.
    pub async fn load<E: Env>(env: &E) -> Result<Self, ConfigFault> {
        let issuer = required(env, "public_url").await?;
        if !is_web_origin(&issuer) {
            return Err(fault(
                "public_url: must be https://host[:port], or http:// on localhost, without a path",
            ));
        }
        let environment = Environment::parse(&required(env, "environment").await?)
            .ok_or_else(|| fault("environment: must be production or test"))?;
        if environment == Environment::Production && !issuer.starts_with("https://") {
            return Err(fault("public_url: must be https in production"));
        }
        let signing_key = signing_key("signing_key", &required(env, "signing_key").await?)?;
        let mut keys = vec![signing_key.public().clone()];
        if let Some(next) = env.variable("signing_key_next").await.filter(|next| !next.is_empty()) {
            keys.push(self::signing_key("signing_key_next", &next)?.public().clone());
        }
        let seal_key_next = env.variable("seal_key_next").await.filter(|next| !next.is_empty());
        let seal_key = required(env, "seal_key").await?;
        if seal_key_next.as_ref() == Some(&seal_key) {
            return Err(fault("seal_key_next: must be another key than seal_key"));
        }
        let seal_key_next = seal_key_next
            .map(|next| secret_key("seal_key_next", &next))
            .transpose()?;
        let seal_key = secret_key("seal_key", &seal_key)?;
        let portal = portal(env, environment)?;
        let scim_tokens = scim_tokens(&env.variable("scim_tokens").await.unwrap_or_default(), &portal)?;
        Ok(Config {
            branding: Branding::load(env, &portal)?,
            domain: domain(&issuer),
            issuer,
            environment,
            portal,
            seal_key: SealKey::new(seal_key, seal_key_next),
            subject_key: secret_key("subject_key", &required(env, "subject_key").await?)?,
            signing_key,
            keys: JwkSet::new(keys).map_err(|_| fault("signing_key_next: must be another key than signing_key"))?,
            internal_token: internal_token(&required(env, "internal_token").await?)?,
            scim_tokens,
            bankid: bankid(env, environment).await?,
            client_address_header: env
                .variable("client_address_header")
                .await
                .filter(|name| !name.is_empty()),
            assets_version: assets_version(env)?,
        })
    }

    /// Writes to the log what works and should be otherwise: when an instance starts, and with each sweep.
    pub fn warn<E: Env>(&self, env: &E) {
        for service in self.portal.services() {
            for warning in service.warnings() {
                let service = &service.id;
                audit::record(env, env.now(), &Event::ConfigurationWarning { service, warning });
            }
        }
    }

    /// Whether the portal is reached over TLS; on the loopback interface it need not be.
    pub fn is_secure(&self) -> bool {
        self.issuer.starts_with("https://")
    }
}

async fn bankid<E: Env>(env: &E, environment: Environment) -> Result<BankId, ConfigFault> {
    let origin = required(env, "bankid_origin").await?;
    if !(is_web_origin(&origin) && origin.starts_with("https://")) {
        return Err(fault("bankid_origin: must be https://host[:port], without a path"));
    }
    let trust = Trust::from_pem(environment, &required(env, "bankid_roots").await?)
        .map_err(|_| fault("bankid_roots: must be the member banks' roots in PEM, those of this environment"))?;
    let relying_party = Organisationsnummer::parse(&required(env, "bankid_relying_party").await?)
        .map_err(|_| fault("bankid_relying_party: must be the ten digits of an organisation number"))?;
    Ok(BankId {
        origin,
        trust,
        relying_party,
    })
}

fn fault(text: &str) -> ConfigFault {
    ConfigFault(text.to_owned())
}

async fn required<E: Env>(env: &E, name: &'static str) -> Result<String, ConfigFault> {
    let value = env.variable(name).await.filter(|value| !value.is_empty());
    value.ok_or_else(|| ConfigFault(format!("{name}: the variable is not set")))
}

fn secret_key(name: &str, text: &str) -> Result<SecretKey, ConfigFault> {
    SecretKey::parse(text)
        .ok_or_else(|| ConfigFault(format!("{name}: must be 32 random bytes in base64url without padding")))
}

fn signing_key(name: &str, text: &str) -> Result<SigningKey, ConfigFault> {
    SigningKey::from_jwk(text).map_err(|_| ConfigFault(format!("{name}: must be a private P-256 key as a JWK")))
}

fn internal_token(text: &str) -> Result<SecretText, ConfigFault> {
    if text.len() < 22 {
        return Err(fault("internal_token: must have at least 22 characters"));
    }
    Ok(SecretText::new(text.to_owned()))
}

/// Reads `<id of the source>:<token>` of each SCIM source, with white space between: no source is shown what another one believes.
fn scim_tokens(text: &str, portal: &Portal) -> Result<BTreeMap<SourceId, SecretText>, ConfigFault> {
    let wrong = || fault("scim_tokens: must be <id of a scim source>:<token>, once for each, with spaces between");
    let mut tokens = BTreeMap::new();
    for entry in text.split_ascii_whitespace() {
        let (id, token) = entry
            .rsplit_once(':')
            .filter(|(_, token)| !token.is_empty())
            .ok_or_else(wrong)?;
        let id = SourceId::parse(id).map_err(|_| wrong())?;
        let is_scim = portal.scim_sources().any(|source| source.id == id);
        if !is_scim || tokens.insert(id, SecretText::new(token.to_owned())).is_some() {
            return Err(wrong());
        }
    }
    match portal.scim_sources().find(|source| !tokens.contains_key(&source.id)) {
        Some(source) => Err(ConfigFault(format!(
            "scim_tokens: has none for the source {}",
            source.id.as_str()
        ))),
        None => Ok(tokens),
    }
}

fn portal<E: Env>(env: &E, environment: Environment) -> Result<Portal, ConfigFault> {
    let text = env
        .file("/config/portal.toml")
        .and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.ok_or_else(|| fault("portal.toml: there is no such file among the component's files"))?;
    let file = PortalFile::parse(&text).map_err(|error| ConfigFault(format!("portal.toml: {error}")))?;
    Portal::new(file, environment).map_err(|error| ConfigFault(format!("portal.toml: {error}")))
}

fn assets_version<E: Env>(env: &E) -> Result<String, ConfigFault> {
    let version = env
        .file("/site/version")
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default();
    let version = version.trim();
    let fits = (1..=64).contains(&version.len()) && version.bytes().all(|b| b.is_ascii_alphanumeric());
    fits.then(|| version.to_owned())
        .ok_or_else(|| fault("site/version: the pages are not built"))
}

fn domain(issuer: &str) -> String {
    let authority = issuer.split_once("://").map_or(issuer, |(_, authority)| authority);
    authority
        .rsplit_once(':')
        .map_or(authority, |(host, _)| host)
        .to_owned()
}
