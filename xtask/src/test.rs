//! `cargo xtask test`: everything that must hold, cheapest first.

use crate::{
    Outcome, build, place,
    step::{self, run, run_reading},
    tool,
    toolchain::{self, BROWSER, COMPONENT},
};
use std::process::Command;

/// A stage of the tests: a name for the command line, and what it does.
type Stage = (&'static str, fn(&mut Tally) -> Outcome);

const STAGES: [Stage; 11] = [
    ("format", format),
    ("lint", lint),
    ("deny", deny),
    ("rules", rules),
    ("unit", unit),
    ("build", build),
    ("wasm", wasm),
    ("judges", judges),
    ("sandbox", sandbox),
    ("interop", interop),
    ("e2e", e2e),
];

/// The tests of each stage, by the names of their targets.
const RULES: [&str; 1] = ["tidy"];
const UNIT: [&str; 6] = ["targets", "handlers", "pages", "conformance", "corpus", "wycheproof"];
const JUDGES: [&str; 3] = ["bankid_signatures", "encryption", "signatures"];
const SANDBOX: [&str; 3] = ["bankid", "demo_service", "host"];
const INTEROP: [&str; 1] = ["interop"];
const E2E: [&str; 1] = ["e2e"];

/// How many tests have been run, and what could not be checked here.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    unchecked: Vec<&'static str>,
}

impl Tally {
    /// Adds up the closing lines of test runners: cargo's, and Node's.
    fn read(&mut self, line: &str) {
        if let Some(rest) = line.strip_prefix("test result: ") {
            let count = |word: &str| {
                let before = rest.split(word).next().unwrap_or_default();
                before
                    .split_whitespace()
                    .next_back()
                    .and_then(|number| number.parse::<u64>().ok())
                    .unwrap_or_default()
            };
            self.passed += count(" passed");
            self.failed += count(" failed");
        }
        let node = |word| {
            line.strip_prefix(word)
                .and_then(|number| number.trim().parse::<u64>().ok())
        };
        self.passed += node("# pass ").or_else(|| node("ℹ pass ")).unwrap_or_default();
        self.failed += node("# fail ").or_else(|| node("ℹ fail ")).unwrap_or_default();
    }

    /// The line that closes a run.
    fn summary(&self) -> String {
        let mut line = format!("{} passed, {} failed", self.passed, self.failed);
        for what in &self.unchecked {
            line.push_str(&format!("; NOT CHECKED: {what}"));
        }
        line
    }
}

/// Runs every stage and closes with a line of counts.
pub fn all() -> Outcome {
    close(&STAGES)
}

/// Runs the named stages.
pub fn some(names: &[&str]) -> Outcome {
    let mut stages = Vec::new();
    for name in names {
        let stage = STAGES.iter().find(|(known, _)| known == name);
        stages.push(*stage.ok_or_else(|| format!("there is no stage {name}; see `cargo xtask test --list`"))?);
    }
    close(&stages)
}

/// Prints the names of the stages.
pub fn list() -> Outcome {
    STAGES.iter().for_each(|(name, _)| println!("{name}"));
    Ok(())
}

fn close(stages: &[Stage]) -> Outcome {
    let mut tally = Tally::default();
    let outcome = stages.iter().try_for_each(|(_, stage)| stage(&mut tally));
    println!("\n{}", tally.summary());
    match outcome {
        Ok(()) if tally.failed == 0 => Ok(()),
        Ok(()) => Err("tests have failed".to_owned()),
        Err(sentence) => Err(sentence),
    }
}

/// Runs tests and counts them; a run in which no test ran has shown nothing, so it is an error.
fn tests(tally: &mut Tally, what: &str, command: &mut Command) -> Outcome {
    let before = tally.passed;
    run_reading(what, command, |line| tally.read(line))?;
    if tally.passed == before {
        return Err(format!("{what}: not one test was run"));
    }
    Ok(())
}

fn cargo(words: &[&str]) -> Command {
    let mut cargo = step::command("cargo");
    cargo.args(words);
    cargo
}

/// The tests of these targets. Every stage selects the whole workspace, since the selection decides the features of the libraries: so
/// each of them is built once.
fn workspace(targets: &[&str]) -> Command {
    let mut cargo = cargo(&["test", "--workspace", "--exclude", "probe"]);
    for target in targets {
        cargo.args(["--test", target]);
    }
    cargo
}

/// A dot for each test that passes. What cargo builds before, for many minutes on a new machine, it tells.
const DOTS: [&str; 2] = ["--", "--quiet"];

fn format(_: &mut Tally) -> Outcome {
    run("Formatting", &mut cargo(&["fmt", "--all", "--check"]))
}

fn lint(tally: &mut Tally) -> Outcome {
    let strictly = ["--", "-D", "warnings"];
    let all = ["clippy", "--workspace", "--exclude", "probe", "--all-targets"];
    run("Lints", cargo(&all).args(strictly))?;
    let documentation = [
        "doc",
        "--workspace",
        "--exclude",
        "probe",
        "--no-deps",
        "--document-private-items",
    ];
    run(
        "Documentation",
        cargo(&documentation).env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    // What is compiled for WebAssembly alone: the door to Spin.
    let toolchain = toolchain::ensure()?;
    if !toolchain.has_lints() {
        tally
            .unchecked
            .push("lints of edge/src/spin.rs: apt-get install rust-web-clippy");
        return Ok(());
    }
    let mut wasm = toolchain.cargo();
    wasm.args(["clippy", "--package", "edge", "--target", COMPONENT]);
    run("Lints for WebAssembly", wasm.args(strictly))
}

/// Licences, sources and advisories of everything that is built.
fn deny(tally: &mut Tally) -> Outcome {
    let deny = tool::ensure_deny()?;
    let check = |lists: &[&str]| {
        let mut command = step::command(&deny);
        command
            .args(["--workspace", "check", "--hide-inclusion-graph"])
            .args(lists);
        command
    };
    run("Licences and sources", &mut check(&["licenses", "bans", "sources"]))?;
    // The list of advisories is fetched; a machine that cannot reach it says so in its closing line rather than that all is well.
    if step::output(step::command(&deny).args(["fetch", "db"])).is_none() {
        tally.unchecked.push("advisories, whose list cannot be fetched here");
        return Ok(());
    }
    run("Advisories", &mut check(&["advisories"]))
}

fn rules(tally: &mut Tally) -> Outcome {
    tests(tally, "Rules about the repository", workspace(&RULES).args(DOTS))
}

fn unit(tally: &mut Tally) -> Outcome {
    let mut unit = workspace(&UNIT);
    unit.args(["--lib", "--bins"]).args(DOTS);
    tests(tally, "The rules, the handlers and the pages, natively", &mut unit)?;
    let mut examples = workspace(&[]);
    examples.arg("--doc").args(DOTS);
    tests(tally, "What the documentation claims", &mut examples)
}

fn build(_: &mut Tally) -> Outcome {
    build::all()
}

/// The same tests of `shared` in the browser and as a component would run them.
fn wasm(tally: &mut Tally) -> Outcome {
    tool::ensure_browser()?;
    let toolchain = toolchain::ensure()?;
    let tools = tool::PageTools::ensure()?;
    // By way of the sandbox's tests, which need its programs: to build one alone would build every library again without what tests add.
    run("Build the runner for WASI tests", workspace(&SANDBOX).arg("--no-run"))?;
    for which in [&["--lib"][..], &["--test", "targets"]] {
        let mut browser = toolchain.cargo();
        tools.prepare(&mut browser);
        browser
            .args(["test", "--package", "shared", "--target", BROWSER])
            .args(which)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
            .env("CHROMEDRIVER", "chromedriver");
        tests(tally, "The rules, in the browser", &mut browser)?;
        let mut component = toolchain.cargo();
        component
            .args(["test", "--package", "shared", "--target", COMPONENT])
            .args(which)
            .env(
                "CARGO_TARGET_WASM32_WASIP2_RUNNER",
                place::target().join("debug/wasi-run"),
            );
        tests(tally, "The rules, on WASI", &mut component)?;
    }
    Ok(())
}

/// Whatever signature we accept, independent verifiers accept too.
fn judges(tally: &mut Tally) -> Outcome {
    tool::ensure_judges()?;
    let mut judges = workspace(&JUDGES);
    judges.args(DOTS).env("TILLIT_JUDGES", "1");
    tests(tally, "Signatures before independent verifiers", &mut judges)
}

fn sandbox(tally: &mut Tally) -> Outcome {
    tool::ensure_judges()?;
    tests(tally, "The sandbox", workspace(&SANDBOX).args(DOTS))
}

/// Independent clients against the running component.
fn interop(tally: &mut Tally) -> Outcome {
    let folder = place::root().join("tests/interop");
    tool::ensure_node_packages(&folder)?;
    let python = tool::ensure_python_packages(&folder)?;
    let mut interop = workspace(&INTEROP);
    interop.args(DOTS).arg("--test-threads=1").env("TILLIT_PYTHON", python);
    tests(tally, "Independent OpenID Connect clients", &mut interop)
}

/// People's journeys in a real browser.
fn e2e(tally: &mut Tally) -> Outcome {
    tool::ensure_browser()?;
    tool::ensure_node_packages(&place::root().join("tests/interop"))?;
    let mut journeys = workspace(&E2E);
    // Each journey takes its seconds, so its name is shown.
    journeys.args(["--", "--test-threads=1"]);
    tests(tally, "Journeys in a browser", &mut journeys)
}

#[cfg(test)]
mod tests {
    use super::{E2E, INTEROP, JUDGES, RULES, SANDBOX, Tally, UNIT};
    use crate::step;
    use std::collections::BTreeSet;

    #[test]
    fn adds_up_what_the_runners_say() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        tally.read("# pass 3");
        tally.read("ℹ fail 2");
        tally.read("test something ... ok");
        assert_eq!((tally.passed, tally.failed), (15, 3));
    }

    #[test]
    fn every_test_has_its_stage() {
        let cargo = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
        let described = step::output(step::command("cargo").args(cargo)).expect("the workspace");
        let staged: BTreeSet<&str> = [&UNIT[..], &RULES, &JUDGES, &SANDBOX, &INTEROP, &E2E]
            .concat()
            .into_iter()
            .collect();
        let there: BTreeSet<&str> = described
            .split("\"kind\":[\"test\"]")
            .skip(1)
            .filter_map(|target| target.split("\"name\":\"").nth(1)?.split('"').next())
            .collect();
        assert_eq!(staged, there);
    }
}
