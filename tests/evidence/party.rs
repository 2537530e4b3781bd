//! An e-service's messages to our own OpenID Provider.

use super::{NOW, Signer, Token};
use serde_json::{Value, json};
use shared::{
    environment::Environment,
    id::ClientId,
    jose::{JwkSet, SigningKey},
    oidc::{
        AuthorizationError, AuthorizationErrorCode, Channel, Credentials, Logout, Parameters, Provider, Request,
        TokenError, VerifiedClient,
    },
    portal::{Portal, PortalFile, Service},
    reason::Reason,
};

const ISSUER: &str = "https://login.example";
/// The e-service.
pub const CLIENT: &str = "https://service.example";
/// Where it is answered.
pub const REDIRECT_URI: &str = "https://service.example/callback";
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What an e-service sends, and how it is registered. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Party {
    /// The parameters of its authorization request, in the query.
    pub parameters: Vec<(String, String)>,
    /// Its request object, if it sends one. The parameters that it was made of stand in it, and only there.
    pub object: Option<Token>,
    /// Whether the e-service pushes the request.
    pub is_pushed: bool,
    /// How it proves who it is.
    pub assertion: Token,
    /// Its entry in `portal.toml`.
    pub service: Value,
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

impl Party {
    /// A request that is taken.
    pub fn good() -> Self {
        let signer = Signer::P256(1);
        let header = json!({"alg": "ES256", "kid": "k1", "typ": "JWT"});
        let now = NOW.unix_seconds();
        let claims = json!({"iss": CLIENT, "sub": CLIENT, "aud": ISSUER, "iat": now, "exp": now + 60, "jti": "j-1"});
        Party {
            parameters: pairs(&[
                ("client_id", CLIENT),
                ("redirect_uri", REDIRECT_URI),
                ("response_type", "code"),
                ("scope", "openid https://id.oidc.se/scope/naturalPersonInfo"),
                ("state", "s-1"),
                ("nonce", "n-1"),
                ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
                ("code_challenge_method", "S256"),
            ]),
            object: None,
            is_pushed: false,
            assertion: Token::new(header, claims, signer.clone()),
            service: json!({
                "id": CLIENT, "name": {"sv": "E-tjänsten", "en": "The e-service"}, "redirect-uris": [REDIRECT_URI],
                "demand": "any-level", "private": "allowed", "keys": [signer.jwk("k1")],
                "post-logout-redirect-uris": ["https://service.example/bye"],
            }),
        }
    }

    /// The same request as a request object, beside which only the e-service's name stands.
    pub fn signed() -> Self {
        let mut party = Party::good();
        let now = NOW.unix_seconds();
        let claims = json!({"iss": CLIENT, "aud": ISSUER, "exp": now + 60, "nbf": now});
        let header = json!({"alg": "ES256", "kid": "k1", "typ": "oauth-authz-req+jwt"});
        let mut object = Token::new(header, claims, Signer::P256(1));
        for (name, value) in party.parameters.drain(..) {
            object.claim(&name, value);
        }
        party.parameters = pairs(&[("client_id", CLIENT)]);
        party.object = Some(object);
        party
    }

    /// Changes a parameter, or adds it.
    pub fn set(&mut self, name: &str, value: &str) {
        self.unset(name);
        self.parameters.push((name.to_owned(), value.to_owned()));
    }

    /// Leaves a parameter out.
    pub fn unset(&mut self, name: &str) {
        self.parameters.retain(|(known, _)| known != name);
    }

    /// Changes a member of the request object.
    pub fn claim(&mut self, name: &str, value: impl Into<Value>) {
        self.object.as_mut().expect("a request object").claim(name, value);
    }

    /// Changes the address in the request.
    pub fn redirecting_to(address: &str) -> Self {
        let mut party = Party::good();
        party.set("redirect_uri", address);
        party
    }

    pub(crate) fn with_provider<T>(&self, judge: impl FnOnce(&Provider<'_>) -> T) -> T {
        let words = json!({"sv": "Namn", "en": "Name"});
        let file = json!({"operator": {"name": words, "helpdesk": words}, "method": [], "service": [self.service]});
        let file: PortalFile = serde_json::from_value(file).expect("an entry");
        let portal = Portal::new(file, Environment::Test).expect("a portal");
        let keys = JwkSet::new(vec![own_key().public().clone()]).expect("a key");
        judge(&Provider {
            issuer: ISSUER,
            portal: &portal,
            keys: &keys,
        })
    }

    /// What `judge` makes of the e-service as it is registered.
    pub fn with_service<T>(&self, judge: impl FnOnce(&Service) -> T) -> T {
        let client = ClientId::parse(CLIENT).expect("an id");
        self.with_provider(|provider| judge(provider.portal.service(&client).expect("an e-service")))
    }

    /// What the provider makes of the request.
    pub fn judge(&self) -> Result<Request, AuthorizationError> {
        let object = self.object.as_ref().map(|token| ("request".to_owned(), token.make()));
        let parameters =
            Parameters::new(self.parameters.iter().cloned().chain(object)).map_err(AuthorizationError::Page)?;
        let client = ClientId::parse(CLIENT).expect("an id");
        let channel = if self.is_pushed {
            Channel::Pushed(&client)
        } else {
            Channel::Browser
        };
        self.with_provider(|provider| Request::read(&parameters, provider, channel, NOW))
    }

    /// The error that the e-service is told.
    pub fn error(&self) -> AuthorizationErrorCode {
        match self.judge().expect_err("a refusal") {
            AuthorizationError::Redirect {
                error, redirect_uri, ..
            } => {
                assert_eq!(redirect_uri, REDIRECT_URI);
                error
            }
            AuthorizationError::Page(reason) => unreachable!("the e-service is told nothing: {reason:?}"),
        }
    }

    /// The reason that the person is told, since it is not certain whom we would be answering.
    pub fn page(&self) -> Reason {
        match self.judge().expect_err("a refusal") {
            AuthorizationError::Page(reason) => reason,
            AuthorizationError::Redirect { error, .. } => unreachable!("the e-service is told {error:?}"),
        }
    }

    /// What the provider makes of the assertion.
    pub fn authenticate(&self) -> Result<VerifiedClient, TokenError> {
        let pairs = pairs(&[
            ("client_assertion_type", ASSERTION_TYPE),
            ("client_assertion", &self.assertion.make()),
        ]);
        let parameters = Parameters::new(pairs.into_iter()).expect("no parameter twice");
        self.with_provider(|provider| Credentials::read(&parameters, "")?.authenticate(provider, "/oidc/token", NOW))
    }

    /// What the provider makes of a request to end the session, with these parameters.
    pub fn logout(&self, parameters: &[(&str, &str)]) -> Logout {
        let parameters = Parameters::new(pairs(parameters).into_iter()).expect("no parameter twice");
        self.with_provider(|provider| Logout::read(&parameters, provider))
    }
}

/// The key of the provider's own tokens.
pub fn own_key() -> SigningKey {
    SigningKey::from_entropy([9; 32]).expect("a key")
}

/// An ID token of the provider's for this e-service, long expired.
pub fn own_id_token(changes: &[(&str, Value)]) -> String {
    let claims = json!({"iss": ISSUER, "aud": CLIENT, "sub": "s-1", "auth_time": 1, "iat": 1, "exp": 2});
    let mut token = Token::new(json!({}), claims, Signer::P256(1));
    for (name, value) in changes {
        token.claim(name, value.clone());
    }
    shared::jose::sign(&own_key(), "JWT", &token.claims).expect("a token")
}
