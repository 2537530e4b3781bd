//! The state that goes along is longer than 80 bytes.

use evidence::saml::{reachable, request, signing_key};
use shared::{
    crypto::Entropy,
    saml::{IdpRules, RequestError},
};

#[test]
fn is_not_sent() {
    let idp = reachable();
    let sent = |length| {
        let request = request(&idp, &IdpRules::default(), "loa3").unwrap();
        let state = "x".repeat(length);
        request.post(Some(&state), &signing_key(), Entropy([1; 32])).map(|_| ())
    };
    assert_eq!(sent(80), Ok(()));
    assert_eq!(sent(81), Err(RequestError::RelayState));
}
