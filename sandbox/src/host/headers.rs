//! What Spin does to a request before the component sees it: the whole address in the URI, and headers that tell the route and
//! the peer. The names of those headers are part of what a component may rely on.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use http::header::{CONNECTION, HOST, HeaderName, HeaderValue};
use http::uri::{Authority, Scheme};
use http::{Request, Uri};

use super::route::Route;

/// Prepares a request that `route` serves. Headers of the same names that came with the request stay before those of the host, as
/// in Spin.
///
/// # Errors
/// When the request does not say unmistakably which host it is for.
pub(super) fn prepare<B>(request: &mut Request<B>, route: &Route, peer: SocketAddr) -> Result<()> {
    request.headers_mut().remove(CONNECTION);
    let uri = whole(request)?;
    let full = uri.to_string();
    let rest = route.rest(uri.path()).unwrap_or_default().to_owned();
    *request.uri_mut() = uri;
    for (name, value) in [
        ("spin-path-info", rest.as_str()),
        ("spin-full-url", full.as_str()),
        ("spin-matched-route", route.written()),
        ("spin-base-path", "/"),
        ("spin-raw-component-route", route.written()),
        ("spin-component-route", route.base()),
        ("spin-client-addr", peer.to_string().as_str()),
    ] {
        request
            .headers_mut()
            .append(HeaderName::from_static(name), HeaderValue::from_str(value)?);
    }
    Ok(())
}

/// The URI of the request with scheme and authority.
fn whole<B>(request: &Request<B>) -> Result<Uri> {
    let named: Option<Authority> = match request.headers().get(HOST) {
        Some(host) => Some(host.to_str()?.parse().context("the Host header is malformed")?),
        None => None,
    };
    let mut parts = request.uri().clone().into_parts();
    let authority = match (named, parts.authority) {
        (Some(named), Some(uri)) if named != uri => bail!("the Host header and the address name different hosts"),
        (Some(authority), _) | (None, Some(authority)) => authority,
        (None, None) => bail!("the request names no host"),
    };
    parts.scheme = Some(Scheme::HTTP);
    parts.authority = Some(authority);
    Ok(Uri::from_parts(parts)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(route: &str, request: http::request::Builder) -> Result<Request<()>> {
        let mut request = request.body(()).unwrap();
        prepare(
            &mut request,
            &Route::parse(route).unwrap(),
            "127.0.0.1:9".parse().unwrap(),
        )?;
        Ok(request)
    }

    fn values<'r>(request: &'r Request<()>, name: &str) -> Vec<&'r HeaderValue> {
        request.headers().get_all(name).iter().collect()
    }

    #[test]
    fn address_and_headers() {
        let request = Request::get("/api/x?y=1")
            .header("host", "a.se:8080")
            .header("connection", "close");
        let request = prepared("/api/...", request.header("spin-client-addr", "1.2.3.4:5")).unwrap();
        assert_eq!(request.uri(), "http://a.se:8080/api/x?y=1");
        for (name, value) in [
            ("spin-path-info", "/x"),
            ("spin-full-url", "http://a.se:8080/api/x?y=1"),
            ("spin-matched-route", "/api/..."),
            ("spin-base-path", "/"),
            ("spin-raw-component-route", "/api/..."),
            ("spin-component-route", "/api"),
        ] {
            assert_eq!(values(&request, name), [value], "{name}");
        }
        assert_eq!(values(&request, "spin-client-addr"), ["1.2.3.4:5", "127.0.0.1:9"]);
        assert!(!request.headers().contains_key("connection"));
    }

    #[test]
    fn the_host_must_be_clear() {
        assert!(prepared("/...", Request::get("/")).is_err());
        assert!(prepared("/...", Request::get("http://a.se/").header("host", "b.se")).is_err());
        assert!(prepared("/...", Request::get("/").header("host", "a b")).is_err());
        assert!(prepared("/...", Request::get("http://a.se/").header("host", "a.se")).is_ok());
    }
}
