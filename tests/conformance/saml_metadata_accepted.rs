//! What is read of a federation's metadata.

use evidence::{
    Hash, Key,
    saml::{IDP, Metadata, NOW, Signer, answer, identity_provider, judge_answer, key_descriptor},
};
use shared::{
    crypto::{PublicKey, SignatureAlgorithm},
    environment::Environment,
    saml::{Endpoints, IdentityProvider, Operator},
    time::{Span, Timestamp},
};

#[test]
fn what_it_says_of_an_identity_provider_is_read() {
    let federation = Metadata::good().judge().unwrap();
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
    assert_eq!([idp.environment, federation.environment()], [Environment::Test; 2]);
    assert!(idp.scopes.iter().eq(["2021006883"]));
    assert_eq!(idp.display_names.get("sv").unwrap(), "Exempel");
    assert_eq!(idp.display_names.get("en").unwrap(), "Example");
    assert_eq!(idp.logos, ["https://idp.example.se/logo.svg"]);
    assert_eq!(idp.organisation.as_deref(), Some("2021006883"));
    assert!(idp.principal_selection.is_empty());
    assert_eq!(idp.valid_until, Timestamp::parse("2026-01-09T03:04:05Z").unwrap());
}

/// White space around them is none of them; everything else is, letters that no address would have too.
#[test]
fn levels_and_categories_are_read_from_every_value_as_they_are() {
    let idp = Metadata::good().provider().unwrap();
    assert!(idp.assurance.iter().eq(["http://id.elegnamnden.se/loa/1.0/loa3"]));
    assert!(idp.categories.iter().eq([
        "http://id.swedenconnect.se/contract/Visma/SCB/Leveransavtal-E-Legitimationstjänster-A2021/0337",
        "http://id.swedenconnect.se/ec/1.0/loa3-orgid",
    ]));
}

#[test]
fn by_what_it_wants_to_be_told_whom_we_expect_is_read() {
    let selection = r#"<psc:RequestedPrincipalSelection xmlns:psc="http://id.swedenconnect.se/authn/1.0/principal-selection/ns"><psc:MatchValue Name="urn:oid:1.2.752.29.4.13"></psc:MatchValue></psc:RequestedPrincipalSelection>"#;
    let metadata = Metadata::of_changed("<mdui:UIInfo ", &[selection, "<mdui:UIInfo "].concat());
    let idp = metadata.provider().unwrap();
    assert!(idp.principal_selection.iter().eq(["urn:oid:1.2.752.29.4.13"]));
}

/// Whether one of these keys has signed with the private key of `key`.
fn sign(keys: &[PublicKey], key: Key) -> bool {
    let signature = key.sign(Hash::Sha256, b"message");
    keys.iter()
        .any(|known| known.verifies(SignatureAlgorithm::RsaSha256, b"message", &signature))
}

#[test]
fn keys_for_signing_and_for_anything_sign() {
    let keys = Metadata::good().provider().unwrap().signing_keys;
    assert!(sign(&keys, Key::User) && sign(&keys, Key::Responder));
    assert!(!sign(&keys, Key::Other) && !sign(&keys, Key::Root));
}

/// The certificates ran out in 2011, and are signed by their own keys.
#[test]
fn a_certificate_is_nothing_but_a_key() {
    let idp = Metadata::described(&key_descriptor("signing", Key::User)).provider();
    assert!(sign(&idp.unwrap().signing_keys, Key::User));
}

#[test]
fn an_identifier_is_any_text() {
    let ids = ["urn:visma:idp", "https://idp.example.se/", "https://idp.example.se"];
    let metadata = Metadata::of(ids.map(identity_provider).to_vec());
    let federation = metadata.judge().unwrap();
    for id in ids {
        assert_eq!(federation.identity_provider(id).unwrap().entity_id, id);
    }
}

#[test]
fn an_operator_may_have_two_certificates() {
    let certificates = [Signer::Idp, Signer::P256].map(Signer::certificate);
    let certificates: Vec<&[u8]> = certificates.iter().map(Vec::as_slice).collect();
    assert!(Operator::new(Environment::Production, &certificates).is_ok());
}

#[test]
fn it_is_valid_until_its_end_and_for_two_weeks() {
    for until in ["2026-01-02T03:04:08Z", "2026-01-16T03:04:07Z"] {
        assert!(Metadata::good().edit("2026-01-09T03:04:05Z", until).judge().is_ok());
    }
}

#[test]
fn a_part_is_valid_for_no_longer_than_the_whole() {
    let until = |time: &str| {
        let entity = "entityID=\"https://idp.example.se/saml\"";
        let metadata = Metadata::of_changed(entity, &format!("{entity} validUntil=\"{time}\""));
        metadata.provider().unwrap().valid_until.to_string()
    };
    assert_eq!(until("2026-01-03T00:00:00Z"), "2026-01-03T00:00:00.000Z");
    assert_eq!(until("2026-02-01T00:00:00Z"), "2026-01-09T03:04:05.000Z");
}

#[test]
fn it_is_fetched_again_after_five_minutes_to_an_hour() {
    let refresh = |cache: &str| {
        let metadata = Metadata::good().edit("cacheDuration=\"PT5H\" ", cache);
        metadata.judge().unwrap().refresh_at(NOW)
    };
    assert_eq!(refresh("cacheDuration=\"PT5H\" "), NOW.after(Span::from_minutes(60)));
    assert_eq!(refresh("cacheDuration=\"PT20M\" "), NOW.after(Span::from_minutes(20)));
    assert_eq!(refresh("cacheDuration=\"PT0S\" "), NOW.after(Span::from_minutes(5)));
    assert_eq!(refresh("cacheDuration=\"soon\" "), NOW.after(Span::from_minutes(60)));
    assert_eq!(refresh(""), NOW.after(Span::from_minutes(60)));
}

#[test]
fn a_later_one_takes_the_place_of_what_is_known() {
    let until = |time| Metadata::good().edit("2026-01-09T03:04:05Z", time).judge().unwrap();
    let mut known = until("2026-01-09T03:04:05Z");
    assert_eq!(known.succeed(until("2026-01-10T03:04:05Z")), Ok(()));
    assert_eq!(known.valid_until().to_string(), "2026-01-10T03:04:05.000Z");
}

#[test]
fn a_record_is_kept_and_read_again() {
    let idp = Metadata::good().provider().unwrap();
    let json = serde_json::to_string(&idp).unwrap();
    assert_eq!(serde_json::from_str::<IdentityProvider>(&json).unwrap(), idp);
}

#[test]
fn the_answer_to_a_query_is_about_the_one() {
    let federation = judge_answer(IDP, &answer(IDP)).unwrap();
    assert!(federation.identity_provider(IDP).is_some());
}
