//! Response headers: what every response has, and what a page has besides.

use crate::{config::Config, env::Response};
use http::{HeaderValue, header};

/// How long a response may be kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Caching {
    /// For good: the address names the version.
    Immutable,
    /// For some minutes: the discovery document and the keys.
    Minutes,
    /// For some minutes, in the person's own browser: the pages of the guide.
    Own,
    /// Not at all.
    Never,
}

/// What a page has to do with frames.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Framing {
    /// Nothing.
    None,
    /// It has a frame with another page of ours.
    Frames,
    /// It stands in a frame of ours, and in nobody else's.
    Framed,
}

/// Adds what every response has: nothing is guessed, framed or told to other sites.
pub fn secure(config: Option<&Config>, response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .entry(header::X_FRAME_OPTIONS)
        .or_insert(HeaderValue::from_static("DENY"));
    // Forms of ours must say where they come from (see `router`): `no-referrer` would make browsers send `Origin: null`.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert(
        "permissions-policy",
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    );
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if config.is_some_and(Config::is_secure) {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000"),
        );
    }
}

/// The content security policy of a page. `form_target` is the origin of the e-service that a form of the page may end up at: a
/// browser holds every redirect after a form against `form-action`, also those of the e-service, which may have its callback on another
/// host than its pages. So where there is an e-service, any https address is allowed too.
pub fn page_policy(form_target: Option<&str>, framing: Framing) -> Option<HeaderValue> {
    let target = form_target
        .map(|origin| format!(" https: {origin}"))
        .unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         form-action 'self'{target}; base-uri 'none'; {framing}",
        framing = match framing {
            Framing::None => "frame-ancestors 'none'",
            Framing::Frames => "frame-src 'self'; frame-ancestors 'none'",
            Framing::Framed => "frame-ancestors 'self'",
        }
    );
    HeaderValue::from_str(&policy).ok()
}

impl Caching {
    /// The `Cache-Control` value (RFC 9111, 5.2.2).
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Caching::Immutable => "public, max-age=31536000, immutable",
            Caching::Own => "private, max-age=300",
            Caching::Minutes => "public, max-age=300",
            Caching::Never => "no-store",
        })
    }
}
