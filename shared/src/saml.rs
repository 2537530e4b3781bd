//! SAML 2.0 as the Swedish eID Framework uses it: requests to identity providers, and the judgement of what they answer.
//!
//! The references are SAML V2.0 Core, Bindings, Profiles and Metadata (OASIS, 2005), narrowed by the Deployment Profile for the
//! Swedish eID Framework. What is not in the profile is refused. Where an identity provider does otherwise, [`IdpRules`] names the
//! exception, for that provider alone.

mod assertion;
mod attribute;
mod confirmation;
mod evidence;
mod expected;
mod idp;
mod message;
mod metadata;
mod refusal;
mod request;
mod response;
mod rules;
mod sequence;
mod service_provider;
mod status;

pub use attribute::{Attribute, AttributeSet, Attributes};
pub use confirmation::Confirmation;
pub use evidence::{NameId, SamlEvidence, Unspent};
pub use expected::{Expected, Request, Timing};
pub use idp::{Endpoints, IdentityProvider};
pub use metadata::{Federation, MetadataRefusal, Operator, OperatorError, UnverifiedMetadata};
pub use refusal::Refusal;
pub use request::{AuthnRequest, MessageFormat, PostForm, RequestError};
pub use response::UnverifiedResponse;
pub use rules::{AttributeNames, IdpRules, LocalLevel, NotBefore, Protection};
pub use service_provider::ServiceProvider;
pub use status::Failure;

pub use crate::replay::{Replay, Seen};
use crate::xml::Name;

/// The namespace of messages (SAML V2.0 Core, 1.2).
pub const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
/// The namespace of assertions (SAML V2.0 Core, 1.2).
pub const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";

const fn samlp(local: &'static str) -> Name {
    Name {
        namespace: PROTOCOL,
        local,
    }
}

const fn saml(local: &'static str) -> Name {
    Name {
        namespace: ASSERTION,
        local,
    }
}
