//! Serves an application as `spin up` would: `host --from spin.toml --listen 127.0.0.1:3000`.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use getopts::{Matches, Options};
use sandbox::host::{Host, HostConfig, Manifest, from_environment};

fn options() -> Options {
    let mut options = Options::new();
    options.optopt("f", "from", "the application's manifest (default: spin.toml)", "FILE");
    options.optopt("", "listen", "where to listen (default: 127.0.0.1:3000)", "ADDRESS");
    options.optopt(
        "",
        "runtime-config-file",
        "Spin's runtime configuration: [[client_tls]]",
        "FILE",
    );
    options.optopt(
        "",
        "state-dir",
        "where state is kept (default: .spin beside the manifest)",
        "DIRECTORY",
    );
    options.optmulti(
        "",
        "variable",
        "a value for a variable of the application",
        "NAME=VALUE",
    );
    options.optflag("h", "help", "show this");
    options
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let options = options();
    let given = options.parse(std::env::args_os().skip(1))?;
    if given.opt_present("help") {
        println!(
            "{}",
            options.usage("Serves a Spin application on this machine; SPIN_VARIABLE_<NAME> sets a variable.")
        );
        return Ok(());
    }
    if let Some(stray) = given.free.first() {
        bail!("what is {stray:?}? See --help");
    }
    let config = config(&given)?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(serve(config))
}

fn config(given: &Matches) -> Result<HostConfig> {
    let manifest = given.opt_str("from").unwrap_or_else(|| "spin.toml".to_owned());
    let beside = std::path::Path::new(&manifest).with_file_name(".spin");
    let state_dir = given.opt_str("state-dir").map_or(beside, Into::into);
    let mut config = HostConfig::new(&manifest, state_dir);
    let listen = given.opt_str("listen").unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    config.listen = listen
        .parse()
        .with_context(|| format!("--listen {listen:?} is not an address and a port"))?;
    config.runtime_config = given.opt_str("runtime-config-file").map(Into::into);
    config.variables = from_environment(&Manifest::read(&config.manifest)?, std::env::vars());
    for pair in given.opt_strs("variable") {
        let Some((name, value)) = pair.split_once('=') else {
            bail!("--variable must be NAME=VALUE")
        };
        config.variables.insert(name.to_owned(), value.to_owned());
    }
    Ok(config)
}

async fn serve(config: HostConfig) -> Result<()> {
    let host = Host::start(config).await?;
    println!("Serving http://{}", host.address());
    tokio::signal::ctrl_c().await?;
    host.stop().await;
    Ok(())
}
