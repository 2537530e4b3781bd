//! The answer to a query about one identity provider is about another, which the operator has signed as well.

use evidence::saml::{IDP, Metadata, NOW, OPERATOR, Signer, Signing, identity_provider};
use shared::{
    saml::{Federation, MetadataRefusal, UnverifiedMetadata},
    xml,
};

/// What a metadata query is answered with: one entity, which is the document.
fn answer(entity_id: &str) -> String {
    // In canonical form, as it is signed.
    let plain = format!("<md:EntityDescriptor entityID=\"{entity_id}\">");
    let whole = format!(
        "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_entity\" entityID=\"{entity_id}\" validUntil=\"2026-01-09T03:04:05Z\">"
    );
    let entity = identity_provider(entity_id);
    assert!(entity.starts_with(&plain));
    let entity = entity.replacen(&plain, &whole, 1);
    let metadata = Metadata {
        document: entity,
        signing: Some(Signing {
            key: Signer::P256,
            ..Signing::of("_entity", "")
        }),
        ..Metadata::of(Vec::new())
    };
    metadata.make()
}

fn asked(entity_id: &str, answer: &str) -> Result<Federation, MetadataRefusal> {
    let answer = UnverifiedMetadata::new(answer.as_bytes().to_vec());
    answer.verify_entity(entity_id, &OPERATOR, NOW)
}

#[test]
fn the_answer_about_the_one_is_accepted() {
    let federation = asked(IDP, &answer(IDP)).unwrap();
    assert!(federation.identity_provider(IDP).is_some());
}

#[test]
fn is_refused() {
    let refused = asked(IDP, &answer("https://other.example.se/saml"));
    assert_eq!(refused.unwrap_err(), MetadataRefusal::OtherEntity);
}

#[test]
fn one_entity_is_no_aggregate_and_an_aggregate_no_answer() {
    let aggregate = UnverifiedMetadata::new(answer(IDP).into_bytes());
    let refused = aggregate.verify(&OPERATOR, NOW).unwrap_err();
    assert_eq!(refused, MetadataRefusal::Xml(xml::Refusal::Structure));
    let refused = asked(IDP, &Metadata::good().make()).unwrap_err();
    assert_eq!(refused, MetadataRefusal::Xml(xml::Refusal::Structure));
}
