//! Clients that somebody else has written, against the component that is deployed.

#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

use harness::Suite;
use std::{
    path::Path,
    process::{Command, Stdio},
};

/// Runs a script of this folder by `program`, with the suite's addresses; it fails where the script does.
fn run(program: &str, script: &'static str) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let suite = Suite::start().await.unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop");
        let mut client = Command::new(program);
        client
            .arg(folder.join(script))
            .env("PORTAL", &suite.world.portal_url)
            .env("REDIRECT_URI", format!("{}/callback", suite.world.service_url))
            .env("PHONE", suite.world.phone_url.trim_end_matches("/phone"))
            .env("KEY", folder.join("../../sandbox/keys/kontaktboken.jwk"))
            .stdin(Stdio::null());
        let ended = tokio::task::spawn_blocking(move || client.status())
            .await
            .unwrap()
            .unwrap();
        let log = suite.log().join("\n");
        suite.stop().await.unwrap();
        assert!(ended.success(), "{script} has failed; the portal's log:\n{log}");
    });
}

#[test]
fn openid_client_logs_in_and_is_refused_where_it_should_be() {
    run("node", "openid-client.mjs");
}

#[test]
fn openid_client_pushes_and_signs_requests_stays_logged_in_and_logs_out() {
    run("node", "schemat.mjs");
}

#[test]
fn openid_client_learns_where_people_are_employed() {
    run("node", "bemanningen.mjs");
}

#[test]
fn authlib_logs_in() {
    // `cargo xtask test interop` names a Python that has the library.
    let python = std::env::var("TILLIT_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    run(&python, "authlib-client.py");
}
