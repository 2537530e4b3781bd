//! The identity provider may assert none of the levels that the e-service accepts.

use evidence::saml::{reachable, request};
use shared::saml::{IdentityProvider, IdpRules, RequestError};

#[test]
fn is_not_made() {
    let idp = reachable();
    assert!(request(&idp, &IdpRules::default(), "loa3").is_ok());
    let lower = IdentityProvider {
        assurance: ["http://id.elegnamnden.se/loa/1.0/loa2".to_owned()].into(),
        ..idp
    };
    assert_eq!(
        request(&lower, &IdpRules::default(), "loa3").unwrap_err(),
        RequestError::Level
    );
}
