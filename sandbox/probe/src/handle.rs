//! Which path does what.

use bytes::Bytes;
use spin_sdk::http::body::IncomingBodyExt;
use spin_sdk::http::{FullBody, HeaderMap, Request, StatusCode};
use spin_sdk::variables;

use crate::{fetch, store};

/// What a path gives: the text to answer with, or what the host refused.
pub(crate) type Outcome = Result<String, String>;

#[spin_sdk::http_service]
async fn handle(request: Request) -> (StatusCode, FullBody<Bytes>) {
    let query = Query(request.uri().query().unwrap_or_default().to_owned());
    let outcome = match request.uri().path() {
        "/hello" => Ok("hello".to_owned()),
        "/uri" => Ok(request.uri().to_string()),
        "/headers" => Ok(headers(request.headers())),
        "/variable" => variables::get(query.get("name")).await.map_err(refusal),
        "/kv" => store::key_value(&query).await,
        "/atomics" => store::atomics(&query),
        "/fetch" => fetch::fetch(&query).await,
        "/file" => std::fs::read_to_string(query.get("path")).map_err(refusal),
        "/write" => std::fs::write(query.get("path"), "written")
            .map(|()| "written".to_owned())
            .map_err(refusal),
        "/log" => log(&query.get("text")),
        "/grow" => Ok(grow(&query.get("mebibytes"))),
        "/panic" => stop(&query.get("text")),
        "/echo" => return echo(request).await,
        _ => return answer(StatusCode::NOT_FOUND, "no such path".to_owned()),
    };
    match outcome {
        Ok(text) => answer(StatusCode::OK, text),
        Err(text) => answer(StatusCode::BAD_GATEWAY, text),
    }
}

fn answer(status: StatusCode, text: String) -> (StatusCode, FullBody<Bytes>) {
    (status, FullBody::new(text.into()))
}

/// The parameters of the request.
pub(crate) struct Query(String);

impl Query {
    /// The first parameter of this name, decoded; empty when there is none.
    pub(crate) fn get(&self, name: &str) -> String {
        self.find(name).unwrap_or_default()
    }

    /// The first parameter of this name, decoded, when there is one.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.0.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }
}

/// What the host refused, as text.
pub(crate) fn refusal(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}

fn headers(headers: &HeaderMap) -> String {
    let line = |name: &str, value: &[u8]| format!("{name}: {}\n", String::from_utf8_lossy(value));
    headers
        .iter()
        .map(|(name, value)| line(name.as_str(), value.as_bytes()))
        .collect()
}

async fn echo(request: Request) -> (StatusCode, FullBody<Bytes>) {
    match request.into_body().bytes().await {
        Ok(bytes) => (StatusCode::OK, FullBody::new(bytes)),
        Err(error) => answer(StatusCode::BAD_GATEWAY, refusal(error)),
    }
}

fn log(text: &str) -> Outcome {
    println!("out: {text}");
    eprintln!("err: {text}");
    Ok("logged".to_owned())
}

/// Takes so many mebibytes of linear memory for a moment.
fn grow(mebibytes: &str) -> String {
    let taken = vec![1_u8; mebibytes.parse::<usize>().unwrap_or(0).saturating_mul(1 << 20)];
    taken.iter().map(|byte| u64::from(*byte)).sum::<u64>().to_string()
}

#[expect(
    clippy::panic,
    reason = "the host's tests ask for a panic to see that the host survives it"
)]
fn stop(text: &str) -> Outcome {
    panic!("asked to: {text}")
}
