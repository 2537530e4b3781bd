//! The relying party's side of OpenID Connect: what an OpenID Provider that we send people to answers, and what it proves (OpenID
//! Connect Core 1.0, 3.1.3.7 and 5.3; OIDC Sweden profile, 3 and 4).
//!
//! The level of a login is in the ID token and nowhere else: what UserInfo adds has no field for it.

mod attributes;
mod callback;
mod id_token;
mod refusal;
mod request;
mod user_info;

pub use attributes::{Attributes, CoordinationLevel, Vocabulary};
pub use callback::{CallbackRefusal, UnspentCode, read_callback};
pub use id_token::{Expected, Freshness, IdToken, UnverifiedIdToken};
pub use refusal::Refusal;
pub use request::{Ask, Redeem, Transaction, UnverifiedTokens, read_tokens};
pub use user_info::{UnverifiedUserInfo, UserInfo};

use crate::{
    environment::Environment,
    id::ClientId,
    jose::{Algorithm, JwkSet, JwsError, SignedPayload, Typ, UnverifiedJws},
    person::Organisationsnummer,
    time::Span,
};
use serde::Deserialize;

/// How far a provider's clock may be from ours: the most that the profile of Sweden Connect allows.
pub const CLOCK_SKEW: Span = Span::from_seconds(60);
/// How long an ID token may be valid (OIDC Sweden profile, 3.1).
pub const MAX_LIFETIME: Span = Span::from_minutes(5);

/// An OpenID Provider, by its contract and its published metadata.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Its `issuer`, compared character for character.
    pub issuer: String,
    /// What it calls us.
    pub client: ClientId,
    /// Its keys, read for use with the algorithms that are agreed with it.
    pub keys: JwkSet,
    /// What it signs its answers to us with, as we are registered with it (`id_token_signed_response_alg` and
    /// `userinfo_signed_response_alg`; OpenID Connect Dynamic Client Registration 1.0, 2). What else its keys could be used with is refused.
    pub alg: &'static Algorithm,
    /// The levels that it may state: those of its metadata (`acr_values_supported`) or its trust marks.
    pub acr_values: Vec<String>,
    /// Whether it names itself in every answer (`authorization_response_iss_parameter_supported`, RFC 9207).
    pub names_itself: bool,
    /// Where it differs from the profile.
    pub deviations: Deviations,
    /// How it names what it says of a person.
    pub vocabulary: Vocabulary,
    /// Whether its persons are real.
    pub environment: Environment,
    /// The organisations that it may speak for. Who a person is at another one is passed over (Swedish eID Framework, attribute
    /// specification, 3.1.3).
    pub scopes: Vec<Organisationsnummer>,
}

impl Provider {
    /// Verifies what the provider has signed for us: with one of its keys, and with the algorithm that we are registered for.
    fn verify(&self, token: UnverifiedJws<'_>) -> Result<SignedPayload, JwsError> {
        let payload = token.verify(&self.keys, Typ::OneOfOrAbsent(&["JWT"]))?;
        let algorithm = payload.algorithm().map(Algorithm::name);
        if algorithm == Some(self.alg.name()) {
            Ok(payload)
        } else {
            Err(JwsError::Algorithm)
        }
    }
}

/// Where a provider is known to differ from the profile. Each is written in the provider's entry of the configuration, and each widens
/// one rule.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Deviations {
    /// `auth_time` may be a text of milliseconds (Inera's access tokens; in what form its ID tokens have it is not published [?]).
    #[serde(default)]
    pub auth_time_in_millisecond_text: bool,
    /// Claims of one value come as arrays of one (Inera's IdP).
    #[serde(default)]
    pub claims_in_arrays: bool,
    /// UserInfo is not signed (Freja). It then comes over TLS from the provider's own address, and nothing rests on it that a level
    /// depends on.
    #[serde(default)]
    pub unsigned_user_info: bool,
    /// ID tokens are valid for up to an hour. How long Inera's are is not published [?]; its access tokens, and its assertions, are for that
    /// long. It is no reason to take a token later: it must still answer our request, once, and say that the person was authenticated as
    /// lately as [`Freshness`] demands.
    #[serde(default)]
    pub hour_long: bool,
}

impl Deviations {
    /// None: the provider follows the profile.
    pub const NONE: Deviations = Deviations {
        auth_time_in_millisecond_text: false,
        claims_in_arrays: false,
        unsigned_user_info: false,
        hour_long: false,
    };

    /// How long an ID token may be valid.
    fn max_lifetime(self) -> Span {
        if self.hour_long {
            Span::from_minutes(60)
        } else {
            MAX_LIFETIME
        }
    }
}

/// `aud` (RFC 7519, 4.1.3).
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    fn values(&self) -> &[String] {
        match self {
            Audience::One(one) => std::slice::from_ref(one),
            Audience::Several(several) => several,
        }
    }

    fn contains(&self, client: &ClientId) -> bool {
        self.values().iter().any(|audience| audience == client.as_str())
    }
}

/// Whether this may be a `sub` (OpenID Connect Core 1.0, 2): at most 255 ASCII characters, here printable ones.
fn is_subject(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
