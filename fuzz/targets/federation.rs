//! What a resolver says of an OpenID Provider, the trust marks in it, and the statements of a trust chain.

use evidence::{Signer, Token};
use serde_json::json;
use shared::{
    jose::{JwkSet, algorithm::ALL},
    oidc::federation::{Anchor, MarkIssuer, Trust, resolve, verify_chain},
};
use std::sync::LazyLock;

const OP: &str = "https://op.example";
const MARK: &str = "https://id.swedenconnect.se/loa/loa3";

fn keys(seed: u8) -> JwkSet {
    let keys = [Signer::P256(seed).jwk("k1")];
    JwkSet::parse(json!({ "keys": keys }).to_string().as_bytes(), &ALL).unwrap()
}

static TRUST: LazyLock<Trust> = LazyLock::new(|| Trust {
    resolver: "https://fed.example".to_owned(),
    keys: keys(1),
    mark_issuers: vec![MarkIssuer {
        issuer: "https://fed.example/tmi".to_owned(),
        keys: keys(2),
        types: vec![MARK.to_owned()],
    }],
});

static ANCHOR: LazyLock<Anchor> = LazyLock::new(|| Anchor {
    entity: TRUST.resolver.clone(),
    keys: keys(1),
    mark_issuers: TRUST.mark_issuers.clone(),
});

/// The claims, well signed. The claims themselves may be no JSON at all.
fn signed(typ: &str, seed: u8, claims: &str) -> String {
    let header = json!({"alg": "ES256", "kid": "k1", "typ": typ});
    let mut token = Token::new(header, json!({}), Signer::P256(seed));
    token.claims_text = Some(claims.to_owned());
    token.make()
}

/// The text as the claims of each of the two statements of a chain, beside a good one, and as a metadata policy.
fn run_chain(text: &str) {
    let now = evidence::NOW;
    let seconds = now.unix_seconds();
    let keys = json!({"keys": [Signer::P256(3).jwk("k1")]});
    let statement = |issuer: &str, policy: &str| {
        let (until, metadata) = (seconds + 60, json!({"openid_provider": {"issuer": OP}}));
        format!(
            r#"{{"iss":"{issuer}","sub":"{OP}","iat":{seconds},"exp":{until},"jwks":{keys},"metadata":{metadata}{policy}}}"#
        )
    };
    let (own, above) = (statement(OP, ""), statement(&ANCHOR.entity, ""));
    let with_policy = statement(&ANCHOR.entity, &format!(r#","metadata_policy":{text}"#));
    let [own, above, with_policy] = [&own, &above, &with_policy].map(|text| text.as_str());
    for (own, above) in [(own, text), (text, above), (own, with_policy)] {
        let own = signed("entity-statement+jwt", 3, own);
        let above = signed("entity-statement+jwt", 1, above);
        if let Ok(resolution) = verify_chain(&[&own, &above], OP, &ANCHOR, now) {
            assert!(resolution.expires() > now);
        }
    }
}

/// The text as an answer, as the claims of a signed answer, and as those of a signed trust mark in one. Nothing is kept longer than until
/// it runs out, and no level is found but the one whose mark is believed.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    run_chain(text);
    let now = evidence::NOW;
    let seconds = now.unix_seconds();
    let mark = signed("trust-mark+jwt", 2, text);
    let around = json!({"iss": TRUST.resolver, "sub": OP, "iat": seconds, "exp": seconds + 60, "metadata": {},
        "trust_marks": [{"trust_mark": mark}]});
    let answers = [
        text.to_owned(),
        signed("resolve-response+jwt", 1, text),
        signed("resolve-response+jwt", 1, &around.to_string()),
    ];
    for answer in answers {
        if let Ok(resolution) = resolve(&answer, OP, &TRUST, now) {
            assert!(resolution.expires() > now);
            assert!(resolution.certified().is_empty() || resolution.has_mark(MARK));
        }
    }
}
