//! Which levels an e-service accepts, built from a policy name (Swedish eID Framework, Registry for identifiers, 3.1.1;
//! tillitsramverk, 1.2).

use super::{Class, Loa};

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

impl Eidas {
    const ALL: [Eidas; 3] = [Eidas::None, Eidas::Notified, Eidas::Any];
}

impl AcceptedLevels {
    /// The certified levels from this one of Digg's framework on.
    pub(super) const fn certified(lowest: u8) -> Self {
        AcceptedLevels {
            lowest,
            non_resident: false,
            uncertified: false,
            eidas: Eidas::None,
        }
    }

    /// Every set that has a name: by level, then by what is accepted beside the certified ones, the narrowest first.
    pub fn all() -> impl Iterator<Item = Self> {
        let beside = Eidas::ALL.into_iter().flat_map(|eidas| {
            [(false, false), (false, true), (true, false), (true, true)]
                .map(|(non_resident, uncertified)| (non_resident, uncertified, eidas))
        });
        (2..=4).flat_map(move |lowest| {
            beside
                .clone()
                .map(move |(non_resident, uncertified, eidas)| AcceptedLevels {
                    lowest,
                    non_resident,
                    uncertified,
                    eidas,
                })
        })
    }

    /// The name that [`AcceptedLevels::from_policy`] reads.
    pub fn policy(self) -> String {
        let eidas = match self.eidas {
            Eidas::None => "",
            Eidas::Notified => "+eidas-notified",
            Eidas::Any => "+eidas-any",
        };
        let non_resident = if self.non_resident { "+nonresident" } else { "" };
        let uncertified = if self.uncertified { "+uncertified" } else { "" };
        format!("loa{}{non_resident}{uncertified}{eidas}", self.lowest)
    }

    /// The lowest level, as the number that pages show.
    pub fn lowest(self) -> u8 {
        self.lowest
    }

    /// Reads a policy name. A part that is unknown or stands there twice is refused.
    pub fn from_policy(name: &str) -> Option<Self> {
        let mut parts = name.split('+');
        let lowest = match parts.next()? {
            "loa2" => 2,
            "loa3" => 3,
            "loa4" => 4,
            _ => return None,
        };
        let mut levels = Self::certified(lowest);
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

#[cfg(test)]
mod tests {
    use super::AcceptedLevels;
    use crate::loa::Loa::{self, *};
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
    fn every_set_is_read_by_its_own_name() {
        let all: Vec<_> = AcceptedLevels::all().collect();
        assert_eq!(all.len(), 36);
        for (index, levels) in all.iter().enumerate() {
            assert_eq!(AcceptedLevels::from_policy(&levels.policy()), Some(*levels));
            assert!(!all[..index].contains(levels), "{levels:?} twice");
        }
        assert_eq!(all[0].policy(), "loa2");
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
}
