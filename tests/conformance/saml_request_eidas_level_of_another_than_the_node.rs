//! The only level is one of the Swedish eIDAS node, which the identity provider is not.

use evidence::saml::{reachable, request};
use shared::saml::{IdentityProvider, IdpRules, RequestError};

#[test]
fn is_not_made() {
    let level = "http://id.elegnamnden.se/loa/1.0/eidas-nf-sub";
    let idp = IdentityProvider {
        assurance: [level.to_owned()].into(),
        ..reachable()
    };
    let asked = |eidas_node| {
        let rules = IdpRules {
            eidas_node,
            ..IdpRules::default()
        };
        request(&idp, &rules, "loa3+eidas-notified").map(|request| request.pending().levels.clone())
    };
    assert_eq!(asked(true).unwrap(), [level]);
    assert_eq!(asked(false).unwrap_err(), RequestError::Level);
}
