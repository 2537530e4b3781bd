//! The OpenID Provider's side of OpenID Connect: the code flow with PKCE, and nothing else (OpenID Connect Core 1.0; OIDC Sweden
//! profile; RFC 6749, 7636, 7523, 9207).

mod authorization;
mod discovery;
mod id_token;
mod token;
pub mod upstream;

pub use authorization::{
    AuthorizationError, AuthorizationErrorCode, CodeChallenge, Parameters, Request, Scope, Scopes, response_uri,
};
pub use discovery::document as discovery_document;
pub use id_token::{Claims, ID_TOKEN_LIFETIME, mint, pairwise_subject};
pub use token::{Code, Grant, TokenError, TokenRequest, VerifiedClient, token_response};
