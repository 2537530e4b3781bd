//! Client TLS, from the `[[client_tls]]` tables of Spin's runtime configuration: which roots a server must chain to, and which
//! certificate the host shows on behalf of a component. The component never sees the key.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use http::uri::Authority;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use serde::Deserialize;

/// The TLS settings of one component: for the named hosts, and for all others.
pub struct ClientTls {
    /// Settings by host name.
    pub hosts: BTreeMap<String, Arc<ClientConfig>>,
    /// The settings for a host that is not named: public roots, no client certificate.
    pub otherwise: Arc<ClientConfig>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuntimeConfig {
    #[serde(default)]
    client_tls: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    component_ids: Vec<String>,
    hosts: Vec<String>,
    ca_use_platform_roots: Option<bool>,
    ca_use_webpki_roots: Option<bool>,
    ca_roots_file: Option<PathBuf>,
    client_cert_file: Option<PathBuf>,
    client_private_key_file: Option<PathBuf>,
}

/// Reads the runtime configuration and gives the TLS settings of each of the components. Paths in the file are relative to its
/// directory. Of two tables for the same component and host the first counts, as in Spin.
///
/// # Errors
/// When the file, a certificate or a key cannot be read, only half of a client certificate is given, a table trusts no root, or
/// the file has anything but `[[client_tls]]`.
pub fn read<'a>(
    path: Option<&Path>,
    components: impl IntoIterator<Item = &'a str>,
) -> Result<BTreeMap<String, ClientTls>> {
    let otherwise = settings(&roots(true, true, None)?, None)?;
    let mut read = BTreeMap::new();
    for component in components {
        read.insert(
            component.to_owned(),
            ClientTls {
                hosts: BTreeMap::new(),
                otherwise: Arc::clone(&otherwise),
            },
        );
    }
    let Some(path) = path else { return Ok(read) };
    let text = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    let config: RuntimeConfig = toml::from_str(&text).with_context(|| {
        format!(
            "{} has more than the [[client_tls]] tables that the sandbox host knows",
            path.display()
        )
    })?;
    let directory = path.parent().unwrap_or(Path::new(""));
    for (index, table) in config.client_tls.iter().enumerate() {
        let place = || format!("{}: [[client_tls]] number {}", path.display(), index.saturating_add(1));
        let settings = table.settings(directory).with_context(place)?;
        for component in &table.component_ids {
            // A runtime configuration may serve several applications: tables for other components are not ours to judge.
            let Some(entry) = read.get_mut(component) else { continue };
            for host in &table.hosts {
                entry
                    .hosts
                    .entry(host.to_ascii_lowercase())
                    .or_insert_with(|| Arc::clone(&settings));
            }
        }
    }
    Ok(read)
}

impl Table {
    fn settings(&self, directory: &Path) -> Result<Arc<ClientConfig>> {
        ensure!(!self.component_ids.is_empty(), "component_ids is empty");
        ensure!(!self.hosts.is_empty(), "hosts is empty");
        for host in &self.hosts {
            let authority: Authority = host.parse().with_context(|| format!("{host:?} is not a host name"))?;
            ensure!(
                authority.port().is_none(),
                "{host:?} has a port; settings are for a host"
            );
        }
        // Naming roots of one kind switches the others off, unless they are asked for too.
        let platform = self
            .ca_use_platform_roots
            .unwrap_or(self.ca_use_webpki_roots.is_none() && self.ca_roots_file.is_none());
        let file = self.ca_roots_file.as_ref().map(|file| directory.join(file));
        let roots = roots(platform, self.ca_use_webpki_roots.unwrap_or(false), file.as_deref())?;
        let own = match (&self.client_cert_file, &self.client_private_key_file) {
            (Some(chain), Some(key)) => Some((certificates(&directory.join(chain))?, key_in(&directory.join(key))?)),
            (None, None) => None,
            (Some(_), None) => bail!("client_cert_file is given without client_private_key_file"),
            (None, Some(_)) => bail!("client_private_key_file is given without client_cert_file"),
        };
        settings(&roots, own)
    }
}

fn roots(platform: bool, webpki: bool, file: Option<&Path>) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    if let Some(file) = file {
        for certificate in certificates(file)? {
            roots
                .add(certificate)
                .with_context(|| format!("{} has an unusable root", file.display()))?;
        }
    }
    if platform {
        // A damaged certificate in the system's store is no reason to refuse the others.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    if webpki {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    ensure!(
        !roots.is_empty(),
        "no root is trusted: name ca_roots_file, or ca_use_platform_roots or ca_use_webpki_roots"
    );
    Ok(roots)
}

fn settings(
    roots: &RootCertStore,
    own: Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)>,
) -> Result<Arc<ClientConfig>> {
    // The provider is named and not installed for the whole process, so that the host does not decide for who embeds it.
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots.clone());
    Ok(Arc::new(match own {
        Some((chain, key)) => builder
            .with_client_auth_cert(chain, key)
            .context("unusable client certificate or key")?,
        None => builder.with_no_client_auth(),
    }))
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let certificates = read.with_context(|| format!("read certificates from {}", file.display()))?;
    ensure!(!certificates.is_empty(), "{} has no certificate", file.display());
    Ok(certificates)
}

fn key_in(file: &Path) -> Result<PrivateKeyDer<'static>> {
    PrivateKeyDer::from_pem_file(file).with_context(|| format!("read a private key from {}", file.display()))
}

#[cfg(test)]
mod tests;
