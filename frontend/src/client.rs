//! Calls to the edge: the only file that makes them.

use crate::{browser, state::Answer};
use gloo::net::http::Request;
use shared::{api::path, id::LoginId};

/// After so many milliseconds without an answer a poll is given up.
const PATIENCE: u32 = 8_000;

/// Asks how far a login has come.
pub async fn progress(login: LoginId) -> Answer {
    let deadline = browser::deadline(PATIENCE);
    let request = Request::get(&path::progress(login))
        .header("accept", "application/json")
        .abort_signal(deadline.as_ref().map(|(signal, _)| signal));
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
