//! An OpenID Provider's answers.

use super::{NOW, Signer, Token};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shared::{
    environment::Environment,
    id::{ClientId, Nonce},
    jose::{
        Algorithm, JwkSet,
        algorithm::{ES256, SWEDISH_PROFILE},
    },
    oidc::upstream::{
        Deviations, Expected, Freshness, IdToken, Provider, Refusal, UnverifiedIdToken, UnverifiedUserInfo, UserInfo,
        Vocabulary,
    },
    person::Organisationsnummer,
    time::Span,
};

/// The access token that comes with the ID token.
pub const ACCESS_TOKEN: &str = "access-token-1";
/// The code that the ID token is redeemed with.
pub const CODE: &str = "code-1";

/// An answer, and what is expected of it. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Upstream {
    /// The ID token.
    pub token: Token,
    /// The UserInfo token.
    pub user_info: Token,
    /// The provider's keys.
    pub keys: Value,
    /// What it signs its answers with, as we are registered.
    pub alg: &'static Algorithm,
    /// Where the provider differs.
    pub deviations: Deviations,
    /// How the provider names its claims.
    pub vocabulary: Vocabulary,
    /// The levels that it may state.
    pub may_state: Vec<&'static str>,
    /// The levels that were asked for.
    pub asked: Option<Vec<&'static str>>,
    /// How fresh the authentication must be.
    pub freshness: Freshness,
    /// Whether the provider's persons are real.
    pub environment: Environment,
    /// The organisations that it may speak for.
    pub scopes: Vec<&'static str>,
}

fn half(text: &str) -> String {
    let digest: Vec<u8> = Sha256::digest(text).into_iter().take(16).collect();
    URL_SAFE_NO_PAD.encode(digest)
}

impl Upstream {
    /// An answer that passes every check: asked half a minute ago with `prompt=login` for level 3, signed with ES256.
    pub fn good() -> Self {
        let signer = Signer::P256(1);
        let header = json!({"alg": "ES256", "kid": "k1", "typ": "JWT"});
        let now = NOW.unix_seconds();
        let id_token = json!({
            "iss": "https://op.example", "sub": "s-1", "aud": "tillit", "exp": now + 290, "iat": now - 5, "auth_time": now - 10,
            "nonce": "nonce-1", "acr": "http://id.elegnamnden.se/loa/1.0/loa3", "at_hash": half(ACCESS_TOKEN), "c_hash": half(CODE),
            "name": "Tolvan Tolvansson", "https://id.oidc.se/claim/personalIdentityNumber": "191212121212",
        });
        let user_info = json!({
            "iss": "https://op.example", "sub": "s-1", "aud": "tillit", "family_name": "Tolvansson",
            "https://id.oidc.se/claim/orgAffiliation": "tolvan@2021006883",
        });
        Upstream {
            token: Token::new(header.clone(), id_token, signer.clone()),
            user_info: Token::new(header, user_info, signer.clone()),
            keys: json!({"keys": [signer.jwk("k1"), Signer::P256(2).jwk("k2")]}),
            alg: &ES256,
            deviations: Deviations::NONE,
            vocabulary: Vocabulary::OidcSweden,
            may_state: vec![
                "http://id.elegnamnden.se/loa/1.0/loa2",
                "http://id.elegnamnden.se/loa/1.0/loa3",
            ],
            asked: Some(vec![
                "http://id.elegnamnden.se/loa/1.0/loa3",
                "http://id.elegnamnden.se/loa/1.0/loa4",
            ]),
            freshness: Freshness::SinceRequest(NOW.before(Span::from_seconds(30))),
            environment: Environment::Production,
            scopes: vec!["2021006883"],
        }
    }

    /// An answer as Inera's IdP writes them.
    pub fn of_inera() -> Self {
        let level = "http://id.sambi.se/loa/loa3";
        let mut plan = Upstream::good();
        plan.vocabulary = Vocabulary::Sambi;
        plan.environment = Environment::Test;
        plan.deviations.claims_in_arrays = true;
        plan.deviations.auth_time_in_millisecond_text = true;
        plan.deviations.hour_long = true;
        plan.may_state = vec![level];
        plan.asked = Some(vec![level]);
        let token = &mut plan.token;
        token.without("https://id.oidc.se/claim/personalIdentityNumber");
        token.without("name");
        token.claim("acr", level);
        token.claim("auth_time", (NOW.unix_millis() - 10_000).to_string());
        token.claim("aud", json!(["https://sp.example", "https://op.example", "tillit"]));
        token.claim("azp", "tillit");
        token.claim("levelOfAssurance", json!([level]));
        token.claim("employeeHsaId", json!(["TSTNMT2321000156-1019"]));
        token.claim("personalIdentityNumber", json!(["191212121212"]));
        token.claim("organizationIdentifier", json!(["202100-6883"]));
        token.claim("organizationName", json!(["Myndigheten"]));
        token.claim("orgAffiliation", json!(["tolvan@2021006883", "tolvan@2120000142"]));
        token.claim("givenName", json!(["Tolvan"]));
        token.claim("surname", json!(["Tolvansson"]));
        plan
    }

    /// An answer about an employee without Swedish residence, whom the ID token knows by an employment.
    pub fn non_resident() -> Self {
        let level = "http://id.swedenconnect.se/loa/1.0/loa3-nonresident";
        let mut plan = Upstream::good();
        plan.may_state = vec![level];
        plan.asked = Some(vec![level]);
        plan.token.claim("acr", level);
        plan.token.without("https://id.oidc.se/claim/personalIdentityNumber");
        plan.token
            .claim("https://id.oidc.se/claim/orgAffiliation", "tolvan@2021006883");
        plan
    }

    /// The provider as it is configured.
    pub fn provider(&self) -> Provider {
        Provider {
            issuer: "https://op.example".to_owned(),
            client: ClientId::parse("tillit").expect("a client"),
            keys: JwkSet::parse(self.keys.to_string().as_bytes(), &SWEDISH_PROFILE).expect("keys"),
            alg: self.alg,
            acr_values: self.may_state.iter().map(|&acr| acr.to_owned()).collect(),
            names_itself: true,
            deviations: self.deviations,
            vocabulary: self.vocabulary,
            environment: self.environment,
            scopes: self
                .scopes
                .iter()
                .map(|number| Organisationsnummer::parse(number).expect("a number"))
                .collect(),
        }
    }

    /// Makes the ID token and judges it.
    pub fn judge(&self) -> Result<IdToken, Refusal> {
        self.judge_text(&self.token.make())
    }

    /// Judges this text as the ID token.
    pub fn judge_text(&self, token: &str) -> Result<IdToken, Refusal> {
        self.judge_with(&self.provider(), token)
    }

    /// Judges this text as the ID token of `provider`.
    pub fn judge_with(&self, provider: &Provider, token: &str) -> Result<IdToken, Refusal> {
        let expected = Expected {
            provider,
            nonce: &Nonce::parse("nonce-1").expect("a nonce"),
            acr_values: self.asked.as_deref(),
            freshness: self.freshness,
            access_token: Some(ACCESS_TOKEN),
            code: Some(CODE),
        };
        UnverifiedIdToken::parse(token)?.verify(&expected, NOW)
    }

    /// Makes both tokens and judges UserInfo beside the ID token.
    pub fn judge_user_info(&self) -> Result<UserInfo, Refusal> {
        let id_token = self.judge().expect("a good ID token");
        let text = self.user_info.make();
        UnverifiedUserInfo::Signed(&text).verify(&self.provider(), &id_token, NOW)
    }

    /// Judges the UserInfo claims as unsigned JSON.
    pub fn judge_unsigned(&self) -> Result<UserInfo, Refusal> {
        let id_token = self.judge().expect("a good ID token");
        let text = self.user_info.claims.to_string();
        UnverifiedUserInfo::Unsigned(text.as_bytes()).verify(&self.provider(), &id_token, NOW)
    }
}
