//! Documents and lists that must agree with the code.

use crate::source::{files, read, root};
use shared::reason::Reason;

#[test]
fn the_list_of_codes_is_the_codes() {
    let listed = read("docs/codes.md");
    let rows: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let mut codes: Vec<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    codes.sort_unstable();
    assert_eq!(rows, codes, "docs/codes.md lists every code once, in order");
}

#[test]
fn what_the_architecture_names_exists() {
    for document in ["ARCHITECTURE.md", "README.md"] {
        let text = read(document);
        let mut seen = 0;
        for word in text.split('`').skip(1).step_by(2) {
            let is_path =
                word.contains('/') && !word.contains([' ', '<', '{', ':', '*']) && !word.starts_with(['/', 'h', '-']);
            if is_path && !word.starts_with("target/") {
                seen += 1;
                assert!(
                    root().join(word).exists(),
                    "{document} names {word}, which does not exist"
                );
            }
        }
        assert!(seen > 0, "{document} names no path: the rule checks nothing");
    }
}

/// One refusal a file. The others are named by what they are: what is accepted, what holds of any bytes, messages from outside, and a table
/// of the edges of times, on each of which one side is accepted and the other refused.
#[test]
fn every_refusal_has_a_file_of_its_own() {
    let listed = read("tests/conformance/main.rs");
    let mut refusals = 0;
    for file in files("tests/conformance", ".rs") {
        let name = file.rsplit('/').next().unwrap().trim_end_matches(".rs");
        if name == "main" {
            continue;
        }
        assert!(
            listed.lines().any(|line| line == format!("mod {name};")),
            "{file} is not run"
        );
        let is_accepted = name.ends_with("_accepted") && !name.ends_with("_not_accepted");
        let is_another_kind =
            is_accepted || name.ends_with("_properties") || name.contains("_genuine_") || name == "saml_times";
        if !is_another_kind {
            let text = read(&file);
            assert!(text.starts_with("//! "), "{file} does not say what is refused");
            assert_eq!(text.matches("#[test]").count(), 1, "{file} holds several refusals");
            refusals += 1;
        }
    }
    assert!(refusals > 500, "only {refusals} refusals were found");
}

#[test]
fn every_test_that_a_document_names_exists() {
    let sources: String = files(".", ".rs").iter().map(|file| read(file)).collect();
    let others: String = files("tests", ".mjs").iter().map(|file| read(file)).collect();
    for document in ["docs/attacks.md", "docs/portal.md"] {
        let text = read(document);
        let rows = text
            .lines()
            .filter_map(|line| line.strip_suffix(" |")?.rsplit_once("| "));
        let mut seen = 0;
        for (_, tests) in rows {
            for test in tests.split('`').skip(1).step_by(2) {
                let is_test = test.contains('_')
                    && !test.starts_with('_')
                    && test
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
                if is_test {
                    seen += 1;
                    // The conformance tests are a file each.
                    let is_file = root().join(format!("tests/conformance/{test}.rs")).is_file();
                    let known = is_file || sources.contains(&format!("fn {test}(")) || others.contains(test);
                    assert!(known, "{document} names {test}, which is no test");
                }
            }
        }
        assert!(seen > 20, "{document} names {seen} tests: the rule checks nothing");
    }
}

#[test]
fn every_decision_has_a_number_of_its_own() {
    let decisions = files("docs/decisions", ".md");
    let numbers: std::collections::BTreeSet<_> = decisions
        .iter()
        .filter_map(|file| file.rsplit('/').next()?.get(..4))
        .collect();
    assert_eq!(numbers.len(), decisions.len(), "{decisions:?}");
}

#[test]
fn nothing_names_the_machine_it_was_made_on() {
    for file in files(".", "") {
        let Ok(text) = std::fs::read_to_string(root().join(&file)) else {
            continue;
        };
        for word in [concat!("/", "root/"), concat!("/", "work/"), concat!("artif", "actory")] {
            assert!(!text.contains(word), "{file} names {word}");
        }
    }
}
