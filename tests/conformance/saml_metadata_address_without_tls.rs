//! An identity provider's address is one without TLS.

use evidence::saml::Metadata;

#[test]
fn is_none() {
    let address = |location| {
        let metadata = Metadata::of_changed("https://idp.example.se/post", location);
        metadata.provider().unwrap().sso.post
    };
    assert!(address("https://idp.example.se/p0st").is_some());
    assert_eq!(address("http://idp.example.se/post"), None);
}
