//! Identifiers of persons who log in with another country's e-ID, by way of eIDAS.

use super::{ParseError, kept_secret};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// Longer identifiers are nobody's.
const MAX_EIDAS_LENGTH: usize = 256;

/// The identifier that the Swedish eIDAS node makes of a foreign one (*prid*; Swedish eID Framework, eIDAS constructed attributes):
/// a country, a colon, and 10 to 30 of digits, small letters and hyphens. It is not a personal number, and is never taken for one.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Prid(String);

impl Prid {
    /// Reads exactly the registered form.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let (country, id) = text.split_once(':').ok_or(ParseError::Form)?;
        let plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
        let fits = is_country(country)
            && (10..=30).contains(&id.len())
            && id.bytes().all(|byte| plain(byte) || byte == b'-')
            && !id.starts_with('-')
            && !id.ends_with('-');
        if fits {
            Ok(Prid(text.to_owned()))
        } else {
            Err(ParseError::Form)
        }
    }

    /// The country that the e-ID is of (ISO 3166-1 alpha-2).
    pub fn country(&self) -> &str {
        self.0.split_once(':').map_or("", |(country, _)| country)
    }

    /// The identifier.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// A country (ISO 3166-1 alpha-2), in capital letters.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads two capital letters.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let letters = text.as_bytes().try_into().map_err(|_| ParseError::Form)?;
        if is_country(text) {
            Ok(Country(letters))
        } else {
            Err(ParseError::Form)
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// How long a [`Prid`] can be expected to stay the same (*pridPersistence*).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum PridPersistence {
    /// As long as a Swedish personal number would, or longer.
    A,
    /// For some years; it changes now and then.
    B,
    /// No longer than one login can be trusted to: an account cannot be tied to it alone.
    C,
}

impl PridPersistence {
    /// Reads `A`, `B` or `C`.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match text {
            "A" => Ok(PridPersistence::A),
            "B" => Ok(PridPersistence::B),
            "C" => Ok(PridPersistence::C),
            _ => Err(ParseError::Form),
        }
    }
}

/// A foreign person's identifier as their country's node sent it (*eidasPersonIdentifier*; eIDAS SAML attribute profile, 2.2.3):
/// the country that it is of, the country that it was made for, and what the first calls the person, as `ES/AT/02635542Y`.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EidasPersonIdentifier(String);

impl EidasPersonIdentifier {
    /// Reads the three parts; the last is opaque, and may hold a slash.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let mut parts = text.splitn(3, '/');
        let (Some(of), Some(made_for), Some(id)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(ParseError::Form);
        };
        let opaque = !id.is_empty() && !id.chars().any(|letter| letter.is_control() || letter.is_whitespace());
        if is_country(of) && is_country(made_for) && opaque && text.len() <= MAX_EIDAS_LENGTH {
            Ok(EidasPersonIdentifier(text.to_owned()))
        } else {
            Err(ParseError::Form)
        }
    }

    /// The country that the e-ID is of.
    pub fn country(&self) -> &str {
        self.0.split_once('/').map_or("", |(country, _)| country)
    }

    /// The identifier.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

kept_secret!(Prid::parse, EidasPersonIdentifier::parse);

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
