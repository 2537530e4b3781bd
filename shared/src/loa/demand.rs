//! What an e-service demands.

use super::{AcceptedLevels, Class, Loa};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::borrow::Cow;

/// What an e-service demands: a set of levels that it accepts, or none in particular.
///
/// Built from a policy name ([`Demand::from_policy`]), because a list that is written by hand forgets the class of trust: an uncertified
/// level satisfies only a demand that names it. Serialised as that name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Demand {
    /// Any method of the portal; no level is demanded and none is claimed.
    AnyLevel,
    /// One of these levels.
    Levels(AcceptedLevels),
}

const ANY_LEVEL: &str = "any-level";

impl Demand {
    /// Level 2 or higher of Digg's framework, certified.
    pub const LOA2: Demand = Demand::Levels(AcceptedLevels::certified(2));
    /// Level 3 or higher of Digg's framework, certified.
    pub const LOA3: Demand = Demand::Levels(AcceptedLevels::certified(3));
    /// Level 4 of Digg's framework, certified.
    pub const LOA4: Demand = Demand::Levels(AcceptedLevels::certified(4));

    /// Every demand, the lowest and narrowest first.
    pub fn all() -> impl Iterator<Item = Demand> {
        std::iter::once(Demand::AnyLevel).chain(AcceptedLevels::all().map(Demand::Levels))
    }

    /// The demand with this name in the configuration: `any-level`, or what [`AcceptedLevels::from_policy`] reads.
    pub fn from_policy(name: &str) -> Option<Demand> {
        match name {
            ANY_LEVEL => Some(Demand::AnyLevel),
            _ => AcceptedLevels::from_policy(name).map(Demand::Levels),
        }
    }

    /// Its name in the configuration.
    pub fn policy(self) -> Cow<'static, str> {
        match self {
            Demand::AnyLevel => ANY_LEVEL.into(),
            Demand::Levels(levels) => levels.policy().into(),
        }
    }

    /// Whether a proved level satisfies this demand. No proved level (`None`) satisfies only [`Demand::AnyLevel`].
    pub fn is_satisfied_by(self, proved: Option<Loa>) -> bool {
        match (self, proved) {
            (Demand::AnyLevel, _) => true,
            (Demand::Levels(_), None) => false,
            (Demand::Levels(levels), Some(loa)) => levels.contains(loa),
        }
    }

    /// The levels that satisfy this demand; `None` where no level is demanded.
    pub fn accepted(self) -> Option<AcceptedLevels> {
        match self {
            Demand::AnyLevel => None,
            Demand::Levels(levels) => Some(levels),
        }
    }

    /// The number that pages show in brackets after the words; `None` where no level is demanded.
    pub fn number(self) -> Option<u8> {
        self.accepted().map(AcceptedLevels::lowest)
    }

    /// Whether a level that only its issuer vouches for can satisfy it: such a level is equivalent to Digg's at most.
    pub fn accepts_uncertified(self) -> bool {
        let levels = self.accepted().map(AcceptedLevels::list).unwrap_or_default();
        levels.iter().any(|loa| loa.class() == Class::Uncertified)
    }
}

impl Serialize for Demand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.policy())
    }
}

impl<'de> Deserialize<'de> for Demand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(deserializer)?;
        Demand::from_policy(&name).ok_or_else(|| D::Error::custom("unknown demand"))
    }
}

#[cfg(test)]
mod tests {
    use super::Demand;
    use crate::loa::Loa;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_demand_takes_its_own_level_and_higher_and_nothing_else() {
        assert!(Demand::LOA3.is_satisfied_by(Some(Loa::Loa3)));
        assert!(Demand::LOA3.is_satisfied_by(Some(Loa::Loa4)));
        for lower in [
            Loa::Loa1,
            Loa::Loa2,
            Loa::UncertifiedLoa3,
            Loa::Loa3NonResident,
            Loa::Loa4NonResident,
            Loa::EidasHigh,
        ] {
            assert!(!Demand::LOA3.is_satisfied_by(Some(lower)), "{lower:?}");
        }
        let wider = Demand::from_policy("loa3+uncertified").unwrap();
        assert!(wider.is_satisfied_by(Some(Loa::UncertifiedLoa3)));
        assert!(!wider.is_satisfied_by(Some(Loa::UncertifiedLoa2)));
    }

    #[test]
    fn an_unproved_level_satisfies_no_demand_for_one() {
        for demand in Demand::all() {
            assert_eq!(demand.is_satisfied_by(None), demand == Demand::AnyLevel, "{demand:?}");
        }
    }

    #[test]
    fn a_demand_is_written_as_its_policy_and_read_from_nothing_else() {
        for demand in Demand::all() {
            let json = serde_json::to_string(&demand).unwrap();
            assert_eq!(json, format!("\"{}\"", demand.policy()));
            assert_eq!(serde_json::from_str::<Demand>(&json).unwrap(), demand);
        }
        for wrong in ["\"loa5\"", "\"loa3+\"", "\"any-level+uncertified\"", "3", "null"] {
            assert!(serde_json::from_str::<Demand>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_a_set_with_self_declared_levels_is_called_equivalent() {
        let accepts = |policy: &str| Demand::from_policy(policy).unwrap().accepts_uncertified();
        assert!(accepts("loa2+uncertified") && accepts("loa3+nonresident+uncertified"));
        assert!(!accepts("loa4+uncertified"), "there is no such level");
        assert!(!accepts("loa3") && !accepts("loa3+eidas-any") && !accepts("any-level"));
    }
}
