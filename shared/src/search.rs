//! Finding an e-ID by what people call it: its name, what it takes, who issues it, who employs them.
//!
//! People type on whatever keyboard there is. A letter without marks finds the same letter with marks, so `a` finds all that begin as A
//! does; a letter with marks finds itself alone, because in Swedish it is a letter of its own and not another A.

/// A list of more entries than this is searched rather than read.
pub const LONG: usize = 8;

/// The longest text that is looked for, in characters.
pub const MAX: usize = 60;

/// What kind of employer it is: said or left out as people please, where something else is said too.
const KINDS: [&str; 10] = [
    "city",
    "council",
    "county",
    "kommun",
    "kommunen",
    "municipality",
    "region",
    "regionen",
    "stad",
    "stads",
];

/// What somebody looks for. Nothing at all finds everything.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Search {
    words: Vec<String>,
}

impl Search {
    /// Reads what somebody has typed.
    pub fn new(text: &str) -> Self {
        let typed: String = text.chars().take(MAX).collect();
        let (kinds, mut words): (Vec<_>, Vec<_>) = words(&typed).partition(|word| is_kind(word));
        if words.is_empty() {
            words = kinds;
        }
        Search { words }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is in one of the texts.
    pub fn finds<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let there: Vec<String> = texts.into_iter().flat_map(words).collect();
        self.words
            .iter()
            .all(|word| there.iter().any(|there| is_in(word, there)))
    }
}

/// The words of a text, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(is_between)
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(small).collect())
}

fn is_between(letter: char) -> bool {
    letter <= ' ' || letter.is_ascii_punctuation() || matches!(letter, '\u{a0}' | '\u{2010}'..='\u{2015}')
}

/// The small letter of ASCII and Latin-1, which hold the alphabets of the Nordic countries; others stand as they are.
fn small(letter: char) -> char {
    match letter {
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{de}' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        other => other.to_ascii_lowercase(),
    }
}

/// A kind of employer, also in the genitive.
fn is_kind(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    KINDS.contains(&word) || KINDS.contains(&bare)
}

/// Whether a word that is looked for is in one that is there: at its beginning, or anywhere if it is more than one letter, since Swedish
/// puts words together. A genitive finds the name too.
fn is_in(word: &str, there: &str) -> bool {
    let bare = word.strip_suffix('s').filter(|bare| bare.len() > 2);
    [Some(word), bare].into_iter().flatten().any(|word| {
        let is_short = word.chars().nth(1).is_none();
        let mut places = there.char_indices().filter_map(|(at, _)| there.get(at..));
        if is_short {
            begins(there, word)
        } else {
            places.any(|rest| begins(rest, word))
        }
    })
}

fn begins(there: &str, word: &str) -> bool {
    let mut letters = there.chars();
    word.chars().all(|asked| {
        letters
            .next()
            .is_some_and(|there| asked == there || asked == plain(there))
    })
}

/// A small letter of Latin-1 without its marks.
fn plain(letter: char) -> char {
    match letter {
        '\u{e0}'..='\u{e6}' => 'a',
        '\u{e7}' => 'c',
        '\u{e8}'..='\u{eb}' => 'e',
        '\u{ec}'..='\u{ef}' => 'i',
        '\u{f1}' => 'n',
        '\u{f2}'..='\u{f6}' | '\u{f8}' => 'o',
        '\u{f9}'..='\u{fc}' => 'u',
        '\u{fd}' | '\u{ff}' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX, Search};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn finds(typed: &str, text: &str) -> bool {
        Search::new(typed).finds([text])
    }

    #[test]
    fn a_plain_letter_finds_a_marked_one_and_not_the_other_way() {
        for (plain, marked) in [
            ("malmo", "Malmö"),
            ("Sandkoping", "SANDKÖPING"),
            ("alvsbyn", "Älvsbyn"),
            ("amal", "Åmål"),
        ] {
            assert!(finds(plain, marked), "{plain} {marked}");
            assert!(finds(marked, marked), "{marked}");
            assert!(!finds(marked, plain), "{marked} {plain}");
        }
        assert!(
            !finds("älmhult", "Almhult") && !finds("ålvsbyn", "Älvsbyn"),
            "they are letters of their own"
        );
        assert!(finds("linkoping idé", "Linköping IDÉ"));
    }

    #[test]
    fn a_name_is_found_by_its_genitive_and_without_the_kind_of_employer() {
        for typed in [
            "nacka",
            "Nackas eID",
            "Nacka kommun",
            "nacka kommuns eid",
            "Nacka Municipality",
        ] {
            assert!(finds(typed, "Nacka eID"), "{typed}");
        }
        assert!(finds("region", "Anställda i regioner") && !finds("region", "Nacka eID"));
    }

    #[test]
    fn every_word_must_be_there_in_whatever_order_and_writing() {
        let siths = ["SITHS-kort", "Kort och kortläsare", "Inera"];
        for typed in [
            "siths",
            "kort siths",
            "kortlasare",
            "läsare",
            "inera",
            "SITHS kort",
            "  siths  ",
            "",
        ] {
            assert!(Search::new(typed).finds(siths), "{typed}");
        }
        for typed in ["siths app", "x", "era läsarna", "ort n"] {
            assert!(!Search::new(typed).finds(siths), "{typed}");
        }
        assert!(finds("bank id", "BankID") && finds("k", "Kort") && !finds("r", "Kort"));
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let long = "a".repeat(MAX);
        assert_eq!(Search::new(&format!("{long}b")), Search::new(&long));
        assert!(Search::new(" - ").is_empty() && !Search::new("kommun").is_empty());
    }
}
