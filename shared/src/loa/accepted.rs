//! Which levels an e-service accepts, built from a policy name (Swedish eID Framework, Registry for identifiers, 3.1.1;
//! tillitsramverk, 1.2).

use super::{Class, Demand, Loa};

/// A set of levels, built from a name: a lowest level of Digg's framework, and the classes of trust that are accepted beside the
/// certified one, as `loa3`, `loa3+nonresident` or `loa2+uncertified+eidas-notified`.
///
/// Classes of trust at one level are not interchangeable: each is accepted only where it is named. What is never accepted: level 1, and
/// the self-declared levels of proxies for eIDAS.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AcceptedLevels {
    lowest: u8,
    non_resident: bool,
    uncertified: bool,
    eidas: Eidas,
}

/// Which e-IDs of other countries are accepted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Eidas {
    None,
    /// Those that their country has notified to the Commission.
    Notified,
    /// Those, and the others that the Swedish node connects.
    Any,
}

impl AcceptedLevels {
    /// Reads a policy name. A part that is unknown or stands there twice is refused.
    pub fn from_policy(name: &str) -> Option<Self> {
        let mut parts = name.split('+');
        let lowest = match parts.next()? {
            "loa2" => 2,
            "loa3" => 3,
            "loa4" => 4,
            _ => return None,
        };
        let mut levels = AcceptedLevels {
            lowest,
            non_resident: false,
            uncertified: false,
            eidas: Eidas::None,
        };
        for part in parts {
            match part {
                "nonresident" if !levels.non_resident => levels.non_resident = true,
                "uncertified" if !levels.uncertified => levels.uncertified = true,
                "eidas-notified" if levels.eidas == Eidas::None => levels.eidas = Eidas::Notified,
                "eidas-any" if levels.eidas == Eidas::None => levels.eidas = Eidas::Any,
                _ => return None,
            }
        }
        Some(levels)
    }

    /// Whether this level is accepted.
    pub fn contains(self, loa: Loa) -> bool {
        let named = match loa.class() {
            Class::Certified => true,
            Class::NonResident => self.non_resident,
            Class::Uncertified => self.uncertified,
            Class::EidasNotified => self.eidas != Eidas::None,
            Class::Eidas => self.eidas == Eidas::Any,
            Class::NotReviewed | Class::UncertifiedEidas => false,
        };
        named && loa.rank() >= self.lowest
    }

    /// Every level that is accepted. On the wire there is no order: this is the list to ask for (deployment profile, 5.3.1).
    pub fn list(self) -> Vec<Loa> {
        Loa::ALL.into_iter().filter(|loa| self.contains(*loa)).collect()
    }
}

impl Demand {
    /// The levels that satisfy this demand, as a set; `None` where no level is demanded.
    pub fn accepted_levels(self) -> Option<AcceptedLevels> {
        AcceptedLevels::from_policy(match self {
            Demand::AnyLevel => return None,
            Demand::Loa2 => "loa2",
            Demand::Loa3 => "loa3",
            Demand::Loa4 => "loa4",
            Demand::UncertifiedLoa2 => "loa2+uncertified",
            Demand::UncertifiedLoa3 => "loa3+uncertified",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::AcceptedLevels;
    use crate::loa::{
        Demand,
        Loa::{self, *},
    };
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn list(policy: &str) -> Vec<Loa> {
        AcceptedLevels::from_policy(policy).unwrap().list()
    }

    #[test]
    fn every_policy_accepts_exactly_its_set() {
        assert_eq!(list("loa2"), [Loa2, Loa3, Loa4]);
        assert_eq!(list("loa3"), [Loa3, Loa4]);
        assert_eq!(list("loa4"), [Loa4]);
        assert_eq!(list("loa3+nonresident"), [Loa3, Loa4, Loa3NonResident, Loa4NonResident]);
        assert_eq!(
            list("loa2+uncertified"),
            [Loa2, Loa3, Loa4, UncertifiedLoa2, UncertifiedLoa3]
        );
        assert_eq!(list("loa3+uncertified"), [Loa3, Loa4, UncertifiedLoa3]);
        assert_eq!(list("loa4+uncertified"), [Loa4], "there is no such level");
        assert_eq!(list("loa3+eidas-notified"), [Loa3, Loa4, EidasNfSub, EidasNfHigh]);
        assert_eq!(list("loa4+eidas-any"), [Loa4, EidasHigh, EidasNfHigh]);
        assert_eq!(list("loa2+nonresident+uncertified+eidas-any").len(), 3 + 3 + 2 + 6);
    }

    #[test]
    fn level_1_and_proxies_for_eidas_are_never_accepted() {
        let widest = AcceptedLevels::from_policy("loa2+nonresident+uncertified+eidas-any").unwrap();
        for never in [Loa1, UncertifiedEidasLow, UncertifiedEidasSub, UncertifiedEidasHigh] {
            assert!(!widest.contains(never), "{never:?}");
        }
    }

    #[test]
    fn unknown_policies_are_refused() {
        for wrong in [
            "",
            "loa1",
            "loa5",
            "LOA3",
            "loa3+",
            "loa3+all",
            "uncertified",
            "loa3+eidas-any+eidas-notified",
            "loa3+nonresident+nonresident",
            "loa3 + uncertified",
        ] {
            assert_eq!(AcceptedLevels::from_policy(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_demand_and_its_set_agree() {
        for demand in [
            Demand::Loa2,
            Demand::Loa3,
            Demand::Loa4,
            Demand::UncertifiedLoa2,
            Demand::UncertifiedLoa3,
        ] {
            assert_eq!(
                Some(demand.accepted_levels().unwrap().list().as_slice()),
                demand.accepted()
            );
        }
        assert_eq!(Demand::AnyLevel.accepted_levels(), None);
    }
}
