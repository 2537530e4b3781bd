//! The sandbox's keys and certificates, shaped as BankID's are (TLS side and signature side apart).
//!
//! They are made at the first start and kept in a folder of the caller's, since the portal's configuration names some of the
//! files. Nobody outside the machine has reason to trust them.

mod certificate;
mod make;

use crate::bankid::Kind;
use crate::person::{PEOPLE, Person};
use anyhow::{Context, Result};
use rcgen::KeyPair;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use shared::time::{Span, Timestamp};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Raised when what is in the folder changes shape: older folders are then made anew.
const VERSION: u64 = 1;

/// A folder older than this is made anew, so that nothing in it (a year at least) expires under a running sandbox.
const KEPT_FOR: Span = Span::from_minutes(300 * 24 * 60);

/// Keys and certificates, read from their folder.
#[derive(Debug)]
pub struct Pki {
    folder: PathBuf,
    holders: BTreeMap<(&'static str, Kind), Holder>,
    responder: Holder,
    customer_ca: CertificateDer<'static>,
    bank_ca: CertificateDer<'static>,
}

/// A certificate and its key.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    pub(crate) certificate: CertificateDer<'static>,
    pub(crate) key: Arc<KeyPair>,
}

/// A certificate and its key for TLS.
#[derive(Debug)]
pub(crate) struct TlsIdentity {
    pub(crate) certificate: CertificateDer<'static>,
    pub(crate) key: PrivateKeyDer<'static>,
}

/// Files in PEM that one side of a TLS connection is configured with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ClientFiles {
    /// Certificate of the client.
    pub certificate: PathBuf,
    /// Its private key (PKCS #8).
    pub key: PathBuf,
}

impl Pki {
    /// The organisationsnummer in the relying party's certificate; belongs to nobody.
    pub const RP_NUMBER: &str = make::RP_NUMBER;
    /// The relying party's name as the app shows it.
    pub const RP_DISPLAY_NAME: &str = make::RP_DISPLAY_NAME;

    /// Reads the folder `pki` in `state`, or makes it first, which takes some seconds. Several processes may do so at once.
    ///
    /// # Errors
    /// If the folder cannot be written or read; the message names the file.
    pub fn open(state: &Path, now: Timestamp) -> Result<Pki> {
        fs::create_dir_all(state).with_context(|| format!("cannot make the folder {}", state.display()))?;
        let state = state.canonicalize()?;
        let folder = state.join("pki");
        if !is_current(&folder, now) {
            make_folder(&state, &folder, now)?;
        }
        Pki::read(folder)
    }

    fn read(folder: PathBuf) -> Result<Pki> {
        let mut holders = BTreeMap::new();
        for person in PEOPLE {
            let key = Arc::new(read_key(&folder.join(make::holder_key_file(person)))?);
            for kind in Kind::ALL {
                let certificate = read_certificate(&folder.join(make::holder_file(person, kind)))?;
                holders.insert(
                    (person.personal_number, kind),
                    Holder {
                        certificate,
                        key: Arc::clone(&key),
                    },
                );
            }
        }
        let responder = Holder {
            certificate: read_certificate(&folder.join("ocsp.pem"))?,
            key: Arc::new(read_key(&folder.join("ocsp.key"))?),
        };
        let customer_ca = read_certificate(&folder.join("customer-ca.pem"))?;
        let bank_ca = read_certificate(&folder.join("bank-ca.pem"))?;
        Ok(Pki {
            folder,
            holders,
            responder,
            customer_ca,
            bank_ca,
        })
    }

    /// The root of BankID's server certificate: what a relying party pins for TLS.
    pub fn ssl_root(&self) -> PathBuf {
        self.folder.join("ssl-root.pem")
    }

    /// The root above the member banks: what a relying party pins for signatures. Not the same as [`Pki::ssl_root`].
    pub fn member_bank_root(&self) -> PathBuf {
        self.folder.join("member-bank-root.pem")
    }

    /// The portal's client certificate.
    pub fn relying_party(&self) -> ClientFiles {
        self.client("rp-client")
    }

    /// The client certificate of another customer of the same bank, who may not see the portal's orders.
    pub fn other_relying_party(&self) -> ClientFiles {
        self.client("rp-other")
    }

    /// A client certificate that BankID does not know the issuer of.
    pub fn foreign_client(&self) -> ClientFiles {
        self.client("foreign-client")
    }

    /// The root of the certificate that the server shows while the fault `wrongCertificate` is on.
    pub fn foreign_root(&self) -> PathBuf {
        self.folder.join("foreign-root.pem")
    }

    fn client(&self, name: &str) -> ClientFiles {
        ClientFiles {
            certificate: self.folder.join(format!("{name}.pem")),
            key: self.folder.join(format!("{name}.key")),
        }
    }

    /// The part of Spin's runtime configuration that gives `component` the relying party's certificate towards `host`, and
    /// pins BankID's root for it.
    pub fn runtime_config(&self, component: &str, host: &str) -> String {
        let client = self.relying_party();
        let text = |path: &Path| quoted(&path.to_string_lossy());
        format!(
            "[[client_tls]]\ncomponent_ids = [{}]\nhosts = [{}]\nca_roots_file = {}\nclient_cert_file = {}\nclient_private_key_file = {}\n",
            quoted(component),
            quoted(host),
            text(&self.ssl_root()),
            text(&client.certificate),
            text(&client.key),
        )
    }

    /// Writes [`Pki::runtime_config`] to a file.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write_runtime_config(&self, file: &Path, component: &str, host: &str) -> Result<()> {
        fs::write(file, self.runtime_config(component, host))
            .with_context(|| format!("cannot write {}", file.display()))
    }

    pub(crate) fn holder(&self, person: &Person, kind: Kind) -> Result<&Holder> {
        self.holders
            .get(&(person.personal_number, kind))
            .context("that person has no such BankID")
    }

    pub(crate) fn responder(&self) -> &Holder {
        &self.responder
    }

    pub(crate) fn customer_ca(&self) -> &CertificateDer<'static> {
        &self.customer_ca
    }

    pub(crate) fn bank_ca(&self) -> &CertificateDer<'static> {
        &self.bank_ca
    }

    pub(crate) fn rp_ca(&self) -> Result<CertificateDer<'static>> {
        read_certificate(&self.folder.join("rp-ca.pem"))
    }

    pub(crate) fn server(&self) -> Result<TlsIdentity> {
        self.tls("ssl-server")
    }

    pub(crate) fn foreign_server(&self) -> Result<TlsIdentity> {
        self.tls("foreign-server")
    }

    fn tls(&self, name: &str) -> Result<TlsIdentity> {
        let file = self.folder.join(format!("{name}.key"));
        let key = PrivateKeyDer::from_pem_file(&file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(TlsIdentity {
            certificate: read_certificate(&self.folder.join(format!("{name}.pem")))?,
            key,
        })
    }
}

/// Text in TOML's quotes. A JSON string is one.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn read_certificate(file: &Path) -> Result<CertificateDer<'static>> {
    CertificateDer::from_pem_file(file).with_context(|| format!("cannot read {}", file.display()))
}

fn read_key(file: &Path) -> Result<KeyPair> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    KeyPair::from_pem(&text).with_context(|| format!("{} is no private key", file.display()))
}

/// Whether there is a folder of this version that is young enough. `made` holds its version and the second it was made.
fn is_current(folder: &Path, now: Timestamp) -> bool {
    let Ok(text) = fs::read_to_string(folder.join("made")) else {
        return false;
    };
    let mut numbers = text.split_whitespace().map(str::parse::<u64>);
    let (Some(Ok(version)), Some(Ok(made))) = (numbers.next(), numbers.next()) else {
        return false;
    };
    let made = Timestamp::from_unix_seconds(made);
    version == VERSION && now >= made && now.since(made) < KEPT_FOR
}

/// Makes the folder beside its place and then moves it there, so that nobody ever reads half of one.
fn make_folder(state: &Path, folder: &Path, now: Timestamp) -> Result<()> {
    let mut files = make::everything(now)?;
    files.insert("made".to_owned(), format!("{VERSION} {}\n", now.unix_seconds()));
    let workplace = state.join(format!("pki-{}", crate::random::uuid()?));
    fs::create_dir(&workplace)?;
    for (name, text) in files {
        write_private(&workplace.join(name), &text)?;
    }
    if !is_current(folder, now) {
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        if fs::rename(&workplace, folder).is_ok() {
            return Ok(());
        }
    }
    // Another process was faster: its folder serves as well.
    fs::remove_dir_all(&workplace)?;
    anyhow::ensure!(is_current(folder, now), "cannot move new keys to {}", folder.display());
    Ok(())
}

/// Writes a file that only its owner can read: half of them are private keys.
fn write_private(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}
