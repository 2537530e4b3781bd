//! Calls to the edge: the only file that makes them.

use crate::{browser::AbortSignal, state::Answer};
use gloo::net::http::Request;
use shared::{api::path, id::LoginId};

/// Asks how far a login has come, until `signal` ends it.
pub async fn progress(login: LoginId, signal: Option<AbortSignal>) -> Answer {
    let request = Request::get(&path::progress(login))
        .header("accept", "application/json")
        .abort_signal(signal.as_ref());
    let Ok(response) = request.send().await else {
        return Answer::Unreachable;
    };
    match response.status() {
        200 => match response.text().await.map(|text| serde_json::from_str(&text)) {
            Ok(Ok(progress)) => Answer::Progress(progress),
            _ => Answer::Unreachable,
        },
        // Too slow, or too many at once: it may go better the next time.
        408 | 429 => Answer::Unreachable,
        400..=499 => Answer::Refused,
        _ => Answer::Unreachable,
    }
}
