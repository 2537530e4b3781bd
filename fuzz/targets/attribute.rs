//! What attribute sources answer.

use evidence::{PERSON, Signer, Token};
use serde_json::json;
use shared::{
    attribute::{Kind, Untrusted},
    environment::Environment,
    identity::Identity,
    jose::SigningKey,
    portal::{Portal, PortalFile},
};
use std::sync::LazyLock;

const NUMBER: &str = "2021006883";
const ISSUER: &str = "https://login.example";

static PORTAL: LazyLock<Portal> = LazyLock::new(|| {
    let words = json!({"sv": "Namn", "en": "Name"});
    let sources = json!([
        {"id": "hr", "kind": "scim", "url": "https://hr.example/scim", "organisation-number": NUMBER},
        {"id": "hsa", "kind": "signed", "url": "https://source.example/ask", "issuer": "https://source.example",
            "organisations": [NUMBER], "keys": [Signer::P256(1).jwk("k1")]},
    ]);
    let service = json!({"id": "https://service.example", "name": words, "redirect-uris": ["https://service.example/"],
        "demand": "any-level", "private": "allowed", "keys": [Signer::P256(2).jwk("k1")],
        "attribute-sources": ["hr", "hsa"]});
    let file = json!({"operator": {"name": words, "helpdesk": words}, "method": [], "service": [service],
        "attribute-source": sources});
    let file: PortalFile = serde_json::from_value(file).unwrap();
    Portal::new(file, Environment::Test).unwrap()
});

static SOMEBODY: LazyLock<Identity> = LazyLock::new(|| {
    let identity = json!({"person": {"Personnummer": PERSON}, "name": "Tolvan Tolvansson", "given_name": null,
        "surname": null, "method": "bankid", "level": "NotProved", "transaction": "t-1", "at": 1_767_323_047_000_u64});
    serde_json::from_value(identity).unwrap()
});

/// The text as an answer, and as the claims of a signed one. Every employment that is believed is at an organisation for which the source
/// speaks.
pub fn run(data: &[u8]) {
    let service = PORTAL.services().first().unwrap();
    let signed = std::str::from_utf8(data).ok().map(|claims| {
        let header = json!({"alg": "ES256", "kid": "k1", "typ": "attribute-response+jwt"});
        let mut token = Token::new(header, json!({}), Signer::P256(1));
        token.claims_text = Some(claims.to_owned());
        token.make()
    });
    for source in PORTAL.sources(service) {
        let bodies = [Some(data), signed.as_deref().map(str::as_bytes)];
        for body in bodies.into_iter().flatten() {
            let answer = Untrusted { status: 200, body };
            let employments = match &source.kind {
                Kind::Scim(scim) => scim.read(&answer, &SOMEBODY),
                Kind::Signed(source) => {
                    let key = SigningKey::from_entropy([6; 32]).unwrap();
                    let question = source.ask(&SOMEBODY, ISSUER, &key, "q-1".to_owned(), evidence::NOW).unwrap();
                    source.read(&answer, &question, &SOMEBODY, ISSUER, evidence::NOW)
                }
                Kind::Register(_) => continue,
            };
            for employment in employments.unwrap_or_default() {
                assert_eq!(employment.affiliation.organisation().as_str(), NUMBER);
            }
        }
    }
}
