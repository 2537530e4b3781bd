//! `cargo xtask bench`: what a login costs, beside a hello-world component on the same host and another OpenID Provider.

use crate::{
    Outcome, build, place, step, tool,
    toolchain::{self, COMPONENT},
};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

/// What is measured runs on a host that is optimised, as production's is.
const OPTIMISED: [&str; 2] = ["profile.dev.opt-level=1", "profile.dev.package.'*'.opt-level=2"];

/// Builds and measures.
pub fn all() -> Outcome {
    build::all()?;
    tool::ensure_node_packages(&place::root().join("sandbox/peer"))?;
    tool::ensure_compressors()?;
    let mut bench = step::command("cargo");
    bench.args(["run", "--package", "sandbox", "--bin", "bench"]);
    step::run("Build what measures, and measure", optimised(&mut bench))
}

fn optimised(cargo: &mut Command) -> &mut Command {
    OPTIMISED
        .iter()
        .fold(cargo, |cargo, setting| cargo.args(["--config", setting]))
}

/// The benchmarks that say what it costs to judge evidence.
const EVIDENCE: [&str; 5] = [
    "bench",
    "--package=evidence",
    "--bench=bankid",
    "--bench=saml",
    "--bench=tokens",
];

/// What it costs to judge evidence: natively, beside `xmlsec1` on the same bytes, and as WebAssembly under Wasmtime.
pub fn evidence() -> Outcome {
    tool::ensure_judges()?;
    let toolchain = toolchain::ensure()?;
    // A server is compiled for speed; what is shipped as WebAssembly is compiled as it is shipped.
    let mut native = step::command("cargo");
    native.args(EVIDENCE).args(["--config", "profile.bench.opt-level=3"]);
    step::run("Measure evidence natively", &mut native)?;
    let mut runner = step::command("cargo");
    runner.args(["build", "--package", "sandbox", "--bin", "wasi-run"]);
    step::run("Build the runner for WASI", optimised(&mut runner))?;
    let mut component = toolchain.cargo();
    component.args(EVIDENCE).args(["--target", COMPONENT]);
    // There are no files there to keep figures in and to compare with.
    component.args(["--", "--discard-baseline"]).env(
        "CARGO_TARGET_WASM32_WASIP2_RUNNER",
        place::target().join("debug/wasi-run"),
    );
    step::run("Measure evidence as WebAssembly", &mut component)
}

/// What a browser on a slow phone makes of the pages.
pub fn pages() -> Outcome {
    build::all()?;
    tool::ensure_browser()?;
    let folder = place::root().join("tests/speed");
    tool::ensure_node_packages(&folder)?;
    let mut build = step::command("cargo");
    build.args(["build", "--package", "sandbox", "--bin", "sandbox"]);
    step::run("Build the sandbox", optimised(&mut build))?;
    let state = place::target().join("tillit/measured");
    let mut sandbox = step::command(place::target().join("debug/sandbox"))
        .arg(state)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("start the sandbox: {error}"))?;
    let mut lines = BufReader::new(sandbox.stdout.take().ok_or("the sandbox says nothing")?)
        .lines()
        .map_while(Result::ok);
    let portal = lines.find_map(|line| Some(line.split_once("The portal itself:")?.1.trim().to_owned()));
    let measured = portal.ok_or("the sandbox did not start; is another one running?".to_owned());
    let measured = measured.and_then(|portal| {
        let mut node = step::command("node");
        node.arg(folder.join("measure.mjs")).env("PORTAL", portal);
        step::run("Measure the pages", &mut node)
    });
    // It has nothing to lose, and may have ended by itself.
    let _ended = sandbox.kill();
    let _waited = sandbox.wait();
    measured
}
