//! Whatever is changed in a resolver's answer or in a statement of a trust chain, it is refused.

use evidence::federation::{Chain, LOA3_MARK, Resolve};
use proptest::{prelude::*, sample::Index};
use std::sync::LazyLock;

static RESOLVE: LazyLock<(Resolve, String)> = LazyLock::new(|| {
    let plan = Resolve::good();
    let made = plan.make();
    (plan, made)
});
static CHAIN: LazyLock<(Chain, Vec<String>)> = LazyLock::new(|| {
    let plan = Chain::good();
    let made = plan.make();
    (plan, made)
});

/// The text with one character replaced; nothing if it was the same.
fn replaced(text: &str, place: usize, letter: char) -> Option<String> {
    let mut changed = text.to_owned();
    changed.replace_range(place..=place, letter.encode_utf8(&mut [0; 4]));
    (changed != text).then_some(changed)
}

/// Every place once; all other letters are left to chance, below.
#[test]
fn every_replaced_character_is_refused() {
    let (plan, made) = &*RESOLVE;
    for place in (0..made.len()).step_by(3) {
        let changed = replaced(made, place, 'A')
            .or_else(|| replaced(made, place, 'B'))
            .unwrap();
        assert!(plan.judge_text(&changed).is_err(), "place {place}");
    }
    let (plan, made) = &*CHAIN;
    for (number, statement) in made.iter().enumerate() {
        for place in (0..statement.len()).step_by(7) {
            let mut chain = made.clone();
            chain[number] = replaced(statement, place, 'A')
                .or_else(|| replaced(statement, place, 'B'))
                .unwrap();
            assert!(plan.judge_texts(&chain).is_err(), "statement {number}, place {place}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_changed_answer_is_refused(place: Index, letter: char) {
        let (plan, made) = &*RESOLVE;
        if let Some(changed) = replaced(made, place.index(made.len()), letter) {
            prop_assert!(plan.judge_text(&changed).is_err());
        }
    }

    #[test]
    fn a_chain_with_a_changed_statement_is_refused(number: Index, place: Index, letter: char) {
        let (plan, made) = &*CHAIN;
        let (mut chain, number) = (made.clone(), number.index(made.len()));
        if let Some(changed) = replaced(&made[number], place.index(made[number].len()), letter) {
            chain[number] = changed;
            prop_assert!(plan.judge_texts(&chain).is_err());
        }
    }

    #[test]
    fn a_chain_of_the_same_statements_in_another_order_is_refused(order in Just(vec![0, 1, 2]).prop_shuffle(), length in 0_usize..4) {
        prop_assume!(order != [0, 1, 2] || length < 3);
        let (plan, made) = &*CHAIN;
        let chain: Vec<_> = order.iter().take(length).map(|place| made[*place].clone()).collect();
        prop_assert!(plan.judge_texts(&chain).is_err());
    }

    #[test]
    fn a_changed_mark_is_as_good_as_none(place: Index, letter in "[A-Za-z0-9._-]") {
        let (plan, _) = &*RESOLVE;
        let mark = plan.marks[0].make();
        let letter = letter.chars().next().unwrap();
        if let Some(changed) = replaced(&mark, place.index(mark.len()), letter) {
            let mut answer = plan.answer.clone();
            answer.claim("trust_marks", serde_json::json!([{"trust_mark": changed}]));
            prop_assert!(!plan.judge_text(&answer.make()).unwrap().has_mark(LOA3_MARK));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text: String) {
        let (plan, _) = &*RESOLVE;
        prop_assert!(plan.judge_text(&text).is_err());
        let (plan, made) = &*CHAIN;
        for number in 0..made.len() {
            let mut chain = made.clone();
            chain[number] = text.clone();
            prop_assert!(plan.judge_texts(&chain).is_err());
        }
    }
}
