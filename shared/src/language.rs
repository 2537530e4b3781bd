//! The languages a page can be shown in.

use serde::{Deserialize, Serialize};

/// A language that every page is complete in.
///
/// A tag that is not listed is no language of ours ([`Language::from_tag`] gives `None`); the caller then takes the default,
/// Swedish, which is the language of Swedish authorities (Språklagen 2009:600, section 10).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Swedish, the default.
    #[default]
    Sv,
    /// English.
    En,
}

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of the attribute `dir`.
    pub fn attribute(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

/// A language that the pages are to be translated to by a person. Until then Swedish is shown, with `lang="sv"`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Awaited {
    /// The BCP 47 tag.
    pub tag: &'static str,
    /// How it is written.
    pub direction: Direction,
    /// What is shown instead.
    pub fallback: Language,
}

/// The national minority languages (lag 2009:724, section 2).
pub const AWAITED: [Awaited; 5] = [
    Awaited::new("fi", Direction::LeftToRight),
    Awaited::new("se", Direction::LeftToRight),
    Awaited::new("fit", Direction::LeftToRight),
    Awaited::new("rom", Direction::LeftToRight),
    Awaited::new("yi", Direction::RightToLeft),
];

impl Awaited {
    const fn new(tag: &'static str, direction: Direction) -> Self {
        Awaited {
            tag,
            direction,
            fallback: Language::Sv,
        }
    }

    /// The awaited language with this BCP 47 tag. Region and script subtags are passed over.
    pub fn from_tag(tag: &str) -> Option<Awaited> {
        AWAITED.into_iter().find(|awaited| is_of(tag, awaited.tag))
    }

    /// The awaited language that an `Accept-Language` header (RFC 9110, 12.5.4) would rather have than any of ours; `None` where it would
    /// not, or where none of ours is shown in its place.
    pub fn from_accept_language(header: &str) -> Option<Awaited> {
        let ours = |tag: &str| Language::from_tag(tag).map(|_| None);
        heaviest(header, |tag| ours(tag).or_else(|| Awaited::from_tag(tag).map(Some))).flatten()
    }
}

impl Language {
    /// The direction in which it is written.
    pub fn direction(self) -> Direction {
        match self {
            Language::Sv | Language::En => Direction::LeftToRight,
        }
    }

    /// Every language, in the order the language picker shows them.
    pub const ALL: [Language; 2] = [Language::Sv, Language::En];

    /// The BCP 47 tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Sv => "sv",
            Language::En => "en",
        }
    }

    /// The language with this BCP 47 tag. Region and script subtags are passed over: `sv-FI` is Swedish.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| is_of(tag, language.tag()))
    }

    /// The first language of ours in a space-separated `ui_locales` value (OpenID Connect Core 1.0, 3.1.2.1).
    pub fn from_ui_locales(value: &str) -> Option<Language> {
        value.split_ascii_whitespace().find_map(Language::from_tag)
    }

    /// The most wanted language of ours in an `Accept-Language` header (RFC 9110, 12.5.4). Weights count; `q=0` excludes.
    pub fn from_accept_language(header: &str) -> Option<Language> {
        heaviest(header, Language::from_tag)
    }
}

/// Whether a tag is of the language with this primary subtag.
fn is_of(tag: &str, primary: &str) -> bool {
    tag.split('-').next().unwrap_or_default().eq_ignore_ascii_case(primary)
}

/// The heaviest range of an `Accept-Language` header that is known; of several that weigh the same, the first.
fn heaviest<T>(header: &str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut best: Option<(T, u16)> = None;
    for range in header.split(',').take(16) {
        let mut parts = range.split(';').map(str::trim);
        let Some(language) = parts.next().and_then(&known) else {
            continue;
        };
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
        if weight > 0 && best.as_ref().is_none_or(|(_, known)| weight > *known) {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

/// A `qvalue` in thousandths; 0 where it is malformed, so that a malformed range is never wanted.
fn thousandths(qvalue: &str) -> u16 {
    match qvalue.split_once('.') {
        None if qvalue == "1" => 1000,
        Some(("1", zeros)) if zeros.len() <= 3 && zeros.bytes().all(|b| b == b'0') => 1000,
        Some(("0", digits)) if digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{digits:0<3}").parse().unwrap_or(0)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        AWAITED, Awaited,
        Language::{self, En, Sv},
    };
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn reads_tags_with_regions_and_refuses_others() {
        assert_eq!(Language::from_tag("sv-FI"), Some(Sv));
        assert_eq!(Language::from_tag("EN"), Some(En));
        assert_eq!(Language::from_tag("svx"), None);
        assert_eq!(Language::from_tag(""), None);
    }

    #[test]
    fn takes_the_heaviest_range() {
        assert_eq!(Language::from_accept_language("de, en;q=0.5, sv;q=0.8"), Some(Sv));
        assert_eq!(Language::from_accept_language("en-GB,sv;q=0.9"), Some(En));
        assert_eq!(Language::from_accept_language("sv;q=0, en;q=0.1"), Some(En));
        assert_eq!(Language::from_accept_language("sv;q=x"), None);
        assert_eq!(Language::from_accept_language("fi"), None);
    }

    #[test]
    fn an_awaited_language_is_noticed_where_it_is_wanted_more_than_ours() {
        let wanted = |header| Awaited::from_accept_language(header).map(|awaited| awaited.tag);
        for awaited in AWAITED {
            assert_eq!(wanted(awaited.tag), Some(awaited.tag));
        }
        assert_eq!(wanted("fi-FI,fi;q=0.9,sv;q=0.8"), Some("fi"));
        assert_eq!(wanted("de, YI;q=0.9, en;q=0.8"), Some("yi"));
        assert_eq!(wanted("sv, fi;q=0.9"), None, "Swedish is wanted more");
        assert_eq!(wanted("sv, fi"), None, "the first of two that weigh the same");
        assert_eq!(wanted("fi;q=0, en"), None);
        assert_eq!(wanted("de, fil"), None, "no language of the list");
    }

    #[test]
    fn takes_the_first_ui_locale_of_ours() {
        assert_eq!(Language::from_ui_locales("fi en sv"), Some(En));
        assert_eq!(Language::from_ui_locales(""), None);
    }
}
