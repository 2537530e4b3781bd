//! The level is repeated by Sambi's name, where it is lower, by an identity provider that names its attributes otherwise.

use evidence::saml::Plan;
use shared::{loa::Loa, saml::Refusal};

#[test]
fn is_refused() {
    let repeated = |loa: Loa| Plan::good().with_attribute("urn:sambi:names:attribute:levelOfAssurance", loa.uri());
    assert!(repeated(Loa::Loa3).judge().is_ok());
    assert_eq!(repeated(Loa::Loa2).judge().unwrap_err(), Refusal::LevelContradicted);
}
