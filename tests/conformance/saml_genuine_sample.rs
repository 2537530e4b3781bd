//! A genuine Response of the Swedish framework's test federation: signed, its assertion encrypted and signed too.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::saml::Plan;
use shared::{
    crypto::{DecryptionKey, Entropy, PublicKey},
    environment::Environment,
    saml::{
        AttributeSet, Confirmation, Expected, IdentityProvider, Refusal, Request, SamlEvidence, Seen, Timing,
        UnverifiedResponse,
    },
    time::{Span, Timestamp},
    x509::Certificate,
    xml,
};

const RESPONSE: &str = include_str!("../fixtures/sweden-connect/signed_encrypted_response.xml");
const SIGNER: &str = include_str!("../fixtures/sweden-connect/idp_signer.crt");
const KEY: &str = include_str!("../fixtures/sweden-connect/sp_decryption_key.pem");
const ADDRESS: &str = "https://localhost:8443/svelegtest-sp/saml2/post/3";
/// 2018-03-19T16:28:43Z, a second after it was made.
const THEN: Timestamp = Timestamp::from_unix_seconds(1_521_476_923);

fn judge(now: Timestamp, key: &str) -> Result<SamlEvidence, Refusal> {
    let plan = Plan::good().expecting;
    let signer = Certificate::from_pem(SIGNER).unwrap();
    let request = Request {
        idp: "https://idp.svelegtest.se/idp".to_owned(),
        id: "_2y6q15DKxcGX3HFJXadjcKGQ7Zk5Xf60RzJmB1l2".to_owned(),
        at: THEN.before(Span::from_seconds(20)),
        acs: ADDRESS.to_owned(),
        ..plan.request
    };
    let idp = IdentityProvider {
        entity_id: "https://idp.svelegtest.se/idp".to_owned(),
        environment: Environment::Test,
        signing_keys: vec![PublicKey::from_certificate(signer.first().unwrap().der()).unwrap()],
        ..plan.idp
    };
    let expected = Expected {
        entity_id: "https://eid.litsec.se/sp/3",
        endpoint: ADDRESS,
        confirmation: Confirmation::Bearer,
        request: &request,
        idp: &idp,
        rules: &plan.rules,
        want_assertions_signed: true,
        keys: &[DecryptionKey::from_pem(key).unwrap()],
        levels: plan.levels,
        attributes: AttributeSet::PersonalNumber,
        accepts_coordination_number: false,
        timing: Timing::DEFAULT,
    };
    UnverifiedResponse::parse(&STANDARD.encode(RESPONSE))?
        .verify(&expected, Entropy([1; 32]), now)?
        .spend(Seen::FirstTime)
}

#[test]
fn is_accepted_at_its_time() {
    let evidence = judge(THEN, KEY).unwrap();
    let person = evidence.attributes().personal_identity().unwrap();
    assert_eq!(person.reveal(), "192011189228");
    assert_eq!(evidence.authenticated_at().unix_millis(), 1_521_476_921_632);
    assert_eq!(
        evidence.name_id().format(),
        "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
    );
    let name = evidence.attributes().text(shared::saml::Attribute::DisplayName);
    assert_eq!(name, Some("Gunbritt Bodén"));
}

#[test]
fn is_refused_at_other_times() {
    assert_eq!(
        judge(THEN.after(Span::from_minutes(4)), KEY).unwrap_err(),
        Refusal::TooOld
    );
    assert_eq!(
        judge(THEN.before(Span::from_minutes(1)), KEY).unwrap_err(),
        Refusal::FromTheFuture
    );
}

#[test]
fn does_not_open_with_another_key() {
    let pem = KEY.lines().next().unwrap();
    assert!(pem.contains("PRIVATE KEY"));
    let other = STANDARD.encode(include_bytes!("../fixtures/keys/sp.pk8"));
    let other = format!("-----BEGIN PRIVATE KEY-----\n{other}\n-----END PRIVATE KEY-----\n");
    assert_eq!(judge(THEN, &other).unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
