//! Measures the component that is deployed, beside a hello-world component on the same host: the progress poll, pages, starting an instance, and bytes.

use anyhow::{Context, Result, ensure};
use http::{HeaderMap, HeaderValue, Method, header};
use sandbox::{
    host::{Host, HostConfig, RunningHost},
    load::{Connection, Load, Shot},
    world::{Options, Ports, World},
};
use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::Duration,
};

/// How many connections are open at once: enough to keep both cores at work.
const CONNECTIONS: usize = 16;
/// How long one measurement lasts. A poll that is older than two seconds would ask BankID, so a window is shorter than that.
const WINDOW: Duration = Duration::from_millis(1_500);
const WINDOWS: usize = 4;
/// The application around the hello-world component.
const HELLO: &str = r#"
spin_manifest_version = 2
[application]
name = "hello"
[[trigger.http]]
route = "/..."
component = "hello"
[component.hello]
source = "probe.wasm"
"#;

#[tokio::main]
async fn main() -> Result<()> {
    let root = std::env::current_dir()?;
    let state = tempfile::tempdir()?;
    let quiet: sandbox::host::Sink = Arc::new(|_, _, _| {});
    let world = World::start(Options {
        root: root.clone(),
        state: state.path().join("world"),
        cache: root.join("target/tillit/cache"),
        ports: Ports::default(),
        log: quiet,
    })
    .await?;
    let hello = hello(&root, state.path()).await?;
    rates(&world, &hello).await?;
    instances(&world, &hello).await?;
    sizes(&root)?;
    world.stop().await;
    hello.stop().await;
    Ok(())
}

/// Requests a second, and how long they took.
async fn rates(world: &World, hello: &RunningHost) -> Result<()> {
    println!("{:<34} {:>10} {:>10} {:>10}", "", "requests/s", "p50", "p99");
    let plain = Shot {
        method: Method::GET,
        path: "/hello".into(),
        headers: HeaderMap::new(),
        body: Default::default(),
    };
    let mut to_hello = connections(hello, "localhost").await?;
    let mut to_portal = connections(&world.host, "localhost:7070").await?;
    warm(&mut to_hello, &plain).await?;
    let hello_load = repeat(&mut to_hello, async |_| Ok(plain.clone())).await?;
    report("hello world", &hello_load);
    let poll = repeat(&mut to_portal, async |connection| {
        begin(connection, &world.portal_url).await.map(|login| login.poll())
    })
    .await?;
    report("progress poll", &poll);
    let waiting = repeat(&mut to_portal, async |connection| {
        begin(connection, &world.portal_url).await.map(|login| login.page())
    })
    .await?;
    report("waiting page (HTML with code)", &waiting);
    let discovery = Shot {
        path: "/.well-known/openid-configuration".into(),
        ..plain.clone()
    };
    report(
        "discovery document",
        &repeat(&mut to_portal, async |_| Ok(discovery.clone())).await?,
    );
    let again = repeat(&mut to_hello, async |_| Ok(plain.clone())).await?;
    report("hello world, once more", &again);
    println!(
        "\nprogress poll: {} % of hello world's rate, the mean of before and after",
        poll.rate() * 100 / hello_load.and(again).rate().max(1)
    );
    Ok(())
}

/// What an instance costs.
async fn instances(world: &World, hello: &RunningHost) -> Result<()> {
    println!(
        "traps: {}; most memory of an instance: {} kB",
        world.host.traps(),
        world.host.peak_memory() / 1024
    );
    for (name, host, component) in [("edge", &world.host, "edge"), ("hello world", hello, "hello")] {
        let cold = host.cold_start(component, 500).await?;
        let at = |percent| cold.percentile(percent).unwrap_or_default();
        println!(
            "new instance of {name}: p50 {:?}, p99 {:?}, {} kB",
            at(50),
            at(99),
            cold.memory / 1024
        );
    }
    Ok(())
}

async fn hello(root: &Path, state: &Path) -> Result<RunningHost> {
    let folder = state.join("hello");
    std::fs::create_dir_all(&folder)?;
    std::fs::copy(root.join("target/tillit/probe.wasm"), folder.join("probe.wasm"))
        .context("the probe is not built")?;
    std::fs::write(folder.join("spin.toml"), HELLO)?;
    Host::start(HostConfig::new(folder.join("spin.toml"), folder.join("state"))).await
}

async fn connections(host: &RunningHost, name: &str) -> Result<Vec<Connection>> {
    let mut open = Vec::new();
    for _ in 0..CONNECTIONS {
        open.push(Connection::open(host.address(), name).await?);
    }
    Ok(open)
}

async fn warm(connections: &mut [Connection], shot: &Shot) -> Result<()> {
    Load::run(connections, shot, Duration::from_millis(500))
        .await
        .map(|_| ())
}

/// Several windows, each with a shot of its own.
async fn repeat(
    connections: &mut [Connection],
    prepare: impl AsyncFn(&mut Connection) -> Result<Shot>,
) -> Result<Load> {
    let mut load = Load::default();
    for _ in 0..WINDOWS {
        let first = connections.first_mut().context("no connection")?;
        let shot = prepare(first).await?;
        load = load.and(Load::run(connections, &shot, WINDOW).await?);
    }
    Ok(load)
}

fn report(name: &str, load: &Load) {
    println!(
        "{name:<34} {:>10} {:>10.1?} {:>10.1?}",
        load.rate(),
        load.percentile(50),
        load.percentile(99)
    );
}

/// A login that waits for a phone.
struct Waiting {
    path: String,
    cookie: HeaderValue,
}

impl Waiting {
    fn shot(&self, path: String) -> Shot {
        let headers = HeaderMap::from_iter([(header::COOKIE, self.cookie.clone())]);
        Shot {
            method: Method::GET,
            path,
            headers,
            body: Default::default(),
        }
    }

    fn poll(&self) -> Shot {
        self.shot(format!("{}/progress", self.path))
    }

    fn page(&self) -> Shot {
        self.shot(self.path.clone())
    }
}

/// Begins a login and starts BankID.
async fn begin(connection: &mut Connection, portal: &str) -> Result<Waiting> {
    let authorize = "/oidc/authorize?client_id=https%3A%2F%2Fdemo.tillit.example%2Fkontaktboken\
        &redirect_uri=http%3A%2F%2F127.0.0.1%3A7071%2Fcallback&response_type=code&scope=openid&state=a-state-of-some-length&nonce=n\
        &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    let shot = Shot {
        method: Method::GET,
        path: authorize.into(),
        headers: HeaderMap::new(),
        body: Default::default(),
    };
    let answer = connection.send(&shot).await?;
    let path = text(&answer, header::LOCATION)?;
    let headers = HeaderMap::from_iter([
        (header::COOKIE, cookie(&answer)?),
        (header::ORIGIN, portal.parse()?),
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        ),
    ]);
    let start = Shot {
        method: Method::POST,
        path: format!("{path}/start"),
        headers,
        body: "method=bankid&device=other".into(),
    };
    let answer = connection.send(&start).await?;
    ensure!(answer.status() == 303, "start answered {}", answer.status());
    Ok(Waiting {
        path,
        cookie: cookie(&answer)?,
    })
}

fn text(answer: &sandbox::load::Answer, name: header::HeaderName) -> Result<String> {
    Ok(answer
        .headers()
        .get(&name)
        .with_context(|| format!("no {name} in an answer of {}", answer.status()))?
        .to_str()?
        .to_owned())
}

/// The login's cookie, as a browser would send it back.
fn cookie(answer: &sandbox::load::Answer) -> Result<HeaderValue> {
    let cookies = answer
        .headers()
        .get_all(header::SET_COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    let login = cookies
        .filter_map(|cookie| cookie.split(';').next())
        .find(|pair| pair.contains("tillit-login-"));
    Ok(login.context("no login cookie")?.parse()?)
}

fn sizes(root: &Path) -> Result<()> {
    println!("\n{:<34} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip", "brotli");
    let output = root.join("target/tillit");
    for file in [
        "edge.wasm",
        "probe.wasm",
        "site/frontend_bg.wasm",
        "site/frontend.js",
        "site/boot.js",
        "site/tillit.css",
    ] {
        let path = output.join(file);
        let raw = std::fs::metadata(&path)
            .with_context(|| format!("{} is not built", path.display()))?
            .len();
        println!(
            "{file:<34} {raw:>10} {:>10} {:>10}",
            compressed("gzip", &["-9", "-c"], &path),
            compressed("brotli", &["-q", "11", "-c"], &path)
        );
    }
    Ok(())
}

/// How long a file is when the program has compressed it; `-` where there is no such program.
fn compressed(program: &str, words: &[&str], file: &PathBuf) -> String {
    let output = Command::new(program).args(words).arg(file).output();
    output
        .ok()
        .filter(|output| output.status.success())
        .map_or_else(|| "-".to_owned(), |output| output.stdout.len().to_string())
}
