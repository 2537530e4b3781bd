//! Builds what is deployed: the component and the files of the pages, in `target/tillit`, where `spin.toml` has them.

use crate::{
    Outcome, place, step,
    tool::PageTools,
    toolchain::{self, COMPONENT},
};
use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::Hasher,
    path::{Path, PathBuf},
};

/// What the pages are built from.
const PAGE_SOURCES: [&str; 6] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "frontend",
    "shared/src",
    "static",
];

/// The component, the pages and the probe of the sandbox host.
pub fn all() -> Outcome {
    component()?;
    pages()
}

/// `edge.wasm`, and `probe.wasm`, which the host is tested and compared with.
pub fn component() -> Outcome {
    let toolchain = toolchain::ensure()?;
    let mut cargo = toolchain.cargo();
    cargo.args([
        "build",
        "--release",
        "--target",
        COMPONENT,
        "--package",
        "edge",
        "--package",
        "probe",
    ]);
    step::run("Build the component", &mut cargo)?;
    let built = place::wasm_target().join(COMPONENT).join("release");
    for name in ["edge.wasm", "probe.wasm"] {
        copy_if_changed(&built.join(name), &place::output().join(name))?;
    }
    Ok(())
}

/// The script, the wasm and the style of the pages, and a version over them all.
pub fn pages() -> Outcome {
    let site = place::output().join("site");
    let version_file = site.join("version");
    let built = fs::metadata(&version_file)
        .and_then(|metadata| metadata.modified())
        .ok();
    if built.is_some() && place::newest_change(&PAGE_SOURCES) <= built {
        return Ok(());
    }
    let trunk_output = trunk()?;
    fs::create_dir_all(&site).map_err(|error| format!("make {}: {error}", site.display()))?;
    let root = place::root();
    let files: [PathBuf; 5] = [
        trunk_output.join("frontend.js"),
        trunk_output.join("frontend_bg.wasm"),
        root.join("static/boot.js"),
        root.join("static/css/tillit.css"),
        root.join("static/logo/mark.svg"),
    ];
    let mut hasher = DefaultHasher::new();
    for file in &files {
        let bytes = fs::read(file).map_err(|error| format!("read {}: {error}", file.display()))?;
        hasher.write(&bytes);
        let name = Path::new(file.file_name().unwrap_or_default());
        for (name, bytes) in [
            (name.with_added_extension("br"), compressed(&bytes)?),
            (name.into(), bytes),
        ] {
            fs::write(site.join(name), bytes).map_err(|error| format!("write to {}: {error}", site.display()))?;
        }
    }
    let version = format!("{:016x}\n", hasher.finish());
    fs::write(&version_file, version).map_err(|error| format!("write {}: {error}", version_file.display()))
}

/// As browsers take it (RFC 7932). Done once, so as small as it gets.
fn compressed(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)
        .map_err(|error| format!("compress the pages: {error}"))?;
    Ok(compressed)
}

/// Runs Trunk; gives the directory that it has written.
fn trunk() -> Result<PathBuf, String> {
    let toolchain = toolchain::ensure()?;
    let tools = PageTools::ensure()?;
    let output = place::output().join("trunk");
    let mut trunk = step::command("trunk");
    toolchain.prepare(&mut trunk);
    tools.prepare(&mut trunk);
    // Trunk takes any value of NO_COLOR but `true` and `false` for a mistake.
    trunk
        .env_remove("NO_COLOR")
        .args(["build", "--release", "--dist"])
        .arg(&output);
    step::run("Build the pages", &mut trunk)?;
    Ok(output)
}

fn copy_if_changed(from: &Path, to: &Path) -> Outcome {
    let bytes = fs::read(from).map_err(|error| format!("read {}: {error}", from.display()))?;
    if fs::read(to).is_ok_and(|known| known == bytes) {
        return Ok(());
    }
    if let Some(directory) = to.parent() {
        fs::create_dir_all(directory).map_err(|error| format!("make {}: {error}", directory.display()))?;
    }
    fs::write(to, bytes).map_err(|error| format!("write {}: {error}", to.display()))
}
