//! How an authorization request is refused (RFC 6749, 4.1.2.1).

use crate::{
    id::{ClientId, State},
    reason::Reason,
};

/// Why an authorization request is answered with an error at the e-service.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AuthorizationErrorCode {
    /// The person, or the portal on their behalf, ended the login (RFC 6749, 4.1.2.1).
    AccessDenied,
    /// `prompt=none`, and the person would have to be shown something (OpenID Connect Core 1.0, 3.1.2.6).
    InteractionRequired,
    /// The request is malformed or lacks what we demand, as PKCE (RFC 6749, 4.1.2.1).
    InvalidRequest,
    /// `request` is not a request object that this e-service has signed for us (RFC 9101, 6).
    InvalidRequestObject,
    /// `request_uri` names no pushed request of this e-service, or one that was used or is too old (RFC 9101, 7; RFC 9126, 4).
    InvalidRequestUri,
    /// No `openid` among the scopes, or one that the e-service may not ask for (RFC 6749, 4.1.2.1).
    InvalidScope,
    /// `prompt=none`, and the person would have to be authenticated (OpenID Connect Core 1.0, 3.1.2.6).
    LoginRequired,
    /// `registration` was sent (OpenID Connect Core 1.0, 3.1.2.6).
    RegistrationNotSupported,
    /// A `request_uri` was sent that is not one of ours (OpenID Connect Core 1.0, 3.1.2.6).
    RequestUriNotSupported,
    /// Something of ours failed (RFC 6749, 4.1.2.1).
    ServerError,
    /// An essential level cannot be, or was not, proved (OpenID Connect Core Unmet Authentication Requirements 1.0).
    UnmetAuthenticationRequirements,
    /// Another flow than the code flow (RFC 6749, 4.1.2.1).
    UnsupportedResponseType,
}

impl AuthorizationErrorCode {
    /// The code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            AuthorizationErrorCode::AccessDenied => "access_denied",
            AuthorizationErrorCode::InteractionRequired => "interaction_required",
            AuthorizationErrorCode::InvalidRequest => "invalid_request",
            AuthorizationErrorCode::InvalidRequestObject => "invalid_request_object",
            AuthorizationErrorCode::InvalidRequestUri => "invalid_request_uri",
            AuthorizationErrorCode::InvalidScope => "invalid_scope",
            AuthorizationErrorCode::LoginRequired => "login_required",
            AuthorizationErrorCode::RegistrationNotSupported => "registration_not_supported",
            AuthorizationErrorCode::RequestUriNotSupported => "request_uri_not_supported",
            AuthorizationErrorCode::ServerError => "server_error",
            AuthorizationErrorCode::UnmetAuthenticationRequirements => "unmet_authentication_requirements",
            AuthorizationErrorCode::UnsupportedResponseType => "unsupported_response_type",
        }
    }

    /// The code with a sentence for whoever develops the e-service, as the members of an answer (RFC 6749, 4.1.2.1).
    pub fn members(self) -> [(&'static str, &'static str); 2] {
        [("error", self.code()), ("error_description", self.description())]
    }

    /// What has happened and what to do about it, for whoever develops the e-service; the same for every request (RFC 6749, 4.1.2.1).
    pub fn description(self) -> &'static str {
        match self {
            AuthorizationErrorCode::AccessDenied => {
                "The login was cancelled, or the person may not enter this e-service."
            }
            AuthorizationErrorCode::InteractionRequired => {
                "The person must be shown or asked something. Send the request again without prompt=none."
            }
            AuthorizationErrorCode::InvalidRequest => {
                "A parameter is missing, malformed, too long or sent twice, or the request did not come in the registered form. PKCE with S256 is \
                 required."
            }
            AuthorizationErrorCode::InvalidRequestObject => {
                "The request object is not signed with a registered key and algorithm, is too old, or is not meant for this issuer."
            }
            AuthorizationErrorCode::InvalidRequestUri => {
                "The request_uri is not a pushed request of this e-service, has been used, or is too old. Push the request again."
            }
            AuthorizationErrorCode::InvalidScope => {
                "The scope lacks openid, or asks for something that is not registered for this e-service."
            }
            AuthorizationErrorCode::LoginRequired => {
                "No current session meets this request, or another person than it names logged in. With prompt=none nobody is asked to log in."
            }
            AuthorizationErrorCode::RegistrationNotSupported => {
                "The parameter registration is not supported. E-services are registered by the operator."
            }
            AuthorizationErrorCode::RequestUriNotSupported => {
                "Only a request_uri from the pushed authorization request endpoint is accepted."
            }
            AuthorizationErrorCode::ServerError => "Something failed at the portal. Try again in a moment.",
            AuthorizationErrorCode::UnmetAuthenticationRequirements => {
                "No e-ID offered for this e-service reaches the level that was requested as essential."
            }
            AuthorizationErrorCode::UnsupportedResponseType => "Only response_type=code is supported.",
        }
    }
}

/// Why no login can begin.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AuthorizationError {
    /// It is not certain whom we would be answering: the person gets a page, and nobody is redirected (RFC 6749, 4.1.2.1).
    Page(Reason),
    /// The e-service gets the error.
    Redirect {
        /// Who asked.
        client: ClientId,
        /// The registered address.
        redirect_uri: String,
        /// The `state` to give back, if it was well-formed.
        state: Option<State>,
        /// What is wrong.
        error: AuthorizationErrorCode,
    },
}
