//! The toolchain for WebAssembly. On an ordinary machine rustup fetches the two targets; where it cannot reach its server, Debian's
//! compiler with its sources does it, and builds the standard library along.

use crate::{place, step, tool};
use std::{path::Path, process::Command, sync::OnceLock, time::Duration};

/// The pages.
pub const BROWSER: &str = "wasm32-unknown-unknown";
/// The component.
pub const COMPONENT: &str = "wasm32-wasip2";

/// Debian's packages, as of Debian 12.
const PACKAGES: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "lld-22",
    "wasi-libc",
];
/// How long rustup may take. It fails at once where it is refused; where it hangs, Debian's way is better than waiting.
const PATIENCE: Duration = Duration::from_secs(300);

/// How WebAssembly is built on this machine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Toolchain {
    /// With the compiler that runs this program.
    Rustup,
    /// With Debian's.
    Debian,
}

/// The toolchain, made sure of once. `TILLIT_WASM_TOOLCHAIN=debian` skips rustup.
pub fn ensure() -> Result<Toolchain, String> {
    static FOUND: OnceLock<Result<Toolchain, String>> = OnceLock::new();
    FOUND.get_or_init(find).clone()
}

fn find() -> Result<Toolchain, String> {
    let debian_wanted = std::env::var("TILLIT_WASM_TOOLCHAIN").is_ok_and(|wanted| wanted == "debian");
    if !debian_wanted && (has_targets() || add_targets()) {
        return Ok(Toolchain::Rustup);
    }
    if has_debian() {
        return Ok(Toolchain::Debian);
    }
    let install = format!("apt-get install {}", PACKAGES.join(" "));
    if !tool::may_install_packages() {
        return Err(format!(
            "the WebAssembly targets are missing: run `rustup target add {BROWSER} {COMPONENT}`, or as root on Debian `{install}`"
        ));
    }
    tool::install_packages(&PACKAGES)?;
    if has_debian() {
        Ok(Toolchain::Debian)
    } else {
        Err(format!("`{install}` did not give a compiler for {COMPONENT}"))
    }
}

fn has_targets() -> bool {
    let sysroot = step::output(step::command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let libraries = Path::new(sysroot.trim()).join("lib/rustlib");
    [BROWSER, COMPONENT]
        .iter()
        .all(|target| libraries.join(target).join("lib").is_dir())
}

fn add_targets() -> bool {
    step::say(&format!("Ask rustup for the targets {BROWSER} and {COMPONENT}"));
    let mut rustup = step::command("rustup");
    step::succeeds_within(PATIENCE, rustup.args(["target", "add", BROWSER, COMPONENT])) && has_targets()
}

/// Debian's compiler, the sources of its standard library, and the C library for the component.
fn has_debian() -> bool {
    let sources = Path::new("/usr/lib/rustlib/src/rust/library/std/src/lib.rs");
    let packaged = Path::new("/usr/lib/wasm32-wasi/libc.a");
    Path::new("/usr/bin/rustc").exists() && sources.exists() && packaged.exists()
}

impl Toolchain {
    /// Prepares a command that builds WebAssembly: `cargo` itself, or a program that calls it.
    pub fn prepare(self, command: &mut Command) -> &mut Command {
        command.env("CARGO_TARGET_DIR", place::wasm_target());
        if self == Toolchain::Debian {
            let path = std::env::var("PATH").unwrap_or_default();
            command
                .env("PATH", format!("/usr/bin:{path}"))
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_TARGET_WASM32_WASIP2_RUSTFLAGS", "-Lnative=/usr/lib/wasm32-wasi")
                // What cargo and rustup tell the programs that they start would lead back to the other compiler.
                .env_remove("CARGO")
                .env_remove("RUSTUP_TOOLCHAIN")
                .env_remove("RUSTC");
        }
        command
    }

    /// Whether this toolchain can lint: Debian's is a package of its own.
    pub fn has_lints(self) -> bool {
        self == Toolchain::Rustup || Path::new("/usr/bin/cargo-clippy").exists()
    }

    /// Cargo of this toolchain.
    pub fn cargo(self) -> Command {
        let mut cargo = step::command(if self == Toolchain::Debian {
            "/usr/bin/cargo"
        } else {
            "cargo"
        });
        self.prepare(&mut cargo);
        cargo
    }
}
