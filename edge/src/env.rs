//! The world outside, as the handlers see it. Nothing else in this crate reads a clock, draws randomness, opens a connection, reads a
//! file or writes a log line.

use shared::time::{Span, Timestamp};
use std::future::Future;

/// A request, from a browser or an e-service to us or from us to an issuer. The body is whole; it is bounded where it is read.
pub type Request = http::Request<Vec<u8>>;
/// A response, ours or an issuer's.
pub type Response = http::Response<Vec<u8>>;

/// The longest request body that is read, in bytes. Everything that we take is a form of a few short fields or a client assertion.
pub const MAX_REQUEST_BODY: usize = 64 * 1024;
/// The longest response body that is read from an issuer, in bytes. BankID's evidence is around 15 kB.
pub const MAX_RESPONSE_BODY: usize = 256 * 1024;

/// No usable answer came: no connection, no TLS peer that the host trusts, or a body that is too long.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FetchError;

/// The store did not do what it was asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StoreError;

/// A `POST` of `body`, in this media type, to this address; `None` where the address is none.
pub fn post(address: &str, media_type: &'static str, body: Vec<u8>) -> Option<Request> {
    let request = http::Request::post(address).header(http::header::CONTENT_TYPE, media_type);
    request.body(body).ok()
}

/// What the component gets from where it runs.
pub trait Env {
    /// The time.
    fn now(&self) -> Timestamp;

    /// `N` random bytes of a cryptographic generator.
    fn random<const N: usize>(&self) -> [u8; N];

    /// The value of a variable of `spin.toml`; `None` if there is none.
    fn variable(&self, name: &'static str) -> impl Future<Output = Option<String>>;

    /// The bytes of a file that `spin.toml` mounts; the path begins with `/`.
    fn file(&self, path: &str) -> Option<Vec<u8>>;

    /// Lets so much time go by.
    fn pause(&self, time: Span) -> impl Future<Output = ()>;

    /// Sends a request to somebody who may take no longer than `most`; a slower answer is none.
    fn fetch(&self, request: Request, most: Span) -> impl Future<Output = Result<Response, FetchError>>;

    /// Adds one to the number under `key`, atomically over all nodes, and gives the new number: 1 for the first.
    fn increment(&self, key: &str) -> impl Future<Output = Result<i64, StoreError>>;

    /// The value under `key`.
    fn get(&self, key: &str) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>>;

    /// Puts `value` under `key`.
    fn set(&self, key: &str, value: &[u8]) -> impl Future<Output = Result<(), StoreError>>;

    /// Removes `key`; it need not be there.
    fn delete(&self, key: &str) -> impl Future<Output = Result<(), StoreError>>;

    /// The keys that `wanted` picks, at most `most` of them.
    fn keys(&self, most: usize, wanted: impl Fn(&str) -> bool)
    -> impl Future<Output = Result<Vec<String>, StoreError>>;

    /// Writes one line to the operator's log.
    fn log(&self, line: &str);
}
