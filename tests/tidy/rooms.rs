//! Direction of dependencies, and one room for each thing.

use crate::source::{files, product_files, product_lines, read};

/// The names of the dependencies (of any kind but development) in a crate's manifest.
fn dependencies(of: &str) -> Vec<String> {
    let manifest: toml::Table = read(&format!("{of}/Cargo.toml")).parse().unwrap();
    let mut names = Vec::new();
    let mut take = |table: Option<&toml::Value>| {
        if let Some(table) = table.and_then(toml::Value::as_table) {
            names.extend(table.keys().cloned());
        }
    };
    take(manifest.get("dependencies"));
    if let Some(targets) = manifest.get("target").and_then(toml::Value::as_table) {
        targets.values().for_each(|target| take(target.get("dependencies")));
    }
    names
}

/// Asserts that `word` stands in product code of `directory` only in the files listed.
fn only_in(directory: &str, word: &str, rooms: &[&str]) {
    let mut seen = false;
    for file in product_files(directory) {
        for (number, line) in product_lines(&file) {
            if line.contains(word) {
                assert!(
                    rooms.contains(&file.as_str()),
                    "{file}:{number} names {word}, which belongs in {rooms:?}"
                );
                seen = true;
            }
        }
    }
    assert!(
        seen || rooms.is_empty(),
        "{word} is nowhere in {directory}: the rule checks nothing"
    );
}

#[test]
fn crates_depend_in_one_direction() {
    for (of, may_not) in [
        ("shared", &["edge", "frontend", "sandbox", "tests"][..]),
        ("frontend", &["edge", "sandbox", "tests"]),
        ("edge", &["sandbox", "tests"]),
        ("sandbox", &["edge", "frontend", "tests"]),
        ("xtask", &["edge", "frontend", "sandbox", "tests"]),
    ] {
        let dependencies = dependencies(of);
        assert!(!dependencies.is_empty(), "{of}");
        for name in may_not {
            assert!(
                !dependencies.iter().any(|known| known == name),
                "{of} depends on {name}"
            );
        }
    }
}

/// The modules of each crate by floors, lowest first. A module names those of its own floor and of the floors below; modules that know each
/// other share a floor.
const FLOORS: [(&str, &[&[&str]]); 3] = [
    (
        "shared",
        &[
            &[
                "crypto",
                "environment",
                "id",
                "jose",
                "language",
                "loa",
                "mark",
                "message",
                "reason",
                "replay",
                "search",
                "secret",
                "theme",
                "time",
            ],
            &["discovery", "person", "seal", "x509", "xml"],
            &["identity", "saml"],
            &["api", "attribute", "guide", "portal", "provider"],
            &["oidc", "policy", "session"],
            &["grant", "login"],
        ],
    ),
    (
        "edge",
        &[
            &["env"],
            &["audit", "config", "theme"],
            &["cookie", "headers", "provider", "store"],
            &["failure"],
            &["page"],
            &["handler"],
            &["router"],
            &["spin"],
        ],
    ),
    (
        "frontend",
        &[
            &["clock", "state", "text"],
            &["browser", "component"],
            &["client", "view"],
            &["app", "document", "live"],
            &["still"],
        ],
    ),
];

#[test]
fn modules_depend_in_one_direction() {
    for (of, floors) in FLOORS {
        let floor = |module: &str| floors.iter().position(|floor| floor.contains(&module));
        let mut names = 0;
        for file in product_files(&format!("{of}/src")) {
            let module = file.split('/').nth(2).unwrap().trim_end_matches(".rs");
            if ["lib", "main"].contains(&module) {
                continue;
            }
            let own = floor(module).unwrap_or_else(|| panic!("{file}: {module} has no floor"));
            let text: Vec<_> = product_lines(&file).into_iter().map(|(_, line)| line).collect();
            for named in modules_named(&text.join("\n")) {
                // What is no module stands in lib.rs.
                let Some(other) = floor(&named) else { continue };
                assert!(other <= own, "{file} names {named}, which is on a floor above");
                names += 1;
            }
        }
        assert!(names > 20, "{of}: only {names} names were found");
    }
}

/// The first segments of the paths in `text` that begin with `crate::`.
fn modules_named(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for path in text.split("crate::").skip(1) {
        let (mut depth, mut is_first, mut word) = (0, true, String::new());
        for letter in path.chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                letter if letter.is_alphanumeric() || letter == '_' => {
                    if is_first && depth <= 1 {
                        word.push(letter);
                    }
                    continue;
                }
                _ if letter.is_whitespace() => continue,
                _ => {}
            }
            if !word.is_empty() {
                named.push(std::mem::take(&mut word));
                is_first = false;
            }
            is_first |= depth == 1 && matches!(letter, ',' | '{');
            if depth <= 0 {
                break;
            }
        }
    }
    named
}

#[test]
fn paths_are_read_as_the_compiler_does() {
    let text = "use crate::{\n    audit::{self, Event},\n    cookie, env::{Env, store::Deep},\n};\nfn a() { crate::page::json(); store::get(b, c) }";
    assert_eq!(modules_named(text), ["audit", "cookie", "env", "page"]);
}

#[test]
fn shared_has_no_clock_randomness_input_or_output() {
    for name in [
        "getrandom",
        "rand",
        "tokio",
        "reqwest",
        "chrono",
        "time",
        "web-sys",
        "js-sys",
        "gloo",
        "spin-sdk",
        "anyhow",
        "log",
        "tracing",
    ] {
        assert!(
            !dependencies("shared").iter().any(|known| known == name),
            "shared depends on {name}"
        );
    }
    for word in [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "std::io",
        "SystemTime",
        // SAML has attributes that end so.
        "Instant::",
        "::Instant",
        "println!",
        "eprintln!",
        "async ",
    ] {
        only_in("shared/src", word, &[]);
    }
}

#[test]
fn the_rules_are_tested_on_every_target() {
    for file in files("shared", ".rs") {
        let text = read(&file);
        assert!(
            !text.contains("#[test]") || text.contains("wasm_bindgen_test as test"),
            "the tests of {file} are passed over in the browser: import wasm_bindgen_test as test, as its neighbours do"
        );
    }
}

#[test]
fn spin_is_named_in_one_file() {
    only_in("edge/src", "spin_sdk", &["edge/src/spin.rs"]);
}

#[test]
fn the_browser_is_named_in_one_file() {
    only_in("frontend/src", "web_sys", &["frontend/src/browser.rs"]);
}

#[test]
fn the_edge_compares_no_levels() {
    for word in ["Loa::", "Demand::", "is_satisfied_by"] {
        only_in("edge/src", word, &[]);
    }
}

#[test]
fn only_headers_and_cookies_write_their_headers() {
    only_in(
        "edge/src",
        "CONTENT_SECURITY_POLICY",
        &["edge/src/headers.rs", "edge/src/page.rs"],
    );
    only_in("edge/src", "SameSite=", &["edge/src/cookie.rs"]);
    only_in("edge/src", "SET_COOKIE", &["edge/src/page.rs"]);
}

#[test]
fn words_for_people_are_in_text_alone() {
    for file in product_files("frontend/src")
        .iter()
        .filter(|file| !file.starts_with("frontend/src/text"))
    {
        for (number, line) in product_lines(file) {
            let swedish = line.chars().any(|letter| "åäöÅÄÖ".contains(letter));
            assert!(!swedish, "{file}:{number} has words of its own");
        }
    }
    for directory in ["edge/src", "shared/src"] {
        for file in product_files(directory) {
            for (number, line) in product_lines(&file) {
                assert!(
                    !line.chars().any(|letter| "åäöÅÄÖ".contains(letter)),
                    "{file}:{number} has words of its own"
                );
            }
        }
    }
}

#[test]
fn files_are_short_enough_to_read() {
    for directory in ["shared/src", "edge/src", "frontend/src", "sandbox/src", "xtask/src"] {
        for file in product_files(directory) {
            let lines = product_lines(&file).len();
            assert!(lines <= 400, "{file} has {lines} lines: split it by noun");
        }
    }
}

#[test]
fn no_lint_is_switched_off_without_a_reason() {
    for file in files(".", ".rs") {
        let needle = concat!("#[", "allow(");
        assert!(
            !read(&file).contains(needle),
            "{file} uses allow; use expect with a reason"
        );
    }
}
