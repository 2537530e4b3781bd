//! An identity provider has a key for encryption only.

use evidence::saml::Metadata;

#[test]
fn is_left_out() {
    let metadata = Metadata::described("");
    assert!(metadata.provider().is_none());
    assert_eq!(metadata.judge().unwrap().left_out(), 1);
}
