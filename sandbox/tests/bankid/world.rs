//! A BankID, a phone and a relying party for one test, on ports of their own and by a clock that the test moves.

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use sandbox::bankid::{self, BankId, Phone, qr};
use sandbox::clock::{Clock, Hand};
use sandbox::person::PEOPLE;
use sandbox::phone;
use sandbox::pki::{ClientFiles, Pki};
use sandbox::serving::Running;
use serde_json::{Value, json};
use shared::time::Span;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub const ANY_PORT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

pub struct World {
    pub bankid: BankId,
    pub hand: Hand,
    pub server: Running,
    pub phone: Running,
    pub client: reqwest::Client,
}

/// The keys of all tests: made once, kept between runs.
pub fn pki() -> Arc<Pki> {
    static PKI: OnceLock<Arc<Pki>> = OnceLock::new();
    let open = || Pki::open(Path::new(env!("CARGO_TARGET_TMPDIR")), Clock::machine().now());
    Arc::clone(PKI.get_or_init(|| Arc::new(open().expect("the keys of the tests"))))
}

/// A client that pins `root` and shows the certificate in `client`.
pub fn client(root: &Path, client: Option<&ClientFiles>) -> reqwest::Client {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(root).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots);
    let config = match client {
        None => config.with_no_client_auth(),
        Some(files) => {
            let certificate = CertificateDer::from_pem_file(&files.certificate).unwrap();
            config
                .with_client_auth_cert(vec![certificate], PrivateKeyDer::from_pem_file(&files.key).unwrap())
                .unwrap()
        }
    };
    reqwest::Client::builder()
        .use_preconfigured_tls(config)
        .no_proxy()
        .build()
        .unwrap()
}

impl World {
    pub async fn start() -> Self {
        let pki = pki();
        let (clock, hand) = Clock::by_hand();
        let bankid = BankId::new(clock, Arc::clone(&pki));
        World {
            server: bankid::serve(bankid.clone(), ANY_PORT).await.unwrap(),
            phone: phone::serve(bankid.clone(), ANY_PORT).await.unwrap(),
            client: client(&pki.ssl_root(), Some(&pki.relying_party())),
            bankid,
            hand,
        }
    }

    pub fn url(&self, method: &str) -> String {
        format!("https://localhost:{}/rp/v6.0/{method}", self.server.address().port())
    }

    pub fn phone_url(&self, path: &str) -> String {
        format!("http://{}{path}", self.phone.address())
    }

    /// Calls a method as the portal would. Gives status and body.
    pub async fn call(&self, method: &str, body: Value) -> (u16, Value) {
        self.call_as(&self.client, method, body).await
    }

    pub async fn call_as(&self, client: &reqwest::Client, method: &str, body: Value) -> (u16, Value) {
        let response = client.post(self.url(method)).json(&body).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// Begins an identification that must be accepted.
    pub async fn auth(&self, more: Value) -> Started {
        let mut body = json!({ "endUserIp": "192.0.2.7" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let (status, answer) = self.call("auth", body).await;
        assert_eq!(status, 200, "{answer}");
        let text = |name: &str| answer[name].as_str().unwrap().to_owned();
        Started {
            order_ref: text("orderRef"),
            auto_start_token: text("autoStartToken"),
            qr_start_token: text("qrStartToken"),
            qr_start_secret: text("qrStartSecret"),
        }
    }

    pub async fn collect(&self, order: &Started) -> (u16, Value) {
        self.call("collect", json!({ "orderRef": order.order_ref })).await
    }

    /// Collects an order that must be there. Gives status and hint code.
    pub async fn standing(&self, order: &Started) -> (String, String) {
        let (status, answer) = self.collect(order).await;
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["orderRef"], order.order_ref);
        let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
        (text("status"), text("hintCode"))
    }

    pub fn wait(&self, seconds: u64) {
        self.hand.advance(Span::from_seconds(seconds));
    }
}

/// The answer to `/auth`.
pub struct Started {
    pub order_ref: String,
    pub auto_start_token: String,
    pub qr_start_token: String,
    pub qr_start_secret: String,
}

impl Started {
    /// What the QR code shows in that second.
    pub fn frame(&self, second: u64) -> String {
        qr::content(&self.qr_start_token, &self.qr_start_secret, second)
    }

    pub fn link(&self) -> String {
        format!("https://app.bankid.com/?autostarttoken={}", self.auto_start_token)
    }
}

pub fn tolvan() -> Phone {
    Phone::of(&PEOPLE[0])
}

pub fn agda() -> Phone {
    Phone::of(&PEOPLE[1])
}

/// A pair as [`World::standing`] gives it.
pub fn pair(status: &str, hint_code: &str) -> (String, String) {
    (status.to_owned(), hint_code.to_owned())
}

/// The answer to a reference that is no good.
pub fn assert_gone((status, answer): (u16, Value)) {
    assert_eq!(
        (status, &answer["errorCode"]),
        (400, &json!("invalidParameters")),
        "{answer}"
    );
    assert!(answer["details"].is_string());
}
