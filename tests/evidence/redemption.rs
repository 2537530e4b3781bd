//! A code of our own OpenID Provider's that an e-service redeems, and what it gets.

use super::{CLIENT, NOW, Party, REDIRECT_URI, party::own_key};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use shared::{
    id::ClientId,
    identity::Identity,
    jose::{JwkSet, Typ, UnverifiedJws},
    loa::Loa,
    oidc::{Access, Asked, Claims, Grant, Parameters, Ticket, TokenError, TokenRequest, mint},
    seal::SealKey,
    secret::SecretKey,
    time::Timestamp,
};

/// What the challenge of the request was made of (RFC 7636, appendix B).
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const ISSUER: &str = "https://login.example";

/// A token request, and the grant that the code stands for. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Redemption {
    /// The e-service that began the login, and that redeems the code.
    pub party: Party,
    /// The form that it sends.
    pub form: Vec<(String, String)>,
    /// The e-service that the code was made for.
    pub client: &'static str,
    /// The level that the person has proved.
    pub level: Option<Loa>,
}

impl Redemption {
    /// A code that is redeemed, of a person who has proved level 3.
    pub fn good() -> Self {
        let code = Ticket::from_entropy([5; 32]).to_wire();
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", REDIRECT_URI),
            ("code_verifier", VERIFIER),
        ];
        Redemption {
            party: Party::good(),
            form: form.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            client: CLIENT,
            level: Some(Loa::Loa3),
        }
    }

    /// Changes a field of the form, or leaves it out.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        self.form.retain(|(known, _)| known != name);
        self.form.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    }

    fn identity(&self) -> Identity {
        let level = self.level.map_or(json!("NotProved"), |loa| json!({"Proved": loa}));
        let identity = json!({
            "person": {"Personnummer": "191212121212"}, "name": "Tolvan Tolvansson", "given_name": "Tolvan",
            "surname": "Tolvansson", "method": "bankid", "level": level, "transaction": "order-1",
            "at": NOW.unix_millis() - 7_000,
        });
        serde_json::from_value(identity).expect("an identity")
    }

    fn grant(&self) -> Grant {
        let request = self.party.judge().expect("a request that is taken");
        let claims = self
            .party
            .with_provider(|provider| Claims::new((&self.identity(), None), &request, provider.portal, &secret(0)));
        Grant {
            client: ClientId::parse(self.client).expect("a client"),
            redirect_uri: request.redirect_uri,
            code_challenge: request.code_challenge,
            asked: request.asked,
            claims,
        }
    }

    /// Redeems the code.
    pub fn redeem(&self) -> Result<(Asked, Claims), TokenError> {
        let parameters = Parameters::new(self.form.iter().cloned()).expect("no field twice");
        let request = TokenRequest::read(&parameters)?;
        self.grant().redeem(&request, &self.party.authenticate()?)
    }

    /// What the ID token says that the e-service gets.
    pub fn id_token(&self) -> Value {
        let (asked, claims) = self.redeem().expect("a code that is redeemed");
        opened(&mint(&claims, &asked, ISSUER, CLIENT, &own_key(), NOW).expect("an ID token"))
    }

    /// What UserInfo says.
    pub fn user_info(&self) -> Value {
        opened(&self.access().user_info(ISSUER, &own_key(), NOW).expect("UserInfo"))
    }

    fn access(&self) -> Access {
        let (asked, claims) = self.redeem().expect("a code that is redeemed");
        Access {
            client: ClientId::parse(CLIENT).expect("a client"),
            code: "handle".to_owned(),
            asked,
            claims,
        }
    }

    /// The access token that comes with the ID token.
    pub fn access_token(&self) -> String {
        let key = SealKey::new(secret(0), None);
        self.access().to_token(&key, NOW, [3; 24]).expect("an access token")
    }

    /// What opens to whoever comes with this header `Authorization` at `now`, where this key is used.
    pub fn open(authorization: &str, key: u8, now: Timestamp) -> Result<Access, TokenError> {
        Access::open(authorization, &SealKey::new(secret(key), None), now)
    }
}

/// A key of this number.
fn secret(number: u8) -> SecretKey {
    let bytes: Vec<u8> = (number..).take(32).collect();
    SecretKey::parse(&URL_SAFE_NO_PAD.encode(bytes)).expect("a key")
}

/// What a token of ours says.
fn opened(token: &str) -> Value {
    let keys = JwkSet::new(vec![own_key().public().clone()]).expect("a key");
    let token = UnverifiedJws::parse(token).expect("a token");
    let payload = token.verify(&keys, Typ::OneOf(&["JWT"])).expect("a signature of ours");
    payload.read().expect("claims")
}
