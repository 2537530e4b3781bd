//! The identity provider has no address for assertions that only the holder of a key can use.

use evidence::saml::{reachable, request, signing_key};
use shared::{
    crypto::Entropy,
    saml::{Endpoints, IdentityProvider, IdpRules, RequestError},
};

#[test]
fn is_not_sent() {
    let sent = |idp: &IdentityProvider| {
        let request = request(idp, &IdpRules::default(), "loa3").unwrap();
        request
            .for_holder_of_key()
            .post(None, &signing_key(), Entropy([1; 32]))
            .map(|_| ())
    };
    let mut idp = reachable();
    assert_eq!(sent(&idp), Ok(()));
    idp.holder_of_key = Endpoints::default();
    assert_eq!(sent(&idp), Err(RequestError::Binding));
}
