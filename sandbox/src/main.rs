//! Starts the whole suite on this machine and says where to click. Ends with Ctrl-C.

use anyhow::{Context, Result};
use sandbox::{
    host,
    world::{Options, Ports, World},
};
use std::path::PathBuf;

#[tokio::main]
async fn main() -> Result<()> {
    let root = std::env::current_dir().context("find the repository")?;
    let state = std::env::args_os()
        .nth(1)
        .map_or_else(|| root.join("target/tillit/state"), PathBuf::from);
    let cache = root.join("target/tillit/cache");
    let world = World::start(Options {
        root,
        state,
        cache,
        ports: Ports::default(),
        log: host::to_stderr(),
        runtime: None,
    })
    .await?;
    println!();
    println!("Tillit is running.");
    println!();
    println!("  1. Open the e-service and log in:   {}", world.service_url);
    println!("  2. Scan the code with the phone:    {}", world.phone_url);
    println!();
    println!("  The portal itself:                  {}", world.portal_url);
    println!("  Stop with Ctrl-C.");
    tokio::signal::ctrl_c().await.context("wait for Ctrl-C")?;
    world.stop().await;
    Ok(())
}
