//! A host in a directory of its own, and the means to ask the probe.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use sandbox::host::{Host, HostConfig, RunningHost};

/// The compiled probe.
pub fn probe() -> PathBuf {
    let built = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/tillit/probe.wasm"));
    let path = std::env::var_os("TILLIT_PROBE").map_or_else(built, PathBuf::from);
    assert!(
        path.is_file(),
        "{} is missing: build it with `cargo xtask build`",
        path.display()
    );
    path
}

/// An application that is not yet served.
pub struct App {
    pub directory: tempfile::TempDir,
    pub config: HostConfig,
    pub lines: Arc<Mutex<Vec<String>>>,
}

/// An application of the probe alone. `component` goes into its table of the manifest, `rest` after it.
pub fn app(component: &str, rest: &str) -> App {
    let directory = tempfile::tempdir().unwrap();
    let manifest = directory.path().join("spin.toml");
    let text = format!(
        "spin_manifest_version = 2\n[application]\nname = \"app\"\n[[trigger.http]]\nroute = \"/...\"\ncomponent = \"probe\"\n\
         [component.probe]\nsource = {:?}\n{component}\n{rest}\n",
        probe()
    );
    std::fs::write(&manifest, text).unwrap();
    let lines = Arc::new(Mutex::new(Vec::new()));
    let mut config = HostConfig::new(manifest, directory.path().join("state"));
    config.log = {
        let lines = Arc::clone(&lines);
        Arc::new(move |component, source, line| lines.lock().unwrap().push(format!("{component} {source:?} {line}")))
    };
    App {
        directory,
        config,
        lines,
    }
}

impl App {
    /// Puts a file beside the manifest.
    pub fn file(&self, name: &str, content: &str) {
        let path = self.directory.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub async fn start(&self) -> Served {
        Served {
            host: Host::start(self.config.clone()).await.unwrap(),
            client: client(),
        }
    }

    /// Why the application cannot be served.
    pub async fn refused(&self) -> String {
        format!(
            "{:#}",
            Host::start(self.config.clone())
                .await
                .err()
                .expect("the application should be refused")
        )
    }

    pub fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }
}

pub type TestClient = Client<HttpConnector, Full<Bytes>>;

pub fn client() -> TestClient {
    Client::builder(TokioExecutor::new()).build_http()
}

/// A host that serves, and a client with kept-open connections to it.
pub struct Served {
    pub host: RunningHost,
    pub client: TestClient,
}

impl Served {
    /// GETs the path and gives the status and the text.
    pub async fn get(&self, path: &str) -> (StatusCode, String) {
        let (status, body) = self
            .send(Request::get(self.url(path)).body(Full::default()).unwrap())
            .await;
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    /// GETs the path, which must succeed, and gives the text.
    pub async fn text(&self, path: &str) -> String {
        let (status, text) = self.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {text}");
        text
    }

    /// GETs the path, on which the host must refuse the component something, and gives the refusal.
    pub async fn refusal(&self, path: &str) -> String {
        let (status, text) = self.get(path).await;
        assert_eq!(status, StatusCode::BAD_GATEWAY, "{path}: {text}");
        text
    }

    pub async fn send(&self, request: Request<Full<Bytes>>) -> (StatusCode, Bytes) {
        let response = self.client.request(request).await.unwrap();
        (
            response.status(),
            response.into_body().collect().await.unwrap().to_bytes(),
        )
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.host.address())
    }
}
