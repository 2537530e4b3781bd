//! Mutual TLS: the server's certificate, whose clients are let in, and who they are.

use super::BankId;
use super::order::RelyingParty;
use crate::pki::TlsIdentity;
use crate::serving;
use anyhow::{Context, Result};
use axum::{Extension, Router};
use rustls::crypto::CryptoProvider;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::server::{ClientHello, NoServerSessionStorage, ResolvesServerCert, WebPkiClientVerifier};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{RootCertStore, ServerConfig};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use x509_cert::Certificate;
use x509_cert::der::asn1::{ObjectIdentifier, PrintableStringRef, Utf8StringRef};
use x509_cert::der::{Decode, Tag, Tagged};

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// The server's side of TLS 1.2 and 1.3.
pub(super) fn configuration(bankid: &BankId) -> Result<Arc<ServerConfig>> {
    let provider = Arc::new(ring::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add(bankid.pki().rp_ca()?)?;
    let clients = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build()?;
    let certificates = Certificates {
        genuine: Arc::new(certified(bankid.pki().server()?, &provider)?),
        foreign: Arc::new(certified(bankid.pki().foreign_server()?, &provider)?),
        bankid: bankid.clone(),
    };
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13, &TLS12])?
        .with_client_cert_verifier(clients)
        .with_cert_resolver(Arc::new(certificates));
    // A resumed session shows no certificate, and then the fault `wrongCertificate` would go unseen.
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(Arc::new(config))
}

fn certified(identity: TlsIdentity, provider: &CryptoProvider) -> Result<CertifiedKey> {
    let key = provider.key_provider.load_private_key(identity.key)?;
    Ok(CertifiedKey::new(vec![identity.certificate], key))
}

/// The server's certificates: its own, and the one it shows while that fault is on.
#[derive(Debug)]
struct Certificates {
    genuine: Arc<CertifiedKey>,
    foreign: Arc<CertifiedKey>,
    bankid: BankId,
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let wrong = self.bankid.is_certificate_wrong();
        Some(Arc::clone(if wrong { &self.foreign } else { &self.genuine }))
    }
}

/// Serves one connection, if its client has shown a certificate.
pub(super) async fn connection(
    stream: TcpStream,
    config: Arc<ServerConfig>,
    close: watch::Receiver<()>,
    router: Router,
) {
    let handshake = tokio::time::timeout(HANDSHAKE, TlsAcceptor::from(config).accept(stream));
    // Whoever fails the handshake learns it from TLS; there is nobody else to tell.
    let Ok(Ok(stream)) = handshake.await else { return };
    let certificate = stream.get_ref().1.peer_certificates().and_then(<[_]>::first);
    let Some(Ok(relying_party)) = certificate.map(RelyingParty::of) else {
        return;
    };
    serving::talk(stream, router.layer(Extension(relying_party)), close).await;
}

impl RelyingParty {
    fn of(certificate: &CertificateDer<'_>) -> Result<Self> {
        let fingerprint = Sha256::digest(certificate).into();
        let certificate = Certificate::from_der(certificate).context("the client's certificate cannot be read")?;
        let mut parts: Vec<(&str, String)> = Vec::new();
        for part in certificate
            .tbs_certificate
            .subject
            .0
            .iter()
            .flat_map(|part| part.0.iter())
        {
            if let (Some(name), Some(value)) = (short_name(part.oid), text(&part.value)) {
                parts.push((name, value));
            }
        }
        let display_name = parts
            .iter()
            .find(|(name, _)| *name == "name")
            .map(|(_, value)| value.clone());
        // BankID writes the last part first, as RFC 4514 has it, with its own choice of capitals.
        let subject = parts
            .iter()
            .rev()
            .map(|(name, value)| format!("{name}={}", escaped(value)));
        Ok(RelyingParty {
            fingerprint,
            subject: subject.collect::<Vec<_>>().join(","),
            display_name: display_name.context("the client's certificate has no display name")?,
        })
    }
}

fn short_name(oid: ObjectIdentifier) -> Option<&'static str> {
    match oid.to_string().as_str() {
        "2.5.4.3" => Some("cn"),
        "2.5.4.5" => Some("serialNumber"),
        "2.5.4.6" => Some("c"),
        "2.5.4.10" => Some("o"),
        "2.5.4.41" => Some("name"),
        _ => None,
    }
}

fn text(value: &x509_cert::der::Any) -> Option<String> {
    match value.tag() {
        Tag::PrintableString => PrintableStringRef::try_from(value).ok().map(|text| text.to_string()),
        Tag::Utf8String => Utf8StringRef::try_from(value).ok().map(|text| text.to_string()),
        _ => None,
    }
}

/// A value in a distinguished name in text (RFC 4514, 2.4).
fn escaped(value: &str) -> String {
    let special = |c| matches!(c, '"' | '+' | ',' | ';' | '<' | '>' | '\\');
    value
        .chars()
        .flat_map(|c| special(c).then_some('\\').into_iter().chain([c]))
        .collect()
}
