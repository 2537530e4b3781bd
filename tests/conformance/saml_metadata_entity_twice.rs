//! An identity provider is there twice, with one key each.

use evidence::{
    Key,
    saml::{IDP, Metadata, identity_provider, key_descriptor, service},
};

#[test]
fn is_left_out() {
    let other = identity_provider(IDP).replace(
        &key_descriptor("signing", Key::User),
        &key_descriptor("signing", Key::Other),
    );
    let once = Metadata::of(vec![identity_provider(IDP), service()]);
    assert!(once.provider().is_some());
    let twice = Metadata::of(vec![identity_provider(IDP), service(), other]);
    assert!(twice.provider().is_none());
}
