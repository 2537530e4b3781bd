//! The guide: pages that anybody may read, with or without a login.

use super::Call;
use crate::{
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    headers::Caching,
    page::Page,
};
use http::{StatusCode, header};
use shared::{
    api::{Still, field},
    guide::{self, Answers, Entry, Find, Guide, question},
    id::{LoginId, MethodId},
    reason::Reason,
};

/// `GET /guide`: every method, compared; or those that are looked for.
pub async fn methods<E: Env>(call: &Call<'_, E>) -> Response {
    let page = Guide::Methods {
        entries: guide::entries(&call.config.portal),
        query: call.sought(),
    };
    show(call, page).await
}

/// `GET /guide/method/<id>`: one method.
pub async fn method<E: Env>(call: &Call<'_, E>, id: &str) -> Result<Response, Failure> {
    let id = MethodId::parse(id).ok();
    let method = id.and_then(|id| call.config.portal.method(&id));
    let method = method.ok_or(Failure::new(Reason::NotFound, Detail::None))?;
    Ok(show(call, Guide::Method(Box::new(Entry::from(method)))).await)
}

/// `GET /guide/find`: the questions, and what the answers in the query lead to.
pub async fn find<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let query = call.query()?;
    let answers = Answers::read(|name| query.get(name));
    let asked = query.get(question::ASKED) == Some("yes");
    Ok(show(call, Guide::Find(Find::new(&call.config.portal, answers, asked))).await)
}

/// `GET /accessibility`: how accessible the pages are, by what is known of them and what the operator says.
pub async fn accessibility<E: Env>(call: &Call<'_, E>) -> Response {
    let said = call.config.portal.accessibility().clone();
    show(call, Guide::Accessibility(Box::new(said))).await
}

/// A page of the guide. It is the same for everybody with the same language, and may be kept for some minutes; one with somebody's answers
/// or the way back to somebody's login may not.
pub async fn show<E: Env>(call: &Call<'_, E>, page: Guide) -> Response {
    let own = call.request.uri().query().is_some_and(|query| !query.is_empty());
    // A query that cannot be read holds no login.
    let login = call
        .query()
        .ok()
        .and_then(|query| LoginId::parse(query.get(field::LOGIN)?).ok());
    let mut shown = Page::new(Still::Guide { page, login }, StatusCode::OK);
    // The pages that somebody comes to from a login are in its language.
    let came_from = login.and_then(|id| cookie::past_login(call.config, call.request, id));
    shown.asked_language = came_from.and_then(|login| login.request().language);
    let mut response = shown.respond(call.config, call.request).await;
    if !own {
        let caching = Caching::Own.header();
        response.headers_mut().insert(header::CACHE_CONTROL, caching);
    }
    response
}
