//! Why the app turns a person away.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;

/// Why the app turns a person away. The phone's page has words for each.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhoneError {
    /// The picture or the link is none of BankID's.
    NotBankId,
    /// No order waits under that code, link or id.
    NoSuchOrder,
    /// The code is not of this second. The order has failed with `startFailed`.
    Stale,
    /// The code is not what the order's secret gives for its second.
    Forged,
    /// Another app has taken the order.
    Taken,
    /// The relying party demands another person.
    WrongPerson,
    /// The relying party demands another kind of BankID.
    WrongKind,
    /// The sandbox has no such person.
    NoSuchPerson,
    /// Not a security code: six digits.
    WrongCode,
    /// The order is over, or in no app.
    NotOpen,
    /// The request is malformed.
    Malformed,
    /// The sandbox itself is broken.
    Broken,
}

impl IntoResponse for PhoneError {
    fn into_response(self) -> Response {
        let status = match self {
            PhoneError::NotBankId | PhoneError::WrongCode | PhoneError::Malformed => StatusCode::BAD_REQUEST,
            PhoneError::NoSuchOrder | PhoneError::NoSuchPerson => StatusCode::NOT_FOUND,
            PhoneError::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::CONFLICT,
        };
        (status, Json(json!({ "error": self }))).into_response()
    }
}
