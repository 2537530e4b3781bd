//! Another OpenID Provider (npm `oidc-provider`), in a process of its own.

use anyhow::{Context, Result, ensure};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// Where it listens.
pub const PORT: u16 = 7080;
/// Where its answers would go; nobody goes there.
pub const REDIRECT_URI: &str = "https://service.example/callback";

/// The running process; it ends with this value.
pub struct Peer(Child);

impl Peer {
    /// Starts it for one e-service, and waits until it listens.
    pub fn start(root: &Path, client_id: &str, client_key: &Path) -> Result<Self> {
        let folder = root.join("sandbox/peer");
        ensure!(
            folder.join("node_modules").exists(),
            "its packages are not installed: cargo xtask bench does that"
        );
        let mut node = Command::new("node");
        node.arg(folder.join("server.mjs"))
            .env("PORT", PORT.to_string())
            .env("CLIENT_ID", client_id)
            .env("REDIRECT_URI", REDIRECT_URI)
            .env("CLIENT_KEY", client_key)
            .env("NODE_ENV", "production")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = node.spawn().context("start node")?;
        let output = child.stdout.take().context("no output of node")?;
        let peer = Peer(child);
        let is_ready = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .any(|line| line == "ready");
        ensure!(is_ready, "the other provider did not start");
        Ok(peer)
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended already; there is nothing to do about that.
        let _ended = self.0.kill();
        let _waited = self.0.wait();
    }
}
