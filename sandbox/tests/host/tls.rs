//! Client TLS as Spin's runtime configuration describes it, against a server that demands a client certificate.

use std::path::Path;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, ExtendedKeyUsagePurpose, IsCa, KeyPair};
use rustls::RootCertStore;
use rustls::pki_types::PrivateKeyDer;
use rustls::server::WebPkiClientVerifier;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::support::{App, app};

type Issuer = CertifiedIssuer<'static, KeyPair>;

fn issuer() -> Issuer {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn certificate(issuer: &Issuer, name: &str, purpose: ExtendedKeyUsagePurpose) -> (rcgen::Certificate, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.extended_key_usages = vec![purpose];
    (params.signed_by(&key, issuer).unwrap(), key)
}

/// Puts a root and a client certificate with its key, all in PEM, where the runtime configuration will look for them.
fn write_pem(directory: &Path, issuer: &Issuer) {
    let (certificate, key) = certificate(issuer, "client.test", ExtendedKeyUsagePurpose::ClientAuth);
    std::fs::write(directory.join("root.pem"), issuer.pem()).unwrap();
    std::fs::write(directory.join("client.pem"), certificate.pem()).unwrap();
    std::fs::write(directory.join("client.key"), key.serialize_pem()).unwrap();
}

/// A server for `localhost` that answers only to clients with a certificate of the same issuer. Gives its port.
async fn server(issuer: &Issuer) -> u16 {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add(issuer.der().clone()).unwrap();
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
        .build()
        .unwrap();
    let (certificate, key) = certificate(issuer, "localhost", ExtendedKeyUsagePurpose::ServerAuth);
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier)
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    return;
                };
                let mut request = [0; 4096];
                if stream.read(&mut request).await.is_ok_and(|length| length > 0) {
                    let known = stream.get_ref().1.peer_certificates().is_some();
                    let answer = format!(
                        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{known}",
                        known.to_string().len()
                    );
                    stream.write_all(answer.as_bytes()).await.unwrap();
                    stream.shutdown().await.ok();
                }
            });
        }
    });
    port
}

fn configured(port: u16, table: &str) -> App {
    let mut app = app(&format!("allowed_outbound_hosts = [\"https://localhost:{port}\"]"), "");
    app.file(
        "runtime.toml",
        &format!("[[client_tls]]\ncomponent_ids = [\"probe\"]\nhosts = [\"localhost\"]\n{table}\n"),
    );
    app.config.runtime_config = Some(app.directory.path().join("runtime.toml"));
    app
}

const OWN: &str = "client_cert_file = \"client.pem\"\nclient_private_key_file = \"client.key\"";
const ROOT: &str = "ca_roots_file = \"root.pem\"";

#[tokio::test(flavor = "multi_thread")]
async fn the_host_shows_the_certificate() {
    let issuer = issuer();
    let port = server(&issuer).await;
    let app = configured(port, &format!("{ROOT}\n{OWN}"));
    write_pem(app.directory.path(), &issuer);
    let served = app.start().await;
    for _ in 0..2 {
        assert_eq!(
            served.text(&format!("/fetch?url=https://localhost:{port}/")).await,
            "200 true"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_under_another_root_is_refused() {
    let port = server(&issuer()).await;
    let app = configured(port, &format!("{ROOT}\n{OWN}"));
    write_pem(app.directory.path(), &issuer());
    let served = app.start().await;
    assert_eq!(
        served.refusal(&format!("/fetch?url=https://localhost:{port}/")).await,
        "ErrorCode::TlsProtocolError"
    );
    let lines = app.lines();
    assert!(
        lines
            .iter()
            .any(|line| line.contains("UnknownIssuer") || line.contains("BadSignature")),
        "{lines:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_certificate_the_server_refuses() {
    let issuer = issuer();
    let port = server(&issuer).await;
    let app = configured(port, ROOT);
    write_pem(app.directory.path(), &issuer);
    let served = app.start().await;
    // In TLS 1.3 the server's refusal comes after the handshake, so it is no longer a failure of the connection.
    let refusal = served.refusal(&format!("/fetch?url=https://localhost:{port}/")).await;
    assert_eq!(refusal, "ErrorCode::HttpProtocolError");
    let lines = app.lines();
    assert!(
        lines.iter().any(|line| line.contains("CertificateRequired")),
        "{lines:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_under_a_private_root_is_refused_by_default() {
    let port = server(&issuer()).await;
    let served = app(&format!("allowed_outbound_hosts = [\"https://localhost:{port}\"]"), "")
        .start()
        .await;
    assert_eq!(
        served.refusal(&format!("/fetch?url=https://localhost:{port}/")).await,
        "ErrorCode::TlsProtocolError"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_certificate_stops_the_start() {
    let app = configured(1, &format!("{ROOT}\nclient_cert_file = \"client.pem\""));
    write_pem(app.directory.path(), &issuer());
    let error = app.refused().await;
    assert!(
        error.contains("client_cert_file is given without client_private_key_file"),
        "{error}"
    );
}
