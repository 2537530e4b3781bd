//! Freja's two scales, and the level of assurance that each stands for.

use crate::{loa::Loa, time::Timestamp};
use serde::{Deserialize, Serialize};

/// How a person registered with Freja, lowest first.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum RegistrationLevel {
    /// E-mail and a PIN: nobody has checked who it is.
    Basic,
    /// An identity document and a face, checked at a distance.
    Extended,
    /// A chip that was read, or a check in person.
    Plus,
}

impl RegistrationLevel {
    /// Reads Freja's word; anything else is refused.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "BASIC" => Some(RegistrationLevel::Basic),
            "EXTENDED" => Some(RegistrationLevel::Extended),
            "PLUS" => Some(RegistrationLevel::Plus),
            _ => None,
        }
    }
}

/// What Freja states that Digg's framework makes of the person's e-ID (`loaLevel`).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FrejaLoa {
    /// `LOA1`.
    Loa1,
    /// `LOA2`.
    Loa2,
    /// `LOA3`.
    Loa3,
    /// `LOA3_NR`: a person without residence in Sweden, and so without a Swedish number. Not [`FrejaLoa::Loa3`].
    Loa3NonResident,
}

impl FrejaLoa {
    /// Reads Freja's word; anything else is refused.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "LOA1" => Some(FrejaLoa::Loa1),
            "LOA2" => Some(FrejaLoa::Loa2),
            "LOA3" => Some(FrejaLoa::Loa3),
            "LOA3_NR" => Some(FrejaLoa::Loa3NonResident),
            _ => None,
        }
    }

    /// Whether an e-ID with this level can have been registered so (providers' facts, B.4). What contradicts itself is not believed.
    pub(super) fn agrees_with(self, registration: RegistrationLevel) -> bool {
        match self {
            FrejaLoa::Loa1 => true,
            FrejaLoa::Loa2 => registration >= RegistrationLevel::Extended,
            FrejaLoa::Loa3 | FrejaLoa::Loa3NonResident => registration == RegistrationLevel::Plus,
        }
    }
}

/// Which level each of Freja's proves: configuration, with dates, as for every issuer. Freja's own statement is not enough: Digg's list
/// says what it is worth.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Levels {
    /// What `LOA2` proves.
    pub loa2: Option<Loa>,
    /// What `LOA3` proves.
    pub loa3: Option<Loa>,
    /// What `LOA3_NR` proves.
    pub loa3_non_resident: Option<Loa>,
    /// From when on this is known to hold. Nothing is known of the time before.
    pub since: Timestamp,
    /// When somebody must look at the list again. Later than this the levels still hold, and the operator is warned.
    pub review_by: Timestamp,
}

impl Levels {
    /// The level of that kind at that time, if it is known. `LOA1` proves none.
    pub fn level(&self, stated: FrejaLoa, at: Timestamp) -> Option<Loa> {
        let level = match stated {
            FrejaLoa::Loa1 => None,
            FrejaLoa::Loa2 => self.loa2,
            FrejaLoa::Loa3 => self.loa3,
            FrejaLoa::Loa3NonResident => self.loa3_non_resident,
        };
        level.filter(|_| at >= self.since)
    }

    /// Whether the list should have been looked at again by now.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        now > self.review_by
    }
}
