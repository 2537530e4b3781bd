//! Agreements under which e-services use e-IDs (Swedish eID Framework, entity categories, 1.5; Registry for identifiers, 3.1.3).

use super::Method;
use crate::id::MethodId;
use serde::Deserialize;

/// An agreement, by its address in the registry, or one between two parties by the name that they have given it. It is compared character
/// for character: some hold letters and slashes that no address would.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "String")]
pub struct Contract(String);

/// What every agreement's name begins with.
const PREFIX: &str = "http://id.swedenconnect.se/contract/";
/// Auktorisationssystemet för elektronisk identifiering.
const AUTHORIZATION_SYSTEM: &str = "http://id.swedenconnect.se/contract/sc/eid-authorization-system";

impl Contract {
    /// Reads the name of an agreement: it begins with `http://id.swedenconnect.se/contract/`, and has no space and at most 200 characters.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.strip_prefix(PREFIX)?;
        let fits = !name.is_empty()
            && text.chars().count() <= 200
            && !text.chars().any(|c| c.is_whitespace() || c.is_control());
        fits.then(|| Contract(text.to_owned()))
    }

    /// Whether it is the auktorisationssystem, in which an e-service must offer every e-ID or none (lag 2023:704).
    pub fn is_authorization_system(&self) -> bool {
        self.0 == AUTHORIZATION_SYSTEM
    }
}

impl TryFrom<String> for Contract {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(
            "a contract begins with http://id.swedenconnect.se/contract/ and has no space and at most 200 characters",
        )
    }
}

/// Whether an e-service with these agreements may use a method that is to be had under those. An e-service that names none is not judged,
/// nor is a method: its issuer and the e-service have agreed without a contract that the registry knows.
pub(crate) fn allow(service: &[Contract], method: &[Contract]) -> bool {
    service.is_empty() || method.is_empty() || service.iter().any(|contract| method.contains(contract))
}

/// Of the methods that the e-service would leave out, the one that its agreements say it must offer.
pub(super) fn hidden_against_contract<'a>(
    contracts: &[Contract],
    excluded: &'a [MethodId],
    methods: &[Method],
) -> Option<&'a MethodId> {
    if !contracts.iter().any(Contract::is_authorization_system) {
        return None;
    }
    let must_be_offered = |method: &Method| method.contracts.iter().any(Contract::is_authorization_system);
    excluded.iter().find(|id| {
        let method = methods.iter().find(|method| method.id == **id);
        method.is_some_and(must_be_offered)
    })
}

#[cfg(test)]
mod tests {
    use super::{Contract, allow};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn is_a_name_of_the_registry_s_form() {
        for good in [
            "http://id.swedenconnect.se/contract/sc/prepaid-auth-2021",
            "http://id.swedenconnect.se/contract/Firman/Myndigheten/Leveransavtal-E-Legitimationstjänster/0001",
        ] {
            assert!(Contract::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "sc/prepaid-auth-2021",
            "http://id.swedenconnect.se/contract/",
            "http://id.swedenconnect.se/contract/a b",
        ] {
            assert!(Contract::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn one_in_common_is_enough_and_who_names_none_is_not_judged() {
        let contract = |name: &str| Contract::parse(&format!("http://id.swedenconnect.se/contract/{name}")).unwrap();
        let (one, other) = (contract("a"), contract("b"));
        assert!(allow(&[one.clone(), other.clone()], std::slice::from_ref(&other)));
        assert!(!allow(std::slice::from_ref(&one), std::slice::from_ref(&other)));
        assert!(allow(&[], std::slice::from_ref(&other)) && allow(&[one], &[]));
    }
}
