//! What the person sets about the pages themselves.

use super::Call;
use crate::{
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    page,
};
use shared::{api::field, language::Language, reason::Reason};

/// `POST /language`: remembers the language and goes back to the page.
pub fn set_language<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let form = call.form()?;
    let malformed = Failure::new(Reason::MalformedRequest, Detail::Form);
    let language = form
        .get(field::LANGUAGE)
        .and_then(Language::from_tag)
        .ok_or(malformed)?;
    let back = form.get(field::BACK).filter(|path| is_own_path(path)).unwrap_or("/");
    let mut response = page::see_other(back);
    page::set_cookie(&mut response, &cookie::keep_language(call.config, language));
    Ok(response)
}

/// Whether this is a path on our own host: browsers take `//host` and `/\host` for addresses of another.
fn is_own_path(path: &str) -> bool {
    let safe = path.bytes().all(|b| {
        b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.' | b'?' | b'&' | b'=' | b'%' | b'+')
    });
    path.starts_with('/') && !path.starts_with("//") && safe
}
