//! The built files of the pages, from the directory that `spin.toml` mounts as `/site`.

use super::Call;
use crate::{
    env::{Env, Response},
    failure::{Detail, Failure},
    headers::Caching,
};
use http::{HeaderValue, header};
use shared::reason::Reason;

/// `GET /assets/<version>/<name>`: a file of the build of that version, cached for good; of another version, the file that there is,
/// not cached, so that a page from before an update still works.
pub fn serve<E: Env>(call: &Call<'_, E>, version: &str, name: &str) -> Result<Response, Failure> {
    let not_found = Failure::new(Reason::NotFound, Detail::None);
    let media_type = media_type(name).ok_or(not_found)?;
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
        && !name.starts_with('.');
    let bytes = if plain {
        call.env.file(&format!("/site/{name}"))
    } else {
        None
    }
    .ok_or(not_found)?;
    let caching = if version == call.config.assets_version {
        Caching::Immutable
    } else {
        Caching::Never
    };
    let mut response = Response::new(bytes);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(header::CACHE_CONTROL, caching.header());
    Ok(response)
}

fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => return None,
    })
}
