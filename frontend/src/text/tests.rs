use super::{either, of};
use shared::{
    api::{Obstacle, Required},
    language::Language,
    loa::Demand,
    message::Message,
    reason::Reason,
};
use std::collections::BTreeSet;

const OBSTACLES: [Obstacle; 6] = [
    Obstacle::LevelTooLow,
    Obstacle::LevelNotAccepted,
    Obstacle::PrivateNotAllowed,
    Obstacle::NotAgreed,
    Obstacle::NotConnected,
    Obstacle::IdentityNotAvailable,
];

/// A text that may stand on a page: not empty, no space at its ends, none doubled, no exclamation.
fn is_well_made(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains("  ") && !text.contains('!')
}

#[test]
fn every_fixed_text_is_well_made_and_translated() {
    // "Test" is the same word in both.
    let same = ["test_title", "reference"];
    for ((name, sv), (_, en)) in of(Language::Sv).fixed().into_iter().zip(of(Language::En).fixed()) {
        assert!(is_well_made(sv) && is_well_made(en), "{name}: {sv:?} {en:?}");
        assert_eq!(sv == en, same.contains(&name), "{name}: {sv:?} {en:?}");
    }
}

#[test]
fn every_reason_has_words_of_its_own_in_every_language() {
    for language in Language::ALL {
        let mut titles = BTreeSet::new();
        for &reason in Reason::ALL {
            let text = (of(language).reason)(reason);
            for part in [text.title, text.what, text.next] {
                assert!(is_well_made(part), "{language:?} {reason:?}: {part:?}");
            }
            assert!(
                !text.title.ends_with('.') && text.what.ends_with('.') && text.next.ends_with('.'),
                "{reason:?}"
            );
            assert!(
                titles.insert(text.title),
                "{language:?} {reason:?}: {:?} stands twice",
                text.title
            );
        }
    }
}

#[test]
fn no_reason_is_left_untranslated() {
    for &reason in Reason::ALL {
        let (sv, en) = ((of(Language::Sv).reason)(reason), (of(Language::En).reason)(reason));
        assert!(
            sv.title != en.title && sv.what != en.what && sv.next != en.next,
            "{reason:?}"
        );
    }
}

#[test]
fn every_message_has_words_of_its_own_in_every_language() {
    let mut all = BTreeSet::new();
    for language in Language::ALL {
        for message in Message::ALL {
            let text = (of(language).message)(message);
            assert!(is_well_made(text), "{language:?} {message:?}: {text:?}");
            assert!(all.insert(text), "{language:?} {message:?}: {text:?} stands twice");
        }
    }
}

#[test]
fn every_required_level_and_obstacle_has_words_and_names_its_level() {
    for language in Language::ALL {
        let text = of(language);
        for demand in Demand::ALL {
            let required = Required::Demand(demand);
            let words = (text.required)(&required);
            assert!(is_well_made(&words));
            assert!(
                demand.number().is_none_or(|level| words.contains(&level.to_string())),
                "{words}"
            );
            for obstacle in OBSTACLES {
                assert!(is_well_made(&(text.obstacle)(obstacle, &required)));
                assert!(is_well_made((text.remedy)(obstacle)));
            }
        }
        assert!((text.obstacle)(Obstacle::LevelTooLow, &Required::Demand(Demand::Loa3)).contains('3'));
        let only = Required::Only(vec![3, 4]);
        assert!((text.obstacle)(Obstacle::LevelTooLow, &only).contains('3'));
        let words = (text.required)(&only);
        assert!(is_well_made(&words) && words.contains('3') && words.contains('4'));
    }
}

#[test]
fn the_link_to_the_app_is_called_what_bankid_recommends() {
    assert_eq!((of(Language::Sv).open_app)("BankID"), "Starta BankID-appen", "RFA18");
    assert_eq!((of(Language::En).open_app)("BankID"), "Start the BankID app", "RFA18");
}

#[test]
fn time_is_told_in_minutes_and_seconds() {
    let time = |language, seconds| (of(language).time)(seconds);
    assert_eq!(time(Language::Sv, 180), "3 minuter 0 sekunder");
    assert_eq!(time(Language::Sv, 61), "1 minut 1 sekund");
    assert_eq!(time(Language::Sv, 59), "59 sekunder");
    assert_eq!(time(Language::En, 62), "1 minute 2 seconds");
}

#[test]
fn names_are_listed_as_people_list_them() {
    assert_eq!(either(&["SITHS"], "eller"), "SITHS");
    assert_eq!(either(&["SITHS", "BankID"], "eller"), "SITHS eller BankID");
    assert_eq!(
        either(&["SITHS", "Freja", "BankID"], "eller"),
        "SITHS, Freja eller BankID"
    );
}
