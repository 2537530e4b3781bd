//! The built files of the pages, from the directory that `spin.toml` mounts as `/site`; and the operator's own looks.

use super::Call;
use crate::{
    env::{Env, Response},
    failure::{Detail, Failure},
    headers::Caching,
    theme,
};
use http::{HeaderValue, header};
use shared::reason::Reason;

/// `GET /assets/<version>/<name>`: a file of the build of that version, cached for good; of another version, the file that there is,
/// not cached, so that a page from before an update still works. To a browser that takes it, as the build has compressed it.
pub fn serve<E: Env>(call: &Call<'_, E>, version: &str, name: &str) -> Result<Response, Failure> {
    let not_found = Failure::new(Reason::NotFound, Detail::None);
    let media_type = media_type(name).ok_or(not_found)?;
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
        && !name.starts_with('.');
    if !plain {
        return Err(not_found);
    }
    let compressed = takes_brotli(call.header(header::ACCEPT_ENCODING.as_str()))
        .then(|| call.env.file(&format!("/site/{name}.br")))
        .flatten();
    let is_compressed = compressed.is_some();
    let bytes = compressed.or_else(|| call.env.file(&format!("/site/{name}")));
    let mut response = file(
        bytes.ok_or(not_found)?,
        media_type,
        version == call.config.assets_version,
    );
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if is_compressed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    Ok(response)
}

/// Whether an `Accept-Encoding` names brotli and does not refuse it (RFC 9110, 12.5.3).
fn takes_brotli(accepted: &str) -> bool {
    accepted.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight
            .trim()
            .strip_prefix("q=")
            .is_some_and(|q| q.bytes().all(|b| matches!(b, b'0' | b'.')));
        name.trim().eq_ignore_ascii_case("br") && !refused
    })
}

/// `GET /theme/<version>/<name>`: the operator's style sheet or logo. Nothing else of the configuration is served.
pub fn theme<E: Env>(call: &Call<'_, E>, version: &str, name: &str) -> Result<Response, Failure> {
    let not_found = Failure::new(Reason::NotFound, Detail::None);
    let branding = call.config.branding.as_ref().ok_or(not_found)?;
    let bytes = branding.file(name).ok_or(not_found)?.to_vec();
    let media_type = media_type(name).ok_or(not_found)?;
    Ok(file(bytes, media_type, version == branding.themed().version))
}

/// `GET /logo/<name>`: the logo of an e-service. It is read when it is asked for: there may be many, and most requests need none.
pub fn logo<E: Env>(call: &Call<'_, E>, name: &str) -> Result<Response, Failure> {
    let not_found = Failure::new(Reason::NotFound, Detail::None);
    let logo = call.config.portal.logo(name).ok_or(not_found)?;
    let bytes = theme::read(call.env, logo).map_err(|_| not_found)?;
    let media_type = media_type(name).ok_or(not_found)?;
    let mut response = file(bytes, media_type, false);
    let caching = Caching::Minutes.header();
    response.headers_mut().insert(header::CACHE_CONTROL, caching);
    Ok(response)
}

/// A file, kept for good if it is of the version that was asked for.
fn file(bytes: Vec<u8>, media_type: &'static str, is_of_version: bool) -> Response {
    let caching = if is_of_version {
        Caching::Immutable
    } else {
        Caching::Never
    };
    let mut response = Response::new(bytes);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, caching.header());
    response
}

fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "png" => "image/png",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => return None,
    })
}
