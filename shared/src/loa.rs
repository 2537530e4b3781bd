//! Levels of assurance (tillitsnivå): the identifiers, exactly as they are registered, and the only comparison of levels.
//!
//! There is no order over all of them. Which identifiers satisfy a demand is a set, chosen by name; see [`Demand`].

mod accepted;
mod demand;
mod sambi;

pub use accepted::AcceptedLevels;
pub use demand::Demand;
pub use sambi::SambiLoa;

use serde::{Deserialize, Serialize};

/// A level of assurance identifier (Swedish eID Framework, Registry for identifiers, 3.1.1). An identifier that is not listed
/// here is unknown and is refused; there is no nearest match.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Loa {
    /// Digg's framework, level 1.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/loa1")]
    Loa1,
    /// Digg's framework, level 2.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/loa2")]
    Loa2,
    /// Digg's framework, level 3.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/loa3")]
    Loa3,
    /// Digg's framework, level 4.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/loa4")]
    Loa4,
    /// Level 2 for persons without Swedish residence; carries no personal number.
    #[serde(rename = "http://id.swedenconnect.se/loa/1.0/loa2-nonresident")]
    Loa2NonResident,
    /// Level 3 for persons without Swedish residence; carries no personal number.
    #[serde(rename = "http://id.swedenconnect.se/loa/1.0/loa3-nonresident")]
    Loa3NonResident,
    /// Level 4 for persons without Swedish residence; carries no personal number.
    #[serde(rename = "http://id.swedenconnect.se/loa/1.0/loa4-nonresident")]
    Loa4NonResident,
    /// Level 2 by the issuer's own word, not reviewed by Digg.
    #[serde(rename = "http://id.swedenconnect.se/loa/1.0/uncertified-loa2")]
    UncertifiedLoa2,
    /// Level 3 by the issuer's own word, not reviewed by Digg.
    #[serde(rename = "http://id.swedenconnect.se/loa/1.0/uncertified-loa3")]
    UncertifiedLoa3,
    /// Level low of an e-ID of another country, notified or not.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/eidas-low")]
    EidasLow,
    /// Level substantial of an e-ID of another country, notified or not.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/eidas-sub")]
    EidasSub,
    /// Level high of an e-ID of another country, notified or not.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/eidas-high")]
    EidasHigh,
    /// Level low of a notified e-ID of another country.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/eidas-nf-low")]
    EidasNfLow,
    /// Level substantial of a notified e-ID of another country.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/eidas-nf-sub")]
    EidasNfSub,
    /// Level high of a notified e-ID of another country.
    #[serde(rename = "http://id.elegnamnden.se/loa/1.0/eidas-nf-high")]
    EidasNfHigh,
    /// Level low by the word of a proxy that is not the Swedish eIDAS node.
    #[serde(rename = "http://id.swedenconnect.se/loa/1.0/uncertified-eidas-low")]
    UncertifiedEidasLow,
    /// Level substantial by the word of a proxy that is not the Swedish eIDAS node.
    #[serde(rename = "http://id.swedenconnect.se/loa/1.0/uncertified-eidas-sub")]
    UncertifiedEidasSub,
    /// Level high by the word of a proxy that is not the Swedish eIDAS node.
    #[serde(rename = "http://id.swedenconnect.se/loa/1.0/uncertified-eidas-high")]
    UncertifiedEidasHigh,
}

impl Loa {
    /// The identifiers of Swedish e-IDs.
    pub const SWEDISH: [Loa; 9] = [
        Loa::Loa1,
        Loa::Loa2,
        Loa::Loa3,
        Loa::Loa4,
        Loa::Loa2NonResident,
        Loa::Loa3NonResident,
        Loa::Loa4NonResident,
        Loa::UncertifiedLoa2,
        Loa::UncertifiedLoa3,
    ];

    /// Every identifier.
    pub const ALL: [Loa; 18] = [
        Loa::Loa1,
        Loa::Loa2,
        Loa::Loa3,
        Loa::Loa4,
        Loa::Loa2NonResident,
        Loa::Loa3NonResident,
        Loa::Loa4NonResident,
        Loa::UncertifiedLoa2,
        Loa::UncertifiedLoa3,
        Loa::EidasLow,
        Loa::EidasSub,
        Loa::EidasHigh,
        Loa::EidasNfLow,
        Loa::EidasNfSub,
        Loa::EidasNfHigh,
        Loa::UncertifiedEidasLow,
        Loa::UncertifiedEidasSub,
        Loa::UncertifiedEidasHigh,
    ];

    /// The identifier as it stands on the wire (SAML `AuthnContextClassRef`, OpenID Connect `acr`).
    pub fn uri(self) -> &'static str {
        match self {
            Loa::Loa1 => "http://id.elegnamnden.se/loa/1.0/loa1",
            Loa::Loa2 => "http://id.elegnamnden.se/loa/1.0/loa2",
            Loa::Loa3 => "http://id.elegnamnden.se/loa/1.0/loa3",
            Loa::Loa4 => "http://id.elegnamnden.se/loa/1.0/loa4",
            Loa::Loa2NonResident => "http://id.swedenconnect.se/loa/1.0/loa2-nonresident",
            Loa::Loa3NonResident => "http://id.swedenconnect.se/loa/1.0/loa3-nonresident",
            Loa::Loa4NonResident => "http://id.swedenconnect.se/loa/1.0/loa4-nonresident",
            Loa::UncertifiedLoa2 => "http://id.swedenconnect.se/loa/1.0/uncertified-loa2",
            Loa::UncertifiedLoa3 => "http://id.swedenconnect.se/loa/1.0/uncertified-loa3",
            Loa::EidasLow => "http://id.elegnamnden.se/loa/1.0/eidas-low",
            Loa::EidasSub => "http://id.elegnamnden.se/loa/1.0/eidas-sub",
            Loa::EidasHigh => "http://id.elegnamnden.se/loa/1.0/eidas-high",
            Loa::EidasNfLow => "http://id.elegnamnden.se/loa/1.0/eidas-nf-low",
            Loa::EidasNfSub => "http://id.elegnamnden.se/loa/1.0/eidas-nf-sub",
            Loa::EidasNfHigh => "http://id.elegnamnden.se/loa/1.0/eidas-nf-high",
            Loa::UncertifiedEidasLow => "http://id.swedenconnect.se/loa/1.0/uncertified-eidas-low",
            Loa::UncertifiedEidasSub => "http://id.swedenconnect.se/loa/1.0/uncertified-eidas-sub",
            Loa::UncertifiedEidasHigh => "http://id.swedenconnect.se/loa/1.0/uncertified-eidas-high",
        }
    }

    /// The level with exactly this identifier.
    pub fn from_uri(uri: &str) -> Option<Loa> {
        Loa::ALL.into_iter().find(|loa| loa.uri() == uri)
    }

    /// Who vouches for it.
    pub fn class(self) -> Class {
        match self {
            Loa::Loa1 => Class::NotReviewed,
            Loa::Loa2 | Loa::Loa3 | Loa::Loa4 => Class::Certified,
            Loa::Loa2NonResident | Loa::Loa3NonResident | Loa::Loa4NonResident => Class::NonResident,
            Loa::UncertifiedLoa2 | Loa::UncertifiedLoa3 => Class::Uncertified,
            Loa::EidasLow | Loa::EidasSub | Loa::EidasHigh => Class::Eidas,
            Loa::EidasNfLow | Loa::EidasNfSub | Loa::EidasNfHigh => Class::EidasNotified,
            Loa::UncertifiedEidasLow | Loa::UncertifiedEidasSub | Loa::UncertifiedEidasHigh => Class::UncertifiedEidas,
        }
    }

    /// The level as a number of Digg's framework, for comparison within one class; `low`, `substantial` and `high` of eIDAS count as 2, 3
    /// and 4. That is no translation: an identifier of one class is never taken for one of another.
    pub fn rank(self) -> u8 {
        match self {
            Loa::Loa1 => 1,
            Loa::Loa2 | Loa::Loa2NonResident | Loa::UncertifiedLoa2 => 2,
            Loa::EidasLow | Loa::EidasNfLow | Loa::UncertifiedEidasLow => 2,
            Loa::Loa3 | Loa::Loa3NonResident | Loa::UncertifiedLoa3 => 3,
            Loa::EidasSub | Loa::EidasNfSub | Loa::UncertifiedEidasSub => 3,
            Loa::Loa4 | Loa::Loa4NonResident => 4,
            Loa::EidasHigh | Loa::EidasNfHigh | Loa::UncertifiedEidasHigh => 4,
        }
    }

    /// The trust marks that an OpenID Provider must have to state this level (Sweden Connect, OpenID Federation); `None` where no mark
    /// gives the right.
    pub fn trust_marks(self) -> Option<&'static [&'static str]> {
        const LOA2: &str = "https://id.swedenconnect.se/loa/loa2";
        const LOA3: &str = "https://id.swedenconnect.se/loa/loa3";
        const LOA4: &str = "https://id.swedenconnect.se/loa/loa4";
        const NON_RESIDENT: &str = "https://id.swedenconnect.se/loa/nonresident";
        Some(match self {
            Loa::Loa2 => &[LOA2],
            Loa::Loa3 => &[LOA3],
            Loa::Loa4 => &[LOA4],
            Loa::Loa2NonResident => &[NON_RESIDENT, LOA2],
            Loa::Loa3NonResident => &[NON_RESIDENT, LOA3],
            Loa::Loa4NonResident => &[NON_RESIDENT, LOA4],
            Loa::EidasLow | Loa::EidasSub | Loa::EidasHigh | Loa::EidasNfLow | Loa::EidasNfSub | Loa::EidasNfHigh => {
                &["https://id.swedenconnect.se/loa/eidas"]
            }
            Loa::Loa1 | Loa::UncertifiedLoa2 | Loa::UncertifiedLoa3 => return None,
            Loa::UncertifiedEidasLow | Loa::UncertifiedEidasSub | Loa::UncertifiedEidasHigh => return None,
        })
    }
}

/// Who vouches for a level. At the same number, classes are not interchangeable.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Class {
    /// Digg has approved the issuer for persons without Swedish residence. No personal number comes with it.
    NonResident,
    /// Nobody: level 1 is below what Digg reviews.
    NotReviewed,
    /// Digg has approved the issuer.
    Certified,
    /// The Swedish eIDAS node, of an e-ID that need not be notified.
    Eidas,
    /// The Swedish eIDAS node, of an e-ID that its country has notified.
    EidasNotified,
    /// The issuer itself.
    Uncertified,
    /// A proxy for eIDAS that is not the Swedish node.
    UncertifiedEidas,
}

#[cfg(test)]
mod tests {
    use super::Loa;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn identifiers_are_read_exactly() {
        for loa in Loa::ALL {
            assert_eq!(Loa::from_uri(loa.uri()), Some(loa));
            assert_eq!(serde_json::to_value(loa).unwrap(), loa.uri());
        }
        for near in [
            "http://id.elegnamnden.se/loa/1.0/loa3/",
            "HTTP://id.elegnamnden.se/loa/1.0/loa3",
            "http://id.elegnamnden.se/loa/1.0/LOA3",
            " http://id.elegnamnden.se/loa/1.0/loa3",
            "https://id.elegnamnden.se/loa/1.0/loa3",
            "http://id.swedenconnect.se/loa/1.0/loa3",
            "http://id.elegnamnden.se/loa/1.0/loa3-nonresident",
            "http://id.elegnamnden.se/loa/1.0/loa3-sigmessage",
            "http://id.elegnamnden.se/loa/1.0/eidas-nf-sub-sigm",
            "http://id.swedenconnect.se/loa/1.0/uncertified-loa4",
            "http://id.sambi.se/loa/loa3",
            "loa3",
            "",
        ] {
            assert_eq!(Loa::from_uri(near), None, "{near}");
        }
    }
}
