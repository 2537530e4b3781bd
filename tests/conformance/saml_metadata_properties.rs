//! Whatever is changed in the part of metadata that the operator's signature covers, it is refused.

use evidence::saml::{IDP, Metadata, answer, judge_answer, judge_metadata};
use proptest::{prelude::*, sample::Index};
use shared::saml::{Federation, MetadataRefusal};
use std::sync::LazyLock;

static AGGREGATE: LazyLock<String> = LazyLock::new(|| Metadata::good().make());
static ANSWER: LazyLock<String> = LazyLock::new(|| answer(IDP));

/// How a document is judged.
type Judge = fn(&str) -> Result<Federation, MetadataRefusal>;

/// The aggregate and the answer to a query, each with its judge.
fn both() -> [(&'static str, Judge); 2] {
    [
        (&AGGREGATE, judge_metadata),
        (&ANSWER, |document| judge_answer(IDP, document)),
    ]
}

/// The places that the signature covers: the document without the signature. White space in a tag is no place of its own in the canonical form.
fn covered(made: &str) -> Vec<usize> {
    let from = made.find("<ds:Signature ").unwrap();
    let to = made.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    (0..from)
        .chain(to..made.len())
        .filter(|place| made.is_char_boundary(*place))
        .collect()
}

/// The document with another character in this place; nothing if it was the same, or is white space for white space.
fn replaced(made: &str, place: usize, letter: char) -> Option<String> {
    let old = made[place..].chars().next().unwrap();
    if old == letter || old.is_whitespace() && letter.is_whitespace() {
        return None;
    }
    let mut changed = made.to_owned();
    changed.replace_range(place..place + old.len_utf8(), letter.encode_utf8(&mut [0; 4]));
    Some(changed)
}

#[test]
fn both_are_believed_as_they_are() {
    for (made, judge) in both() {
        assert!(judge(made).unwrap().identity_provider(IDP).is_some());
    }
}

/// Every seventh place, with one other letter; all other letters are left to chance, below.
#[test]
fn another_letter_in_the_covered_part_is_refused() {
    for (made, judge) in both() {
        for place in covered(made).into_iter().step_by(7) {
            let changed = replaced(made, place, 'x')
                .or_else(|| replaced(made, place, 'y'))
                .unwrap();
            assert!(judge(&changed).is_err(), "place {place}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_other_character_in_the_covered_part_is_refused(place: Index, letter: char) {
        for (made, judge) in both() {
            let places = covered(made);
            if let Some(changed) = replaced(made, *place.get(&places), letter) {
                prop_assert!(judge(&changed).is_err());
            }
        }
    }

    #[test]
    fn any_part_taken_out_of_the_covered_part_is_refused(place: Index, length in 1_usize..200) {
        for (made, judge) in both() {
            let end_tag = "</ds:Signature>";
            let after = made.find(end_tag).unwrap() + end_tag.len();
            let places: Vec<usize> = made[after..].char_indices().map(|(at, _)| after + at).collect();
            let first = place.index(places.len());
            let end = places.get(first + length).copied().unwrap_or(made.len());
            let (kept, rest) = (&made[..places[first]], &made[places[first]..end]);
            prop_assume!(!rest.trim().is_empty());
            prop_assert!(judge(&[kept, &made[end..]].concat()).is_err());
        }
    }

    #[test]
    fn a_copied_element_is_refused(element: Index, place: Index) {
        for (made, judge) in both() {
            let starts: Vec<usize> = made.match_indices("<md:SingleSignOnService ").map(|(at, _)| at).collect();
            let start = *element.get(&starts);
            let end_tag = "</md:SingleSignOnService>";
            let end = start + made[start..].find(end_tag).unwrap() + end_tag.len();
            let mut changed = made.to_owned();
            changed.insert_str(*place.get(&starts), &made[start..end]);
            prop_assert!(judge(&changed).is_err());
        }
    }

    #[test]
    fn no_bytes_make_it_panic(text: String) {
        for (_, judge) in both() {
            prop_assert!(judge(&text).is_err());
        }
    }
}
