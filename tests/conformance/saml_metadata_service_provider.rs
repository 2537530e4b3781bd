//! The metadata knows the entity as a service provider, and not as an identity provider.

use evidence::saml::{IDP, Metadata, identity_provider};

#[test]
fn is_no_identity_provider() {
    let as_role = |role: &str| {
        let entity = identity_provider(IDP).replace("md:IDPSSODescriptor", role);
        Metadata::of(vec![entity]).provider()
    };
    assert!(as_role("md:IDPSSODescriptor").is_some());
    assert!(as_role("md:SPSSODescriptor").is_none());
}
