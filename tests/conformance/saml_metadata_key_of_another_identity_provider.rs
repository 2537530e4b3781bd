//! The key that has signed the Response is that of another identity provider in the same metadata.

use evidence::{
    Key,
    saml::{IDP, Metadata, Plan, Signer, identity_provider, key_descriptor, key_descriptor_of},
};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let with_key = |entity_id: &str, key: Signer| {
        let descriptor = key_descriptor_of("signing", &key.certificate());
        identity_provider(entity_id).replace(&key_descriptor("signing", Key::User), &descriptor)
    };
    let judged = |entities| {
        let idp = Metadata::of(entities).provider().unwrap();
        let plan = Plan::good().expecting(|expecting| expecting.idp = idp);
        plan.judge().map(|_| ())
    };
    let other = "https://other.example.se/saml";
    assert_eq!(
        judged(vec![with_key(IDP, Signer::Idp), with_key(other, Signer::Other)]),
        Ok(())
    );
    assert_eq!(
        judged(vec![with_key(IDP, Signer::Other), with_key(other, Signer::Idp)]),
        Err(Refusal::Xml(xml::Refusal::Signature))
    );
}
