//! The programs that building and testing need besides Rust. One that is there is used; one that is missing is installed: Rust programs
//! and npm packages into a directory of our own, Debian packages if we may.

use crate::{place, step};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The Trunk that the pages are built with.
const TRUNK: &str = "0.21.14";

/// The cargo-deny that reads `deny.toml`.
const DENY: &str = "0.20.2";

/// Debian packages by the program that shows that they are there.
const BROWSER_PACKAGES: [(&str, &str); 2] = [("chromium", "chromium"), ("chromedriver", "chromium-driver")];
const JUDGE_PACKAGES: [(&str, &str); 2] = [("xmlsec1", "xmlsec1"), ("openssl", "openssl")];

/// Where the tools are that the pages are built with.
pub struct PageTools {
    /// Directories that go in front of `PATH`.
    path: Vec<PathBuf>,
}

impl PageTools {
    /// Trunk, wasm-bindgen of the version in `Cargo.lock`, and wasm-opt.
    pub fn ensure() -> Result<Self, String> {
        let ours = place::tools().join("bin");
        let mut path = vec![ours.clone()];
        let trunk_is_there = version_of(&ours.join("trunk")).or_else(|| version_of(Path::new("trunk")));
        if !trunk_is_there.is_some_and(|version| version.starts_with("0.21.") || version.starts_with("0.22.")) {
            // It gets all its tools from us, and fetches nothing by itself: without TLS it is built in half the time.
            install_with_cargo("trunk", TRUNK, &["--locked", "--no-default-features"])?;
        }
        let wanted = locked_version("wasm-bindgen").ok_or("Cargo.lock does not name wasm-bindgen")?;
        let has = |program: &Path| version_of(program).is_some_and(|version| version == wanted);
        let own = ours.join("wasm-bindgen");
        // An old one of ours would hide a right one on `PATH`, so it is replaced.
        if !has(&own) && (own.exists() || !has(Path::new("wasm-bindgen"))) {
            // Without the lock file of its own: it names versions that registries have withdrawn.
            install_with_cargo("wasm-bindgen-cli", &wanted, &[])?;
        }
        if !is_there("wasm-opt") {
            path.push(install_with_npm("binaryen@132.0.0")?);
        }
        Ok(PageTools { path })
    }

    /// Puts the tools in front of a command's `PATH`.
    pub fn prepare<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let set = command
            .get_envs()
            .find(|(name, _)| *name == "PATH")
            .and_then(|(_, value)| value.map(std::ffi::OsStr::to_os_string));
        let known = set.or_else(|| std::env::var_os("PATH")).unwrap_or_default();
        let joined = std::env::join_paths(self.path.iter().cloned().chain(std::env::split_paths(&known)));
        command.env("PATH", joined.unwrap_or(known))
    }
}

/// The program `cargo-deny`: the one on `PATH`, or ours.
pub fn ensure_deny() -> Result<PathBuf, String> {
    if is_there("cargo-deny") {
        return Ok(PathBuf::from("cargo-deny"));
    }
    let ours = place::tools().join("bin/cargo-deny");
    if version_of(&ours).is_none_or(|version| version != DENY) {
        install_with_cargo("cargo-deny", DENY, &["--locked"])?;
    }
    Ok(ours)
}

/// Chromium and its driver.
pub fn ensure_browser() -> Result<(), String> {
    ensure_packages("the browser tests", &BROWSER_PACKAGES)
}

/// The programs that say how long a file is when it is compressed.
pub fn ensure_compressors() -> Result<(), String> {
    ensure_packages("measuring sizes", &[("gzip", "gzip"), ("brotli", "brotli")])
}

/// The independent programs that judge what the sandbox makes.
pub fn ensure_judges() -> Result<(), String> {
    ensure_packages("the tests of the sandbox", &JUDGE_PACKAGES)
}

/// Node.js and the packages of a directory's lock file.
pub fn ensure_node_packages(directory: &Path) -> Result<(), String> {
    if !is_there("node") || !is_there("npm") {
        ensure_packages(
            "the tests with independent clients",
            &[("node", "nodejs"), ("npm", "npm")],
        )?;
    }
    check_node()?;
    let lock = directory.join("package-lock.json");
    let installed = directory.join("node_modules/.package-lock.json");
    let changed = |path: &Path| std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    if changed(&installed) >= changed(&lock) && installed.exists() {
        return Ok(());
    }
    let mut npm = step::command("npm");
    npm.current_dir(directory)
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    step::run("Install the Node packages of the tests", &mut npm)
}

/// The oldest Node.js that the clients of the tests run on.
const NODE: u32 = 20;

fn check_node() -> Result<(), String> {
    let version = step::output(step::command("node").arg("--version")).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next();
    if major
        .and_then(|major| major.parse::<u32>().ok())
        .is_some_and(|major| major >= NODE)
    {
        return Ok(());
    }
    Err(format!(
        "The tests with independent clients need Node.js {NODE} or later; here is {}. Install a newer one and try again.",
        if version.is_empty() { "none" } else { version.trim() }
    ))
}

/// Python with the packages of a directory's `requirements.txt`, in an environment of its own; gives its `python`.
pub fn ensure_python_packages(directory: &Path) -> Result<PathBuf, String> {
    // Debian has the module that makes environments in a package of its own.
    let can_make = step::output(step::command("python3").args(["-c", "import ensurepip, venv"])).is_some();
    if !can_make {
        let purpose = "the tests with a client in Python";
        let needed = [("python3 with venv", "python3"), ("python3 with venv", "python3-venv")];
        ensure_packages(purpose, &needed)?;
    }
    let wanted = directory.join("requirements.txt");
    let wanted_text = std::fs::read(&wanted).map_err(|error| format!("read {}: {error}", wanted.display()))?;
    let environment = place::tools().join("python");
    let (python, installed) = (environment.join("bin/python"), environment.join("requirements.txt"));
    if python.exists() && std::fs::read(&installed).is_ok_and(|text| text == wanted_text) {
        return Ok(python);
    }
    let mut venv = step::command("python3");
    venv.args(["-m", "venv", "--clear"]).arg(&environment);
    step::run("Make an environment for Python", &mut venv)?;
    let mut pip = step::command(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(["--require-hashes", "-r"])
        .arg(&wanted);
    step::run("Install the Python packages of the tests", &mut pip)?;
    std::fs::write(&installed, wanted_text).map_err(|error| format!("write {}: {error}", installed.display()))?;
    Ok(python)
}

/// Whether Debian packages can be installed here.
pub fn may_install_packages() -> bool {
    is_there("apt-get") && step::output(step::command("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

/// Installs Debian packages; the lists are fetched first, since a new machine has none.
pub fn install_packages(packages: &[&str]) -> Result<(), String> {
    step::run(
        "Fetch Debian's package lists",
        step::command("apt-get").args(["update", "-q"]),
    )?;
    let mut install = step::command("apt-get");
    install
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(packages);
    step::run(&format!("Install {}", packages.join(", ")), &mut install)
}

fn ensure_packages(purpose: &str, packages: &[(&str, &str)]) -> Result<(), String> {
    let missing: Vec<_> = packages
        .iter()
        .filter(|(program, _)| !is_there(program))
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        Ok(())
    } else if may_install_packages() {
        install_packages(&missing)
    } else {
        Err(format!(
            "{purpose} need {}; on Debian, as root: apt-get install {}",
            missing.join(" and "),
            missing.join(" ")
        ))
    }
}

/// Whether a program of this name is on `PATH`.
fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|directory| directory.join(program).is_file())
}

/// The version that a program names itself by: the second word of the first line of `--version`.
fn version_of(program: &Path) -> Option<String> {
    let line = step::output(step::command(program).arg("--version"))?;
    line.lines().next()?.split_whitespace().nth(1).map(str::to_owned)
}

/// The version of a crate in `Cargo.lock`.
fn locked_version(name: &str) -> Option<String> {
    let lock: toml::Table = std::fs::read_to_string(place::root().join("Cargo.lock"))
        .ok()?
        .parse()
        .ok()?;
    let package = lock
        .get("package")?
        .as_array()?
        .iter()
        .find(|package| package.get("name").and_then(|n| n.as_str()) == Some(name))?;
    package.get("version")?.as_str().map(str::to_owned)
}

/// Installs a Rust program into our own directory. On a new machine it takes longer to build than it ever runs, so it is not optimised.
fn install_with_cargo(package: &str, version: &str, options: &[&str]) -> Result<(), String> {
    let mut cargo = step::command("cargo");
    cargo
        .args(["install", package, "--version", version, "--root"])
        .arg(place::tools())
        .args(options);
    cargo.env("CARGO_TARGET_DIR", place::target().join("tools"));
    cargo
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    step::run(&format!("Install {package} {version} (some minutes, once)"), &mut cargo)
}

/// Installs an npm package with its programs into our own directory; gives the directory of the programs.
fn install_with_npm(package: &str) -> Result<PathBuf, String> {
    let directory = place::tools().join("npm");
    let programs = directory.join("node_modules/.bin");
    if programs.join("wasm-opt").exists() {
        return Ok(programs);
    }
    ensure_packages("building the pages", &[("node", "nodejs"), ("npm", "npm")])?;
    std::fs::create_dir_all(&directory).map_err(|error| format!("make {}: {error}", directory.display()))?;
    let mut npm = step::command("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--prefix"])
        .arg(&directory)
        .arg(package);
    step::run(&format!("Install {package} from npm"), &mut npm)?;
    Ok(programs)
}
