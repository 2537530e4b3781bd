//! What a federation says of an OpenID Provider: a resolver's answer, or a trust chain.

use super::{NOW, Signer, Token};
use serde_json::{Value, json};
use shared::{
    jose::{JwkSet, algorithm::SWEDISH_PROFILE},
    oidc::federation::{Anchor, MarkIssuer, Refusal, Resolution, Trust, resolve, verify_chain},
};

/// The OpenID Provider.
pub const OP: &str = "https://op.example";
/// The trust anchor, which is the resolver too.
pub const ANCHOR: &str = "https://fed.example/trustanchor";
/// Who has registered the OpenID Provider.
pub const INTERMEDIATE: &str = "https://fed.example/im";
/// The trust mark for level 3.
pub const LOA3_MARK: &str = "https://id.swedenconnect.se/loa/loa3";
/// The trust mark for persons without Swedish residence.
pub const NON_RESIDENT_MARK: &str = "https://id.swedenconnect.se/loa/nonresident";
/// The trust mark for the auktorisationssystem.
pub const CONTRACT_MARK: &str = "https://id.swedenconnect.se/contract/sc/eid-authorization-system";
/// The type of metadata that an OpenID Provider has.
pub const PROVIDER: &str = "openid_provider";

const MARK_ISSUER: &str = "https://fed.example/tmi-loa";
const ANCHORS_KEY: Signer = Signer::P256(21);
const INTERMEDIATES_KEY: Signer = Signer::P256(22);
const OPS_KEY: Signer = Signer::P256(23);
const MARK_ISSUERS_KEY: Signer = Signer::P256(24);

fn token(typ: &str, claims: Value, signer: Signer) -> Token {
    Token::new(json!({"alg": "ES256", "kid": "k1", "typ": typ}), claims, signer)
}

/// A set of this key alone.
fn jwks(signer: &Signer) -> Value {
    json!({"keys": [signer.jwk("k1")]})
}

fn keys(signer: &Signer) -> JwkSet {
    JwkSet::parse(jwks(signer).to_string().as_bytes(), &SWEDISH_PROFILE).expect("a key")
}

/// The trust marks in their places.
fn entries(marks: &[Token]) -> Value {
    let entry = |mark: &Token| json!({"trust_mark_type": "what stands here is not read", "trust_mark": mark.make()});
    marks.iter().map(entry).collect()
}

/// A trust mark of the OpenID Provider's, good for an hour.
pub fn trust_mark(mark_type: &str) -> Token {
    let now = NOW.unix_seconds();
    let claims =
        json!({"iss": MARK_ISSUER, "sub": OP, "iat": now - 60, "exp": now + 3_600, "trust_mark_type": mark_type});
    token("trust-mark+jwt", claims, MARK_ISSUERS_KEY)
}

fn mark_issuers(types: &[&str]) -> Vec<MarkIssuer> {
    vec![MarkIssuer {
        issuer: MARK_ISSUER.to_owned(),
        keys: keys(&MARK_ISSUERS_KEY),
        types: types.iter().map(|&known| known.to_owned()).collect(),
    }]
}

/// A resolver's answer about the OpenID Provider. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Resolve {
    /// The answer, without trust marks.
    pub answer: Token,
    /// The trust marks in it.
    pub marks: Vec<Token>,
    /// The types of trust marks that their issuer may issue.
    pub may_issue: Vec<&'static str>,
}

impl Resolve {
    /// An answer that is believed, with the trust mark for level 3.
    pub fn good() -> Self {
        let now = NOW.unix_seconds();
        let claims = json!({
            "iss": ANCHOR, "sub": OP, "iat": now - 60, "exp": now + 600,
            "metadata": {"openid_provider": {"issuer": OP}},
        });
        Resolve {
            answer: token("resolve-response+jwt", claims, ANCHORS_KEY),
            marks: vec![trust_mark(LOA3_MARK)],
            may_issue: vec![LOA3_MARK, NON_RESIDENT_MARK],
        }
    }

    /// The answer, signed.
    pub fn make(&self) -> String {
        let mut answer = self.answer.clone();
        answer.claim("trust_marks", entries(&self.marks));
        answer.make()
    }

    /// Makes the answer and judges it.
    pub fn judge(&self) -> Result<Resolution, Refusal> {
        self.judge_text(&self.make())
    }

    /// Judges this text as the answer.
    pub fn judge_text(&self, text: &str) -> Result<Resolution, Refusal> {
        let trust = Trust {
            resolver: ANCHOR.to_owned(),
            keys: keys(&ANCHORS_KEY),
            mark_issuers: mark_issuers(&self.may_issue),
        };
        resolve(text, OP, &trust, NOW)
    }
}

/// The trust chain of the OpenID Provider. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Chain {
    /// What it says of itself, without trust marks.
    pub configuration: Token,
    /// The trust marks that it has.
    pub marks: Vec<Token>,
    /// What the intermediate says of it.
    pub intermediate: Token,
    /// What the anchor says of the intermediate.
    pub anchor: Token,
}

/// A statement of `issuer` about an entity with this key.
fn statement((issuer, signer): (&str, Signer), (subject, key): (&str, &Signer)) -> Token {
    let now = NOW.unix_seconds();
    let claims = json!({"iss": issuer, "sub": subject, "iat": now - 60, "exp": now + 600, "jwks": jwks(key)});
    token("entity-statement+jwt", claims, signer)
}

impl Chain {
    /// A chain that is believed: an intermediate stands between the OpenID Provider and the anchor, and both have a policy.
    pub fn good() -> Self {
        let mut configuration = statement((OP, OPS_KEY), (OP, &OPS_KEY));
        let metadata = json!({
            "openid_provider": {
                "issuer": OP, "id_token_signing_alg_values_supported": ["ES256", "RS256", "HS256"],
                "subject_types_supported": ["public", "pairwise"],
            },
            "federation_entity": {"organization_name": "Exempel"},
        });
        configuration.claim("metadata", metadata);
        let mut intermediate = statement((INTERMEDIATE, INTERMEDIATES_KEY), (OP, &OPS_KEY));
        let registration = json!({"client_registration_types_supported": {"value": ["automatic"]}});
        intermediate.claim("metadata_policy", json!({"openid_provider": registration}));
        let mut anchor = statement((ANCHOR, ANCHORS_KEY), (INTERMEDIATE, &INTERMEDIATES_KEY));
        let profile = json!({
            "id_token_signing_alg_values_supported": {"subset_of": ["ES256", "RS256"], "essential": true},
            "subject_types_supported": {"superset_of": ["pairwise"]},
        });
        anchor.claim("metadata_policy", json!({"openid_provider": profile}));
        anchor.claim("constraints", json!({"max_path_length": 1}));
        Chain {
            configuration,
            marks: vec![trust_mark(LOA3_MARK)],
            intermediate,
            anchor,
        }
    }

    /// The statements, signed, from the OpenID Provider's own to the anchor's.
    pub fn make(&self) -> Vec<String> {
        let mut configuration = self.configuration.clone();
        configuration.claim("trust_marks", entries(&self.marks));
        vec![configuration.make(), self.intermediate.make(), self.anchor.make()]
    }

    /// What the anchor says of itself: that it has this key.
    pub fn anchors_own(key: &Signer) -> Token {
        statement((ANCHOR, ANCHORS_KEY), (ANCHOR, key))
    }

    /// What the intermediate says of an entity, or of itself.
    pub fn intermediate_about(subject: &str) -> Token {
        statement((INTERMEDIATE, INTERMEDIATES_KEY), (subject, &INTERMEDIATES_KEY))
    }

    /// Changes what the anchor demands of one parameter of an OpenID Provider.
    pub fn demanding(mut self, parameter: &str, operators: Value) -> Self {
        self.anchor
            .claim("metadata_policy", json!({"openid_provider": {parameter: operators}}));
        self
    }

    /// Makes the chain and judges it.
    pub fn judge(&self) -> Result<Resolution, Refusal> {
        self.judge_texts(&self.make())
    }

    /// Judges these texts as the chain.
    pub fn judge_texts(&self, texts: &[String]) -> Result<Resolution, Refusal> {
        let anchor = Anchor {
            entity: ANCHOR.to_owned(),
            keys: keys(&ANCHORS_KEY),
            mark_issuers: mark_issuers(&[LOA3_MARK]),
        };
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        verify_chain(&texts, OP, &anchor, NOW)
    }
}
