//! `cargo xtask up`: everything on this machine.

use crate::{Outcome, build, step};

/// Builds what has changed and starts the sandbox; ends when the person ends it.
pub fn up() -> Outcome {
    build::all()?;
    let mut sandbox = step::command("cargo");
    sandbox.args(["run", "--package", "sandbox", "--bin", "sandbox"]);
    step::run("Build and start the sandbox", &mut sandbox)
}
