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
