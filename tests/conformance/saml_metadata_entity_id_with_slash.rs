//! The metadata knows the identity provider by a name that has a slash at its end.

use evidence::saml::{IDP, Metadata, identity_provider};

#[test]
fn is_another_one() {
    let named = |entity_id: &str| Metadata::of(vec![identity_provider(entity_id)]).provider();
    assert!(named(IDP).is_some());
    assert!(named(&[IDP, "/"].concat()).is_none());
}
