//! OpenID Connect: the code flow with PKCE, and nothing else (OpenID Connect Core 1.0; OIDC Sweden profile; RFC 6749, 7636, 7523, 9207).
//!
//! What stands here is the OpenID Provider's side, towards e-services. The other side, towards the providers that we send people to, is
//! [`upstream`]; who they are in a federation is [`federation`].

mod authorization;
mod discovery;
pub mod federation;
mod id_token;
mod token;
pub mod upstream;

pub use authorization::{
    AuthorizationError, AuthorizationErrorCode, CodeChallenge, Parameters, Request, Scope, Scopes, response_uri,
};
pub use discovery::document as discovery_document;
pub use id_token::{Claims, ID_TOKEN_LIFETIME, mint, pairwise_subject};
pub use token::{Code, Grant, TokenError, TokenRequest, VerifiedClient, token_response};
