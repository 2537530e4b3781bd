//! The numbers and names by which persons and organisations are known. Each is parsed once and is then right.
//!
//! What identifies a person has no `Display`, and its `Debug` shows the name of the type only: a value that reaches a log
//! line by accident says nothing. Who needs the digits asks for them with `reveal`, which is easy to search for.
//!
//! Serialising one writes the digits in clear. It is meant for the sealed login state and nothing else; what is opened
//! again is checked again.

mod affiliation;
mod check;
mod eidas;

pub use affiliation::OrgAffiliation;
pub use eidas::{Country, EidasPersonIdentifier, Prid, PridPersistence};

use crate::{environment::Environment, time::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, hash};

/// Why an identifier was refused. It says nothing of what was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ParseError {
    /// The last digit is not the check digit of those before it.
    CheckDigit,
    /// There is no such day.
    Date,
    /// Wrong length, or a character that may not be there.
    Form,
    /// The number is one of another kind: a coordination number for a personal number, a person's for an organisation's.
    Kind,
    /// The birth number is 000, which is never given out.
    Serial,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ParseError::CheckDigit => "wrong check digit",
            ParseError::Date => "no such date",
            ParseError::Form => "wrong length or character",
            ParseError::Kind => "number of another kind",
            ParseError::Serial => "birth number 000",
        })
    }
}

impl std::error::Error for ParseError {}

/// Redacted `Debug`, and serialisation by way of the text for sealed state.
macro_rules! kept_secret {
    ($($name:ident::$parse:ident),+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.reveal())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::$parse(&text).map_err(de::Error::custom)
            }
        }
    )+};
}
use kept_secret;

/// A Swedish personal identity number (*personnummer*; Skatteverket, SKV 704): twelve digits, `YYYYMMDDNNNC`.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Personnummer(String);

/// A Swedish coordination number (*samordningsnummer*; Skatteverket, SKV 707): as a personal number, with 60 added to the day.
///
/// It says that a person is known to the authorities, not how well; and it may be replaced by a personal number later.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Samordningsnummer(String);

/// The day on which a person was born, as it is written: `YYYY-MM-DD` (Attribute Specification for the Swedish eID Framework, 3.1).
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct DateOfBirth(String);

impl DateOfBirth {
    /// Reads a day that there was.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        check::day_of_birth(text)?;
        Ok(DateOfBirth(text.to_owned()))
    }

    /// The day.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// A personal number or a coordination number, told apart. They are different claims outwards.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub enum PersonalIdentity {
    /// The person is, or was, in the population register.
    Personnummer(Personnummer),
    /// The person has a coordination number.
    Samordningsnummer(Samordningsnummer),
}

impl Personnummer {
    /// Reads twelve digits without separator. A number with two digits for the year is refused: its century is not ours to
    /// guess. So is a coordination number; see [`PersonalIdentity::parse`].
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match check::personal(text)? {
            check::Day::Plain => Ok(Personnummer(text.to_owned())),
            check::Day::Coordination => Err(ParseError::Kind),
        }
    }

    /// The twelve digits.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Samordningsnummer {
    /// Reads twelve digits without separator; a personal number is refused.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match check::personal(text)? {
            check::Day::Plain => Err(ParseError::Kind),
            check::Day::Coordination => Ok(Samordningsnummer(text.to_owned())),
        }
    }

    /// The twelve digits.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl PersonalIdentity {
    /// Reads twelve digits without separator, of either kind.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Ok(match check::personal(text)? {
            check::Day::Plain => PersonalIdentity::Personnummer(Personnummer(text.to_owned())),
            check::Day::Coordination => PersonalIdentity::Samordningsnummer(Samordningsnummer(text.to_owned())),
        })
    }

    /// Reads a number as people write it, `YYMMDD-NNNC`, on the day `today`: the century is the newest in which the day of birth is not
    /// ahead, and the one before it where the separator is `+`, as it is from the year in which a person turns 100 (SKV 704).
    pub fn parse_written(text: &str, today: Date) -> Result<Self, ParseError> {
        Self::parse(&check::with_century(text, today)?)
    }

    /// The day of birth, `YYYY-MM-DD` (ISO 8601; OpenID Connect Core 1.0, 5.1). For a coordination number it may be the one that the person
    /// has stated.
    pub fn birthdate(&self) -> String {
        let digits = self.reveal();
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        let day = part(6, 8).parse().unwrap_or(0_u8);
        let day = match self {
            PersonalIdentity::Personnummer(_) => day,
            PersonalIdentity::Samordningsnummer(_) => day.saturating_sub(60),
        };
        format!("{}-{}-{day:02}", part(0, 4), part(4, 6))
    }

    /// The twelve digits.
    pub fn reveal(&self) -> &str {
        match self {
            PersonalIdentity::Personnummer(number) => number.reveal(),
            PersonalIdentity::Samordningsnummer(number) => number.reveal(),
        }
    }
}

/// A Swedish organisation number (*organisationsnummer*; Skatteverket, SKV 709): ten digits, the third of them at least 2.
///
/// A sole trader's number is the owner's personal number and is no organisation number here. Not a secret: it may be shown.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Organisationsnummer(String);

impl Organisationsnummer {
    /// Reads ten digits without separator.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        check::organisation(text).map(|()| Organisationsnummer(text.to_owned()))
    }

    /// Reads the forms that SITHS and HSA write as well: with the prefix `16` (twelve digits) or a hyphen before the last four.
    pub fn parse_wide(text: &str) -> Result<Self, ParseError> {
        let digits = match text.len() {
            11 => text
                .split_at_checked(6)
                .and_then(|(head, tail)| Some(format!("{head}{}", tail.strip_prefix('-')?))),
            12 => text.strip_prefix("16").map(str::to_owned),
            _ => Some(text.to_owned()),
        };
        Self::parse(&digits.ok_or(ParseError::Form)?)
    }

    /// As [`Self::parse_wide`], and `None` for a sole trader's: nobody may speak for a number that is the person's own, and it keeps nobody
    /// out.
    pub fn parse_wide_unless_trader(text: &str) -> Result<Option<Self>, ParseError> {
        match Self::parse_wide(text) {
            Err(ParseError::Kind) => Ok(None),
            parsed => parsed.map(Some),
        }
    }

    /// The ten digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Organisationsnummer {
    type Error = ParseError;
    fn try_from(text: String) -> Result<Self, ParseError> {
        Self::parse(&text)
    }
}

impl From<Organisationsnummer> for String {
    fn from(number: Organisationsnummer) -> String {
        number.0
    }
}

/// An HSA-id: how an employee is known in the catalogue of Swedish health care and its neighbours, `SE` + organisation number +
/// `-` + letters and digits, at most 31 characters. Upper and lower case are the same.
#[derive(Clone)]
pub struct HsaId(String);

impl HsaId {
    /// Reads the strict form. Test environments use wider ones, which are refused; see [`HsaId::parse_in`].
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        check::hsa_id(text).map(|()| HsaId(text.to_owned()))
    }

    /// Reads the form of this environment: the strict one in production; in test the wider ones of test catalogues too, with another
    /// prefix or twelve digits.
    pub fn parse_in(environment: Environment, text: &str) -> Result<Self, ParseError> {
        match environment {
            Environment::Production => Self::parse(text),
            Environment::Test => Self::parse_wide(text),
        }
    }

    fn parse_wide(text: &str) -> Result<Self, ParseError> {
        check::test_hsa_id(text).map(|()| HsaId(text.to_owned()))
    }

    /// The identifier as its issuer wrote it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl PartialEq for HsaId {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for HsaId {}

impl hash::Hash for HsaId {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.to_ascii_uppercase().hash(state);
    }
}

kept_secret!(
    DateOfBirth::parse,
    Personnummer::parse,
    Samordningsnummer::parse,
    HsaId::parse_wide
);

#[cfg(test)]
mod tests;
