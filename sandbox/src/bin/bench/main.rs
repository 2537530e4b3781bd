//! Measures the component that is deployed, beside a hello-world component on the same host and another OpenID Provider on the same machine:
//! the progress poll, pages, the provider's endpoints, a whole login, starting an instance, and bytes.

mod cpu;
mod peer;
mod person;
mod provider;

use anyhow::{Context, Result};
use person::Person;
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

/// What the threads are called that the portal runs on, so that their work can be told from that of BankID's server and the load.
const PORTAL: &str = "portal";

fn main() -> Result<()> {
    let runtime = |name| {
        tokio::runtime::Builder::new_multi_thread()
            .thread_name(name)
            .thread_keep_alive(Duration::from_secs(600))
            .enable_all()
            .build()
    };
    let portal = runtime(PORTAL)?;
    runtime("others")?.block_on(measure(portal.handle().clone()))
}

async fn measure(portal: tokio::runtime::Handle) -> Result<()> {
    let root = std::env::current_dir()?;
    let state = tempfile::tempdir()?;
    let quiet: sandbox::host::Sink = Arc::new(|_, _, _| {});
    let world = World::start(Options {
        root: root.clone(),
        state: state.path().join("world"),
        cache: root.join("target/tillit/cache"),
        ports: Ports::default(),
        log: quiet,
        runtime: Some(portal.clone()),
    })
    .await?;
    let hello = portal.spawn(hello(root.clone(), state.path().to_owned())).await??;
    rates(&world, &hello).await?;
    instances(&world, &hello).await?;
    sizes(&root)?;
    person::measure(&world, &root).await?;
    provider::measure(&world, &root).await?;
    world.stop().await;
    hello.stop().await;
    Ok(())
}

/// Requests a second, and how long they took.
async fn rates(world: &World, hello: &RunningHost) -> Result<()> {
    println!("{:<34} {:>10} {:>10} {:>10}", "", "requests/s", "p50", "p99");
    let plain = Shot::get("/hello");
    let mut to_hello = connections(hello, "localhost").await?;
    let mut to_portal = connections(&world.host, "localhost:7070").await?;
    warm(&mut to_hello, &plain).await?;
    let hello_load = repeat(&mut to_hello, async |_| Ok(plain.clone())).await?;
    report("hello world", &hello_load);
    let poll = repeat(&mut to_portal, async |connection| {
        let person = Person::waiting(connection, world).await?;
        Ok(person.get("/progress"))
    })
    .await?;
    report("progress poll", &poll);
    let waiting = repeat(&mut to_portal, async |connection| {
        let person = Person::waiting(connection, world).await?;
        Ok(person.get(""))
    })
    .await?;
    report("waiting page (HTML with code)", &waiting);
    let discovery = Shot::get("/.well-known/openid-configuration");
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

async fn hello(root: PathBuf, state: PathBuf) -> Result<RunningHost> {
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
