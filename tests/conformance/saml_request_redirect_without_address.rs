//! The identity provider has no address for HTTP-Redirect.

use evidence::saml::{reachable, request, signing_key};
use shared::{
    crypto::Entropy,
    saml::{Endpoints, IdentityProvider, IdpRules, RequestError},
};

#[test]
fn is_not_sent() {
    let sent = |idp: &IdentityProvider| {
        let request = request(idp, &IdpRules::default(), "loa3").unwrap();
        request.redirect(None, &signing_key(), Entropy([1; 32])).map(|_| ())
    };
    let mut idp = reachable();
    assert_eq!(sent(&idp), Ok(()));
    idp.sso = Endpoints::default();
    assert_eq!(sent(&idp), Err(RequestError::Binding));
}
