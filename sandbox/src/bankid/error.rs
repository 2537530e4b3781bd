//! The error answers of the Relying Party API: `{"errorCode", "details"}`.

use axum::Json;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

/// BankID's error codes.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// The person has an order that is not finished. It is now ended, and this one was not begun.
    AlreadyInProgress,
    /// The request breaks a rule, or names an order that is not there (any more).
    InvalidParameters,
    /// The relying party may not use this method.
    Unauthorized,
    /// There is no such method.
    NotFound,
    /// Only POST.
    MethodNotAllowed,
    /// The request took too long to arrive.
    RequestTimeout,
    /// Only JSON.
    UnsupportedMediaType,
    /// The relying party asks too often.
    TooManyRequests,
    /// Something broke at BankID.
    InternalError,
    /// BankID is closed for the moment.
    Maintenance,
}

impl ErrorCode {
    /// The HTTP status that goes with the code.
    pub fn status(self) -> StatusCode {
        match self {
            ErrorCode::AlreadyInProgress | ErrorCode::InvalidParameters => StatusCode::BAD_REQUEST,
            ErrorCode::Unauthorized => StatusCode::UNAUTHORIZED,
            ErrorCode::NotFound => StatusCode::NOT_FOUND,
            ErrorCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            ErrorCode::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
            ErrorCode::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ErrorCode::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            ErrorCode::InternalError => StatusCode::INTERNAL_SERVER_ERROR,
            ErrorCode::Maintenance => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// An error answer.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// What it is.
    pub error_code: ErrorCode,
    /// For the developer of the relying party; never for a person.
    pub details: String,
}

impl ApiError {
    pub(crate) fn new(error_code: ErrorCode, details: impl Into<String>) -> Self {
        ApiError {
            error_code,
            details: details.into(),
        }
    }

    pub(crate) fn invalid(details: impl Into<String>) -> Self {
        ApiError::new(ErrorCode::InvalidParameters, details)
    }

    /// The answer to a reference that belongs to no order, to one that is over and told, or to another's.
    pub(crate) fn no_such_order() -> Self {
        ApiError::invalid("No such order")
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let code = self.error_code;
        let mut response = (code.status(), Json(self)).into_response();
        if code == ErrorCode::TooManyRequests {
            let headers = response.headers_mut();
            headers.insert("ratelimit-limit", HeaderValue::from_static("100"));
            headers.insert("ratelimit-remaining", HeaderValue::from_static("0"));
            headers.insert("ratelimit-reset", HeaderValue::from_static("10"));
        }
        response
    }
}
