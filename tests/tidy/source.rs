//! The repository's files, as git knows them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// The tracked files below `directory`, relative to the root, that end with `ending`; files that were removed are left out.
pub fn files(directory: &str, ending: &str) -> Vec<String> {
    let listed = Command::new("git")
        .current_dir(root())
        .args(["ls-files", "--cached", "--others", "--exclude-standard", directory])
        .output()
        .unwrap();
    assert!(listed.status.success(), "git ls-files failed");
    let listed = String::from_utf8(listed.stdout).unwrap();
    let found: Vec<String> = listed
        .lines()
        .filter(|file| file.ends_with(ending) && root().join(file).is_file())
        .map(str::to_owned)
        .collect();
    assert!(
        !found.is_empty(),
        "there is no {ending} below {directory}: the rule checks nothing"
    );
    found
}

pub fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

/// The lines of a Rust file before its tests, without comments, with their numbers.
pub fn product_lines(file: &str) -> Vec<(usize, String)> {
    let text = read(file);
    let product = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default()
        .to_owned();
    product
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number + 1, line.to_owned()))
        .collect()
}

/// The Rust files of a crate's product, without tests that have a file of their own.
pub fn product_files(directory: &str) -> Vec<String> {
    files(directory, ".rs")
        .into_iter()
        .filter(|file| !file.ends_with("/tests.rs") && !file.contains("/tests/"))
        .collect()
}
