//! What the person sets about the pages themselves.

use super::Call;
use crate::{
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    page,
};
use http::header;
use shared::{
    api::{field, path},
    language::Language,
    reason::Reason,
};

/// `POST /language`: remembers the language and goes back to the page.
pub fn set_language<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let form = call.form()?;
    let malformed = Failure::new(Reason::MalformedRequest, Detail::Form);
    let language = form
        .get(field::LANGUAGE)
        .and_then(Language::from_tag)
        .ok_or(malformed)?;
    let back = form
        .get(field::BACK)
        .filter(|path| page::is_own_path(path))
        .unwrap_or("/");
    let back = referred(call, back).unwrap_or(back);
    let mut response = page::see_other(back);
    page::set_cookie(&mut response, &cookie::keep_language(call.config, language));
    Ok(response)
}

/// An e-service's request that could not be met, with its query: the page about it does not quote it, and the browser says where it was.
fn referred<'a, E: Env>(call: &'a Call<'_, E>, back: &str) -> Option<&'a str> {
    let address = call.header(header::REFERER.as_str());
    let address = address.strip_prefix(call.config.issuer.as_str())?;
    let (requested, _) = address.split_once('?')?;
    (back == path::AUTHORIZE && requested == back && page::is_own_path(address)).then_some(address)
}
