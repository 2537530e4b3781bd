//! Another OpenID Provider (npm `oidc-provider`), in a process of its own.

use anyhow::{Context, Result, ensure};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// Where it listens.
pub const PORT: u16 = 7080;
/// Where its answers would go; nobody goes there.
pub const REDIRECT_URI: &str = "https://service.example/callback";

/// The running process; it ends with this value.
pub struct Peer {
    process: Child,
    /// Kept open: it ends with an error when it has something to say and nobody listens.
    _output: BufReader<ChildStdout>,
}

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
        let mut process = node.spawn().context("start node")?;
        let mut output = BufReader::new(process.stdout.take().context("no output of node")?);
        let is_ready = (&mut output).lines().map_while(Result::ok).any(|line| line == "ready");
        let peer = Peer {
            process,
            _output: output,
        };
        ensure!(is_ready, "the other provider did not start");
        Ok(peer)
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended already; there is nothing to do about that.
        let _ended = self.process.kill();
        let _waited = self.process.wait();
    }
}
