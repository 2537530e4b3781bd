//! `cargo xtask bench`: what a login costs, beside a hello-world component on the same host.

use crate::{Outcome, build, step};

/// Builds and measures.
pub fn all() -> Outcome {
    build::all()?;
    let mut bench = step::command("cargo");
    bench.args(["run", "--quiet", "--package", "sandbox", "--bin", "bench"]);
    step::run("Measure", &mut bench)
}
