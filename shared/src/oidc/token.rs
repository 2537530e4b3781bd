//! The token request (RFC 6749, 4.1.3) and the response.

use super::{
    asked::Asked,
    authorization::{AuthorizationErrorCode, CodeChallenge},
    claims::Claims,
    client::VerifiedClient,
    id_token::ID_TOKEN_LIFETIME,
    parameters::Parameters,
    ticket::Ticket,
};
use crate::id::ClientId;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// What a code stands for, until it is redeemed.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Grant {
    /// The e-service that the code was made for.
    pub client: ClientId,
    /// The address that it was sent to.
    pub redirect_uri: String,
    /// The PKCE challenge of the request.
    pub code_challenge: CodeChallenge,
    /// What the e-service learns, and where.
    pub asked: Asked,
    /// What there is to learn.
    pub claims: Claims,
}

/// Why a token request is refused (RFC 6749, 5.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TokenError {
    /// What a pushed request asks for is refused (RFC 9126, 2.3).
    Authorization(AuthorizationErrorCode),
    /// The e-service did not prove who it is.
    InvalidClient,
    /// The code is unknown, used, too old, of another e-service, or its verifier or address is wrong.
    InvalidGrant,
    /// The request is malformed.
    InvalidRequest,
    /// The access token is none of ours, too old, or was taken back (RFC 6750, 3.1).
    InvalidToken,
    /// Something of ours failed.
    ServerError,
    /// Another grant than `authorization_code`.
    UnsupportedGrantType,
}

impl TokenError {
    /// The code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            TokenError::Authorization(error) => error.code(),
            TokenError::InvalidClient => "invalid_client",
            TokenError::InvalidGrant => "invalid_grant",
            TokenError::InvalidRequest => "invalid_request",
            TokenError::InvalidToken => "invalid_token",
            TokenError::ServerError => "server_error",
            TokenError::UnsupportedGrantType => "unsupported_grant_type",
        }
    }

    /// What has happened and what to do about it, for whoever develops the e-service; the same for every request (RFC 6749, 5.2).
    pub fn description(self) -> &'static str {
        match self {
            TokenError::Authorization(error) => error.description(),
            TokenError::InvalidClient => {
                "The e-service did not prove who it is. Check client_id, the key or secret, that aud is this portal, that exp has not passed, and that jti is new."
            }
            TokenError::InvalidGrant => {
                "The code is unknown, used, too old or of another e-service, or redirect_uri or code_verifier does not belong to it. \
                 Begin a new login."
            }
            TokenError::InvalidRequest => {
                "A parameter is missing, malformed or sent twice, or the request is too long."
            }
            TokenError::InvalidToken => "The access token is unknown, too old or revoked.",
            TokenError::ServerError => {
                "Something failed at the portal. Begin again in a moment; a code may be used up."
            }
            TokenError::UnsupportedGrantType => "Only grant_type=authorization_code is supported.",
        }
    }

    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            TokenError::InvalidClient | TokenError::InvalidToken => 401,
            TokenError::Authorization(_)
            | TokenError::InvalidGrant
            | TokenError::InvalidRequest
            | TokenError::UnsupportedGrantType => 400,
            TokenError::ServerError => 503,
        }
    }
}

/// A well-formed token request. Who sent it is for [`super::Credentials`] to say.
pub struct TokenRequest<'a> {
    /// The code to redeem.
    pub code: Ticket,
    redirect_uri: &'a str,
    code_verifier: &'a str,
}

impl<'a> TokenRequest<'a> {
    /// Reads the form of a token request.
    pub fn read(parameters: &'a Parameters) -> Result<Self, TokenError> {
        match parameters.get("grant_type") {
            Some("authorization_code") => {}
            Some(_) => return Err(TokenError::UnsupportedGrantType),
            None => return Err(TokenError::InvalidRequest),
        }
        let required = |name| parameters.get(name).ok_or(TokenError::InvalidRequest);
        Ok(TokenRequest {
            code: Ticket::parse(required("code")?).ok_or(TokenError::InvalidGrant)?,
            redirect_uri: required("redirect_uri")?,
            code_verifier: required("code_verifier")?,
        })
    }
}

impl Grant {
    /// Redeems the grant: for the e-service that it was made for, at the address that the code was sent to, with the verifier of the
    /// PKCE challenge (RFC 7636, 4.6). Gives what the e-service learns.
    pub fn redeem(self, request: &TokenRequest<'_>, client: &VerifiedClient) -> Result<(Asked, Claims), TokenError> {
        let own = self.client == *client.id() && self.redirect_uri == request.redirect_uri;
        if own && answers(request.code_verifier, &self.code_challenge) {
            Ok((self.asked, self.claims))
        } else {
            Err(TokenError::InvalidGrant)
        }
    }
}

/// Whether the verifier answers the challenge (RFC 7636, 4.6).
fn answers(verifier: &str, challenge: &CodeChallenge) -> bool {
    let fits = (43..=128).contains(&verifier.len())
        && verifier
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~'));
    let computed = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    fits && computed.as_bytes().ct_eq(challenge.as_str().as_bytes()).into()
}

/// The body of a token response (RFC 6749, 5.1). The access token opens UserInfo.
pub fn token_response(id_token: &str, access_token: &str, asked: &Asked) -> String {
    serde_json::json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": ID_TOKEN_LIFETIME.seconds(),
        "scope": asked.granted(),
        "id_token": id_token,
    })
    .to_string()
}

#[cfg(test)]
pub(crate) mod tests;
