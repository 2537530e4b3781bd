//! OpenID Connect: the code flow with PKCE, and nothing else (OpenID Connect Core 1.0; OIDC Sweden profile; RFC 6749, 7636, 7523, 9207).
//!
//! What stands here is the OpenID Provider's side, towards e-services. The other side, towards the providers that we send people to, is
//! [`upstream`]; who they are in a federation is [`federation`].

mod asked;
pub(crate) mod authorization;
mod claims;
mod client;
mod discovery;
pub mod extension;
pub mod federation;
mod id_token;
mod logout;
mod parameters;
mod provider;
mod pushed;
mod request_object;
mod ticket;
pub(crate) mod token;
pub mod upstream;
mod user_info;

pub use asked::{Asked, Claim, Scope};
pub use authorization::{AuthorizationError, AuthorizationErrorCode, Channel, CodeChallenge, Prompt, Request};
pub use claims::{Claims, pairwise_subject};
pub use client::{Credentials, Once, VerifiedClient};
pub use discovery::document as discovery_document;
pub use id_token::{ID_TOKEN_LIFETIME, mint};
pub use logout::{Hint, Logout, logout_token};
pub use parameters::{Parameters, response_uri};
pub use provider::Provider;
pub use pushed::{PUSHED_LIFETIME, pushed_response, pushed_ticket, take_up};
pub use ticket::Ticket;
pub use token::{Grant, TokenError, TokenRequest, token_response};
pub use user_info::Access;
