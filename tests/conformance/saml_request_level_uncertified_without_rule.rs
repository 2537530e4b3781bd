//! The only level is one that nobody has reviewed, of a provider whose rules do not say that it is taken.

use evidence::saml::{reachable, request};
use shared::saml::{IdentityProvider, IdpRules, RequestError};

#[test]
fn is_not_made() {
    let level = "http://id.swedenconnect.se/loa/1.0/uncertified-loa3";
    let idp = IdentityProvider {
        assurance: [level.to_owned()].into(),
        ..reachable()
    };
    let asked = |uncertified| {
        let rules = IdpRules {
            uncertified,
            ..IdpRules::default()
        };
        request(&idp, &rules, "loa3+uncertified").map(|request| request.pending().levels.clone())
    };
    assert_eq!(asked(true).unwrap(), [level]);
    assert_eq!(asked(false).unwrap_err(), RequestError::Level);
}
