//! A federation's metadata: what is believed of it, and what is not.

use evidence::{
    Key,
    saml::{IDP, Metadata, NOW, OPERATOR, Signer, Signing, certificate, identity_provider, key_descriptor, service},
};
use shared::{
    crypto::PublicKey,
    environment::Environment,
    saml::{Endpoints, Federation, IdentityProvider, MetadataRefusal, Operator, OperatorError, UnverifiedMetadata},
    time::{Span, Timestamp},
    xml,
};

fn verify(document: &str) -> Result<Federation, MetadataRefusal> {
    UnverifiedMetadata::new(document.as_bytes().to_vec()).verify(&OPERATOR, NOW)
}

fn refusal(metadata: &Metadata) -> MetadataRefusal {
    verify(&metadata.make()).unwrap_err()
}

/// The one identity provider, after a change.
fn changed(old: &str, new: &str) -> Option<IdentityProvider> {
    let federation = verify(&Metadata::good().edit(old, new).make()).unwrap();
    let idp = federation.identity_provider(IDP).cloned();
    assert_eq!(federation.left_out(), usize::from(idp.is_none()));
    idp
}

#[test]
fn what_it_says_of_an_identity_provider_is_read() {
    let federation = verify(&Metadata::good().make()).unwrap();
    assert_eq!((federation.identity_providers().count(), federation.left_out()), (1, 0));
    let idp = federation.identity_provider(IDP).unwrap();
    let endpoints = |redirect: &str, post: &str| Endpoints {
        redirect: Some(redirect.to_owned()),
        post: Some(post.to_owned()),
    };
    assert_eq!(
        idp.sso,
        endpoints("https://idp.example.se/redirect", "https://idp.example.se/post")
    );
    assert_eq!(
        idp.holder_of_key,
        endpoints("https://key.example.se/redirect", "https://key.example.se/post")
    );
    assert!(idp.wants_signed_requests);
    assert!(idp.assurance.iter().eq(["http://id.elegnamnden.se/loa/1.0/loa3"]));
    assert!(idp.categories.iter().eq([
        "http://id.swedenconnect.se/contract/Visma/SCB/Leveransavtal-E-Legitimationstjänster-A2021/0337",
        "http://id.swedenconnect.se/ec/1.0/loa3-orgid",
    ]));
    assert!(idp.scopes.iter().eq(["2021006883"]));
    assert_eq!(idp.display_names.get("sv").unwrap(), "Exempel");
    assert_eq!(idp.display_names.get("en").unwrap(), "Example");
    assert_eq!(idp.logos, ["https://idp.example.se/logo.svg"]);
    assert_eq!(idp.organisation.as_deref(), Some("2021006883"));
    assert!(idp.principal_selection.is_empty());
    assert_eq!(idp.valid_until, Timestamp::parse("2026-01-09T03:04:05Z").unwrap());
}

#[test]
fn by_what_it_wants_to_be_told_whom_we_expect_is_read() {
    let selection = r#"<psc:RequestedPrincipalSelection xmlns:psc="http://id.swedenconnect.se/authn/1.0/principal-selection/ns"><psc:MatchValue Name="urn:oid:1.2.752.29.4.13"></psc:MatchValue></psc:RequestedPrincipalSelection>"#;
    let idp = changed("<mdui:UIInfo ", &[selection, "<mdui:UIInfo "].concat()).unwrap();
    assert!(idp.principal_selection.iter().eq(["urn:oid:1.2.752.29.4.13"]));
}

#[test]
fn keys_for_signing_and_for_anything_sign_and_those_for_encryption_do_not() {
    let federation = verify(&Metadata::good().make()).unwrap();
    let keys = &federation.identity_provider(IDP).unwrap().signing_keys;
    let verified = |key: Key, keys: &[PublicKey]| {
        let signature = key.sign(evidence::Hash::Sha256, b"message");
        let algorithm = shared::crypto::SignatureAlgorithm::RsaSha256;
        keys.iter()
            .any(|known| known.verifies(algorithm, b"message", &signature))
    };
    assert!(verified(Key::User, keys));
    assert!(verified(Key::Responder, keys));
    assert!(!verified(Key::Other, keys));
    assert!(!verified(Key::Root, keys));
}

/// The first key described with a second certificate, and how many keys are found.
fn described_twice(second: Key) -> usize {
    let one = key_descriptor("signing", Key::User);
    let second = certificate(second);
    let end = "</ds:X509Data>";
    let two = one.replace(
        end,
        &format!("{end}<ds:X509Data><ds:X509Certificate>{second}</ds:X509Certificate>{end}"),
    );
    let idp = identity_provider(IDP).replace(&one, &two);
    let federation = verify(&Metadata::of(vec![idp]).make()).unwrap();
    federation.identity_provider(IDP).unwrap().signing_keys.len()
}

#[test]
fn a_descriptor_of_two_keys_describes_none() {
    assert_eq!(described_twice(Key::User), 2);
    assert_eq!(described_twice(Key::Other), 1);
}

#[test]
fn an_identity_provider_with_too_many_keys_is_left_out() {
    let one = key_descriptor("signing", Key::User);
    // There is another that is for anything.
    for (count, is_kept) in [(7, true), (8, false)] {
        let idp = identity_provider(IDP).replace(&one, &one.repeat(count));
        let federation = verify(&Metadata::of(vec![idp]).make()).unwrap();
        assert_eq!(federation.identity_provider(IDP).is_some(), is_kept, "{count}");
    }
}

#[test]
fn an_identity_provider_without_a_key_that_signs_is_left_out() {
    let idp = identity_provider(IDP);
    let idp = idp
        .replace(&key_descriptor("signing", Key::User), "")
        .replace(&key_descriptor("", Key::Responder), "");
    let federation = verify(&Metadata::of(vec![idp, identity_provider("urn:other:idp")]).make()).unwrap();
    assert_eq!((federation.identity_providers().count(), federation.left_out()), (1, 1));
    assert!(federation.identity_provider("urn:other:idp").is_some());
}

#[test]
fn an_operator_is_a_certificate_with_a_key_that_is_taken() {
    let operator = |certificates: &[&[u8]]| Operator::new(Environment::Production, certificates).map(|_| ());
    let [good, short] = [Signer::Idp, Signer::Short].map(Signer::certificate);
    assert_eq!(operator(&[&good, &good]), Ok(()));
    assert_eq!(operator(&[]), Err(OperatorError::Key));
    assert_eq!(operator(&[&good, b"anything"]), Err(OperatorError::Key));
    assert_eq!(operator(&[&short]), Err(OperatorError::Key));
}

#[test]
fn a_short_key_is_no_key() {
    assert!(PublicKey::from_spki(&Signer::Short.spki()).is_err());
    assert!(PublicKey::from_spki(&Signer::Idp.spki()).is_ok());
}

#[test]
fn an_identifier_is_compared_as_it_is() {
    let ids = [
        "urn:visma:idp",
        "https://idp.example.se/",
        "https://idp.example.se",
        "HTTPS://idp.example.se",
    ];
    let federation = verify(&Metadata::of(ids.map(identity_provider).to_vec()).make()).unwrap();
    for id in ids {
        assert_eq!(federation.identity_provider(id).unwrap().entity_id, id);
    }
    assert!(federation.identity_provider("https://idp.example.se//").is_none());
}

#[test]
fn one_that_is_there_twice_is_left_out() {
    let twice = vec![
        identity_provider(IDP),
        service(),
        identity_provider(IDP),
        identity_provider("urn:other"),
    ];
    let federation = verify(&Metadata::of(twice).make()).unwrap();
    assert!(federation.identity_provider(IDP).is_none());
    assert!(federation.identity_provider("urn:other").is_some());
}

#[test]
fn addresses_without_tls_and_other_protocols_are_none() {
    let idp = changed("https://idp.example.se/post", "http://idp.example.se/post").unwrap();
    assert_eq!(idp.sso.post, None);
    let plan = Metadata::good().edit(
        "true\" protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"",
        "true\" protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:1.1:protocol\"",
    );
    assert_eq!(verify(&plan.make()).unwrap().identity_providers().count(), 0);
}

#[test]
fn a_part_that_is_over_is_passed_over() {
    let group = format!(
        "<md:EntitiesDescriptor>{}</md:EntitiesDescriptor>",
        identity_provider(IDP)
    );
    let group = Metadata::of(vec![group]);
    let entity = format!("<md:EntityDescriptor entityID=\"{IDP}\"");
    for (metadata, part) in [
        (Metadata::good(), entity.as_str()),
        (
            Metadata::good(),
            "<md:IDPSSODescriptor WantAuthnRequestsSigned=\"true\" protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"",
        ),
        (group, "<md:EntitiesDescriptor"),
    ] {
        let with = |until: &str| {
            let entities = metadata.entities.concat();
            let changed = entities.replacen(part, &format!("{part} validUntil=\"{until}\""), 1);
            assert_ne!(entities, changed);
            verify(&Metadata::of(vec![changed]).make())
                .unwrap()
                .identity_provider(IDP)
                .map(|idp| idp.valid_until)
        };
        assert_eq!(with("2026-01-02T03:04:07Z"), None, "{part}");
        assert_eq!(with("tomorrow"), None, "{part}");
        let soon = "2026-01-03T00:00:00.000Z";
        assert_eq!(with(soon).unwrap().to_string(), soon, "{part}");
        let late = with("2026-02-01T00:00:00Z").unwrap();
        assert_eq!(late.to_string(), "2026-01-09T03:04:05.000Z", "{part}");
    }
}

#[test]
fn is_refused_with_the_key_of_another_environment() {
    let other = Signing {
        key: Signer::P384,
        ..Signing::of("_metadata", "")
    };
    let metadata = Metadata {
        signing: Some(other),
        ..Metadata::good()
    };
    assert_eq!(refusal(&metadata), MetadataRefusal::Xml(xml::Refusal::Signature));
}

#[test]
fn is_refused_without_signature_or_when_another_part_is_signed() {
    let unsigned = Metadata {
        signing: None,
        ..Metadata::good()
    };
    assert_eq!(refusal(&unsigned), MetadataRefusal::Xml(xml::Refusal::Structure));
    let entity = Signing {
        key: Signer::P256,
        ..Signing::of("_entity", "")
    };
    let other = Metadata {
        signing: Some(entity),
        ..Metadata::good()
    }
    .edit("entityID=\"https://idp", "ID=\"_entity\" entityID=\"https://idp");
    assert_eq!(refusal(&other), MetadataRefusal::Xml(xml::Refusal::Reference));
    let changed = Metadata::good()
        .make()
        .replacen("idp.example.se/post", "idp.example.se/p0st", 1);
    assert_eq!(
        verify(&changed).unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Digest)
    );
}

#[test]
fn is_refused_when_it_is_over_or_valid_for_too_long() {
    let until = |text: &str| {
        verify(
            &Metadata::good()
                .edit("validUntil=\"2026-01-09T03:04:05Z\"", text)
                .make(),
        )
    };
    assert_eq!(
        until("validUntil=\"2026-01-02T03:04:07Z\"").unwrap_err(),
        MetadataRefusal::Expired
    );
    assert!(until("validUntil=\"2026-01-02T03:04:08Z\"").is_ok());
    assert!(until("validUntil=\"2026-01-16T03:04:07Z\"").is_ok());
    assert_eq!(
        until("validUntil=\"2026-01-16T03:04:08Z\"").unwrap_err(),
        MetadataRefusal::Validity
    );
    assert_eq!(
        until("zalidUntil=\"2026-01-09T03:04:05Z\"").unwrap_err(),
        MetadataRefusal::Validity
    );
}

#[test]
fn is_fetched_again_after_five_minutes_to_an_hour() {
    let refresh = |cache: &str| {
        verify(&Metadata::good().edit("cacheDuration=\"PT5H\" ", cache).make())
            .unwrap()
            .refresh_at(NOW)
    };
    assert_eq!(refresh("cacheDuration=\"PT5H\" "), NOW.after(Span::from_minutes(60)));
    assert_eq!(refresh("cacheDuration=\"PT20M\" "), NOW.after(Span::from_minutes(20)));
    assert_eq!(refresh("cacheDuration=\"PT0S\" "), NOW.after(Span::from_minutes(5)));
    assert_eq!(refresh("cacheDuration=\"soon\" "), NOW.after(Span::from_minutes(60)));
    assert_eq!(refresh(""), NOW.after(Span::from_minutes(60)));
}

#[test]
fn a_record_is_kept_and_read_again() {
    let federation = verify(&Metadata::good().make()).unwrap();
    let idp = federation.identity_provider(IDP).unwrap();
    let json = serde_json::to_string(idp).unwrap();
    assert_eq!(&serde_json::from_str::<IdentityProvider>(&json).unwrap(), idp);
}
