//! Where things are.

use std::path::{Path, PathBuf};

/// The repository that this was called in. Cargo says which: the program may have been built in another copy of it.
pub fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package)
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// What is built for running: the component, the pages, state. `spin.toml` names files in it, so it does not move with
/// `CARGO_TARGET_DIR`.
pub fn output() -> PathBuf {
    root().join("target/tillit")
}

/// Cargo's own directory for native builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |directory| root().join(directory))
}

/// Cargo's directory for WebAssembly builds: apart, since another toolchain may make them.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// Where tools are installed that are not on the machine. `TILLIT_TOOLS` names another directory.
pub fn tools() -> PathBuf {
    let cache = || {
        let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
        std::env::var_os("XDG_CACHE_HOME")
            .map_or_else(|| home.join(".cache"), PathBuf::from)
            .join("tillit/tools")
    };
    std::env::var_os("TILLIT_TOOLS").map_or_else(cache, PathBuf::from)
}

/// The newest change of any file below these paths of the repository, as far as it can be read.
pub fn newest_change(paths: &[&str]) -> Option<std::time::SystemTime> {
    paths.iter().filter_map(|path| newest(&root().join(path))).max()
}

fn newest(path: &Path) -> Option<std::time::SystemTime> {
    let metadata = std::fs::metadata(path).ok()?;
    if metadata.is_file() {
        return metadata.modified().ok();
    }
    std::fs::read_dir(path)
        .ok()?
        .filter_map(|entry| newest(&entry.ok()?.path()))
        .max()
}
