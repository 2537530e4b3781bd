//! The component's entry point and the real [`Env`]: the only file that knows Spin.

use crate::{
    config::{Config, ConfigFault},
    env::{Env, FetchError, MAX_REQUEST_BODY, MAX_RESPONSE_BODY, Request, Response, StoreError},
    router,
};
use bytes::Bytes;
use futures_util::future::{Either, select};
use http_body_util::{BodyExt, Full, Limited};
use shared::time::{Span, Timestamp};
use spin_sdk::{
    experimental::wasi::keyvalue::{atomics, store},
    http::{IntoResponse, Request as Incoming, send},
    http_service, key_value, variables,
    wasip3::{
        clocks::{monotonic_clock, system_clock},
        random::random,
    },
};
use std::{pin::pin, sync::OnceLock};

const STORE: &str = "default";

/// An instance serves several requests; what it has read once serves them all. A configuration that could not be read is read again.
static CONFIG: OnceLock<Result<Config, ConfigFault>> = OnceLock::new();

#[http_service]
async fn handle(incoming: Incoming) -> impl IntoResponse {
    let env = Spin;
    let request = read(incoming).await;
    let response = match CONFIG.get() {
        Some(config) => router::respond(&env, config, &request).await,
        None => match Config::load(&env).await {
            Ok(config) => {
                config.warn(&env);
                router::respond(&env, CONFIG.get_or_init(|| Ok(config)), &request).await
            }
            fault => router::respond(&env, &fault, &request).await,
        },
    };
    response.map(|body| Full::new(Bytes::from(body)))
}

/// Reads the body whole. One that is too long, or breaks off, becomes one that the router refuses for its length: it is never taken
/// for a shorter one.
async fn read(incoming: Incoming) -> Request {
    let (parts, body) = incoming.into_parts();
    let body = match Limited::new(body, MAX_REQUEST_BODY).collect().await {
        Ok(body) => body.to_bytes().to_vec(),
        Err(_) => vec![0; MAX_REQUEST_BODY + 1],
    };
    let mut request = Request::new(body);
    *request.method_mut() = parts.method;
    *request.uri_mut() = parts.uri;
    *request.headers_mut() = parts.headers;
    request
}

/// The world of a Spin component.
struct Spin;

impl Env for Spin {
    fn now(&self) -> Timestamp {
        let now = system_clock::now();
        let seconds = u64::try_from(now.seconds).unwrap_or_default();
        Timestamp::from_unix_millis(
            seconds
                .saturating_mul(1000)
                .saturating_add(u64::from(now.nanoseconds / 1_000_000)),
        )
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        // The host may give fewer bytes than it was asked for; none of ours may stay zero.
        let mut bytes = [0; N];
        let mut rest = bytes.as_mut_slice();
        while !rest.is_empty() {
            let drawn = random::get_random_bytes(u64::try_from(rest.len()).unwrap_or(u64::MAX));
            let taken = drawn.len().min(rest.len());
            let (now, later) = rest.split_at_mut(taken);
            for (byte, drawn) in now.iter_mut().zip(drawn) {
                *byte = drawn;
            }
            rest = later;
        }
        bytes
    }

    async fn variable(&self, name: &'static str) -> Option<String> {
        variables::get(name).await.ok()
    }

    fn file(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(path).ok()
    }

    async fn pause(&self, time: Span) {
        monotonic_clock::wait_for(time.millis().saturating_mul(1_000_000)).await;
    }

    async fn fetch(&self, request: Request, most: Span) -> Result<Response, FetchError> {
        let answer = pin!(answer_to(request));
        let patience = pin!(self.pause(most));
        match select(answer, patience).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(FetchError),
        }
    }

    async fn increment(&self, key: &str) -> Result<i64, StoreError> {
        let bucket = store::open(STORE).map_err(|_| StoreError)?;
        atomics::increment(&bucket, key, 1).map_err(|_| StoreError)
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        open().await?.get(key).await.map_err(|_| StoreError)
    }

    async fn set(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        open().await?.set(key, value).await.map_err(|_| StoreError)
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        open().await?.delete(key).await.map_err(|_| StoreError)
    }

    async fn keys(&self, most: usize, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, StoreError> {
        let mut keys = open().await?.get_keys().await;
        let mut found = Vec::new();
        while let Some(key) = keys.next().await {
            if wanted(&key) {
                found.push(key);
            }
            if found.len() == most {
                return Ok(found);
            }
        }
        keys.result().await.map_err(|_| StoreError)?;
        Ok(found)
    }

    fn log(&self, line: &str) {
        println!("{line}");
    }
}

/// The whole answer, however long it takes.
async fn answer_to(request: Request) -> Result<Response, FetchError> {
    let response = send(request.map(|body| Full::new(Bytes::from(body))))
        .await
        .map_err(|_| FetchError)?;
    let (parts, body) = response.into_parts();
    let body = Limited::new(body, MAX_RESPONSE_BODY)
        .collect()
        .await
        .map_err(|_| FetchError)?;
    let mut response = Response::new(body.to_bytes().to_vec());
    *response.status_mut() = parts.status;
    *response.headers_mut() = parts.headers;
    Ok(response)
}

async fn open() -> Result<key_value::Store, StoreError> {
    key_value::Store::open(STORE).await.map_err(|_| StoreError)
}
