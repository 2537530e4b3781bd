use super::{AttributeSet, Confirmation, IdentityProvider, IdpRules};
use crate::{
    crypto::DecryptionKey,
    loa::AcceptedLevels,
    time::{Span, Timestamp},
};

/// What a Response must be to answer our request.
#[derive(Clone, Copy)]
pub struct Expected<'a> {
    /// Our own `entityID`.
    pub entity_id: &'a str,
    /// The address that the Response has reached.
    pub endpoint: &'a str,
    /// How the endpoint knows whose assertion it is.
    pub confirmation: Confirmation<'a>,
    /// The pending request of this browser, which is used up by this answer.
    pub request: &'a Request,
    /// The identity provider that the request was sent to, as current metadata has it.
    pub idp: &'a IdentityProvider,
    /// What that identity provider does otherwise.
    pub rules: &'a IdpRules,
    /// Whether our metadata says `WantAssertionsSigned`.
    pub want_assertions_signed: bool,
    /// Our keys: the current one, and the one before it for as long as somebody may still use it.
    pub keys: &'a [DecryptionKey],
    /// The levels that the e-service accepts.
    pub levels: AcceptedLevels,
    /// The attributes that the e-service needs.
    pub attributes: AttributeSet,
    /// Whether our metadata says that we take coordination numbers (`accepts-coordination-number`).
    pub accepts_coordination_number: bool,
    /// How exact the times must be.
    pub timing: Timing,
}

/// What we remember of a request that we have sent.
#[derive(Clone, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Request {
    /// The `entityID` of the identity provider that it was sent to.
    pub idp: String,
    /// Its `ID`.
    pub id: String,
    /// When it was sent.
    pub at: Timestamp,
    /// Its `AssertionConsumerServiceURL`.
    pub acs: String,
    /// The levels in `RequestedAuthnContext`. A level that is not among them is refused, a higher one too.
    pub levels: Vec<String>,
    /// Its `ForceAuthn`.
    pub force_authn: bool,
    /// If it carried a message to be signed: the SHA-256 digest of the message, in base64.
    #[serde(default)]
    pub sign_message: Option<String>,
}

/// How exact the times must be (Deployment Profile, 6.3.5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Timing {
    skew: Span,
    max_age: Span,
    max_session: Span,
}

impl Timing {
    /// Clocks half a minute apart, messages three minutes old, and sessions of an hour.
    pub const DEFAULT: Timing = Timing {
        skew: Span::from_seconds(30),
        max_age: Span::from_minutes(3),
        max_session: Span::from_minutes(60),
    };

    /// The same with another difference between the clocks, at most a minute (Deployment Profile 1.9, 6.3.5).
    pub fn with_skew(self, skew: Span) -> Option<Self> {
        (skew <= Span::from_minutes(1)).then_some(Timing { skew, ..self })
    }

    /// Messages may be so old on receipt. `None` if that is no longer than the clocks may be apart, or longer than ten minutes.
    pub fn with_max_age(self, max_age: Span) -> Option<Self> {
        (max_age > self.skew && max_age <= Span::from_minutes(10)).then_some(Timing { max_age, ..self })
    }

    /// How far the clocks may be apart.
    pub(super) fn skew(self) -> Span {
        self.skew
    }

    /// How old a message may be when it arrives.
    pub(super) fn max_age(self) -> Span {
        self.max_age
    }

    /// How long ago the person may have been authenticated.
    pub(super) fn max_session(self) -> Span {
        self.max_session
    }
}
