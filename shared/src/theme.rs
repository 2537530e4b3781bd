//! The operator's colours and logo. The operator says one accent colour for each scheme; the shades that go with it are mixed here, and a
//! colour in which something could not be read is refused (WCAG 2.2, 1.4.3 and 1.4.11).

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fmt;

/// A colour of sRGB, written as `#0b5c66`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "String")]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
    const NIGHT: Colour = Colour::new(0x04, 0x16, 0x1a);

    const fn new(red: u8, green: u8, blue: u8) -> Self {
        Colour { red, green, blue }
    }

    /// Reads `#` and six hexadecimal digits. Names, short forms and transparency are not taken.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Colour::new(part(0)?, part(2)?, part(4)?))
    }

    /// The contrast between two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// How light the colour is, from 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// This colour with so many hundredths of another.
    fn with(self, hundredths: u16, other: Colour) -> Colour {
        let part = |own: u8, other: u8| {
            let sum = u16::from(own) * (100 - hundredths.min(100)) + u16::from(other) * hundredths.min(100);
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Colour::new(
            part(self.red, other.red),
            part(self.green, other.green),
            part(self.blue, other.blue),
        )
    }
}

impl TryFrom<String> for Colour {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Colour::parse(&text).ok_or("not a colour as \"#0b5c66\"")
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// What the accent stands on in one scheme: the tokens of the style sheet with these names.
#[derive(Clone, Copy, Debug)]
struct Ground {
    surface: Colour,
    surface_raised: Colour,
    ink: Colour,
    line: Colour,
}

const LIGHT: Ground = Ground {
    surface: Colour::new(0xf6, 0xf5, 0xf1),
    surface_raised: Colour::new(0xff, 0xff, 0xff),
    ink: Colour::new(0x17, 0x25, 0x2a),
    line: Colour::new(0xd6, 0xd8, 0xd3),
};

const DARK: Ground = Ground {
    surface: Colour::new(0x11, 0x19, 0x1c),
    surface_raised: Colour::new(0x1a, 0x25, 0x29),
    ink: Colour::new(0xe9, 0xee, 0xee),
    line: Colour::new(0x33, 0x42, 0x4a),
};

/// The least contrast of text.
const TEXT: f64 = 4.5;
/// The least contrast of a control.
const CONTROL: f64 = 3.0;

/// An accent with its shades, which can be read wherever they stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Palette {
    accent: Colour,
    /// For what is pressed or pointed at.
    strong: Colour,
    /// Text on the accent.
    ink: Colour,
    /// Behind symbols and chosen rows.
    wash: Colour,
}

impl Palette {
    /// The shades of `accent`; `None` if something could not be read.
    fn new(accent: Colour, ground: &Ground) -> Option<Self> {
        let [white, night] = [Colour::WHITE, Colour::NIGHT].map(|ink| (accent.contrast(ink), ink));
        let palette = Palette {
            accent,
            strong: accent.with(25, ground.ink),
            ink: if white.0 >= night.0 { white.1 } else { night.1 },
            wash: ground.surface_raised.with(10, accent),
        };
        palette.is_readable(ground).then_some(palette)
    }

    fn is_readable(&self, ground: &Ground) -> bool {
        let behind = [ground.surface, ground.surface_raised, self.wash];
        let words = [self.accent, self.strong, ground.ink];
        let text = words
            .iter()
            .all(|words| behind.iter().all(|behind| words.contrast(*behind) >= TEXT));
        let buttons = [self.accent, self.strong]
            .iter()
            .all(|behind| self.ink.contrast(*behind) >= TEXT);
        text && buttons && self.accent.contrast(ground.line) >= CONTROL
    }

    fn tokens(&self) -> String {
        let Palette {
            accent,
            strong,
            ink,
            wash,
        } = self;
        format!(":root{{--accent:{accent};--accent-strong:{strong};--accent-ink:{ink};--accent-wash:{wash}}}")
    }
}

/// The name of a picture among the files of the configuration: SVG or PNG.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "String")]
pub struct Picture(String);

impl Picture {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Picture {
    type Error = &'static str;
    fn try_from(name: String) -> Result<Self, Self::Error> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
        let fits = name.len() <= 100 && !name.starts_with('.') && name.bytes().all(plain);
        let is_picture = name.ends_with(".svg") || name.ends_with(".png");
        (fits && is_picture)
            .then_some(Picture(name))
            .ok_or("not the name of an .svg or .png file")
    }
}

/// `[operator.theme]` as it stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ThemeEntry {
    accent: Accents,
    logo: Option<Picture>,
    logo_dark: Option<Picture>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accents {
    light: Colour,
    dark: Colour,
}

/// The operator's looks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Theme {
    light: Palette,
    dark: Palette,
    /// The logo.
    pub logo: Option<Picture>,
    /// The logo on a dark ground, where it is another.
    pub logo_dark: Option<Picture>,
}

impl Theme {
    /// Checks the colours; gives what helps where they cannot be read.
    pub fn new(entry: ThemeEntry) -> Result<Self, &'static str> {
        let light = Palette::new(entry.accent.light, &LIGHT).ok_or(
            "accent.light has too little contrast (4.5:1 is needed against the page and under white text); choose a darker colour",
        )?;
        let dark = Palette::new(entry.accent.dark, &DARK).ok_or(
            "accent.dark has too little contrast (4.5:1 is needed against the dark page); choose a lighter colour",
        )?;
        if entry.logo_dark.is_some() && entry.logo.is_none() {
            return Err("logo-dark needs a logo beside it");
        }
        Ok(Theme {
            light,
            dark,
            logo: entry.logo,
            logo_dark: entry.logo_dark,
        })
    }

    /// Every picture that it names.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.logo.iter().chain(&self.logo_dark)
    }

    /// The style sheet that comes after the portal's own.
    pub fn style_sheet(&self) -> String {
        format!(
            "{}\n@media (prefers-color-scheme:dark){{{}}}\n",
            self.light.tokens(),
            self.dark.tokens()
        )
    }

    /// Stands for these colours and pictures in addresses, so that they may be kept for good.
    pub fn version<'a>(&self, pictures: impl IntoIterator<Item = &'a [u8]>) -> String {
        let mut hash = Sha256::new();
        hash.update(self.style_sheet());
        for picture in pictures {
            hash.update(Sha256::digest(picture));
        }
        hash.finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, DARK, Ground, LIGHT, Palette, Theme, ThemeEntry};
    use serde_json::{Value, json};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    fn theme(entry: Value) -> Result<Theme, String> {
        let entry: ThemeEntry = serde_json::from_value(entry).map_err(|error| error.to_string())?;
        Theme::new(entry).map_err(str::to_owned)
    }

    fn accents(light: &str, dark: &str) -> Value {
        json!({"accent": {"light": light, "dark": dark}})
    }

    #[test]
    fn contrast_is_what_the_guidelines_say() {
        let contrast = |one: &str, two: &str| (colour(one).contrast(colour(two)) * 100.0).round();
        assert_eq!(contrast("#000000", "#ffffff"), 2100.0);
        assert_eq!(contrast("#777777", "#ffffff"), 448.0, "the grey that just fails");
        assert_eq!(contrast("#767676", "#ffffff"), 454.0, "the grey that just passes");
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(colour("#0B5C66").to_string(), "#0b5c66");
        for wrong in [
            "0b5c66", "#0b5c6", "#0b5c666", "#0b5c6g", "teal", "#+b5c66", "#åb5c6", "", "#fff;}",
        ] {
            assert!(Colour::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_refused_with_the_remedy() {
        assert!(theme(accents("#005aa0", "#7db8f0")).is_ok());
        assert!(theme(accents("#7db8f0", "#7db8f0")).unwrap_err().contains("darker"));
        assert!(theme(accents("#005aa0", "#005aa0")).unwrap_err().contains("lighter"));
        assert!(theme(accents("blue", "#7db8f0")).unwrap_err().contains("#0b5c66"));
    }

    #[test]
    fn every_accent_that_is_taken_can_be_read_as_text_and_button() {
        let mut taken = 0;
        for step in 0..4096_u32 {
            let part = |shift: u32| u8::try_from((step >> shift & 15) * 17).unwrap();
            let accent = Colour::new(part(8), part(4), part(0));
            for ground in [&LIGHT, &DARK] {
                if let Some(palette) = Palette::new(accent, ground) {
                    taken += 1;
                    assert!(
                        accent.contrast(ground.surface) >= 4.5 && palette.ink.contrast(accent) >= 4.5,
                        "{accent}"
                    );
                }
            }
        }
        assert!(taken > 500, "{taken}: the rule refuses everything");
    }

    #[test]
    fn pictures_are_files_beside_the_configuration() {
        let with = |name: &str| {
            let mut entry = accents("#005aa0", "#7db8f0");
            entry["logo"] = json!(name);
            theme(entry)
        };
        assert_eq!(with("logo.svg").unwrap().pictures().count(), 1);
        for wrong in [
            "../logo.svg",
            "logo.gif",
            ".svg",
            "a/b.png",
            "https://x.example/a.png",
            "logo.svg\n",
        ] {
            assert!(with(wrong).is_err(), "{wrong}");
        }
        let mut dark_alone = accents("#005aa0", "#7db8f0");
        dark_alone["logo-dark"] = json!("logo.svg");
        assert!(theme(dark_alone).is_err());
    }

    #[test]
    fn another_colour_or_picture_is_another_version() {
        let (one, two) = (
            theme(accents("#005aa0", "#7db8f0")),
            theme(accents("#005aa1", "#7db8f0")),
        );
        let (one, two) = (one.unwrap(), two.unwrap());
        let versions = [
            one.version([]),
            two.version([]),
            one.version([&b"a"[..]]),
            one.version([&b"b"[..]]),
        ];
        assert_eq!(versions.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
        assert!(versions.iter().all(|version| version.len() == 16));
    }

    #[test]
    fn the_ground_is_what_the_style_sheet_says() {
        let css = include_str!("../../static/css/tillit.css");
        let (light, dark) = css.split_once("prefers-color-scheme: dark").unwrap();
        let token = |scheme: &str, name: &str| {
            let value = scheme
                .split_once(&format!("{name}: "))
                .unwrap()
                .1
                .split(';')
                .next()
                .unwrap();
            colour(if value == "#fff" { "#ffffff" } else { value })
        };
        for (scheme, ground) in [(light, LIGHT), (dark, DARK)] {
            let Ground {
                surface,
                surface_raised,
                ink,
                line,
            } = ground;
            let named = [
                ("--surface", surface),
                ("--surface-raised", surface_raised),
                ("--ink", ink),
                ("--line", line),
            ];
            for (name, value) in named {
                assert_eq!(token(scheme, name), value, "{name}");
            }
        }
    }
}
