//! Sessions: a person who is authenticated in this browser goes on to the next e-service of the group without being authenticated again,
//! sees where they are logged in, and ends it everywhere.

use super::{Call, start};
use crate::{
    audit::{self, Event},
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    page::{self, Page},
    store::{self, Over},
};
use http::{HeaderValue, StatusCode, header};
use shared::{
    api::{SessionPage, Still, Words},
    id::{ClientId, LoginId, Reference},
    identity::Identity,
    oidc::{Logout, Parameters, Request, logout_token, pairwise_subject},
    portal::{RedirectUri, Service},
    reason::Reason,
    session::{Session, SessionId},
};

/// The parameters of a request to end the session (OpenID Connect RP-Initiated Logout 1.0, 2), as our own form sends them on.
const LOGOUT_FIELDS: [&str; 4] = ["id_token_hint", "client_id", "post_logout_redirect_uri", "state"];

/// The session in this browser that is neither run out nor ended.
async fn living<E: Env>(call: &Call<'_, E>) -> Result<Option<Session>, Failure> {
    let Some(session) = cookie::session(call.config, call.request, call.now) else {
        return Ok(None);
    };
    let expires = session.expires();
    let over = store::is_over(call.env, Over::Session, &session.id().handle(), (expires, expires)).await;
    let over = over.map_err(|_| Failure::new(Reason::Unavailable, Detail::Store))?;
    Ok(Some(session).filter(|_| !over))
}

/// The person whom a session has authenticated for this request, if one has. A store that does not answer stands for none.
pub async fn answering<E: Env>(call: &Call<'_, E>, request: &Request) -> Option<Identity> {
    let service = call.config.portal.service(&request.client)?;
    service.sso.as_ref()?;
    let session = living(call).await.ok().flatten()?;
    let subject = pairwise_subject(session.identity(), request.client.as_str(), &call.config.subject_key);
    let answer = session.answers(request, &call.config.portal, &subject, call.now);
    answer.ok().cloned()
}

/// The session that `identity`, authenticated in `login`, is in once it has gone to `service`: the living one, if it is that person's, or a new one; `None` where the
/// e-service takes part in none, or several people share the workstation. Somebody else's session is ended first.
pub async fn joined<E: Env>(
    call: &Call<'_, E>,
    login: LoginId,
    service: &Service,
    identity: &Identity,
) -> Option<Session> {
    service.sso.as_ref()?;
    if start::is_shared_workstation(call) {
        return None;
    }
    match living(call).await.ok()? {
        Some(session) if session.is_of(identity) && session.includes(service) => {
            Some(session.going_on(identity.clone(), &service.id))
        }
        other => {
            if let Some(session) = other.filter(|session| !session.is_of(identity)) {
                end(call, &session).await.ok()?;
            }
            let id = SessionId::begun_by(login, &call.config.seal_key);
            Session::begin(id, service, identity.clone())
        }
    }
}

/// Keeps the session in the browser.
pub fn keep<E: Env>(call: &Call<'_, E>, session: &Session, response: &mut Response) {
    if let Some(kept) = cookie::keep_session(call.config, session, call.env.random(), call.now) {
        page::set_cookie(response, &kept);
    }
}

/// `GET /session`: who is logged in in this browser.
pub async fn show<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let page = match living(call).await? {
        Some(session) => described(call, &session, Vec::new()),
        None => SessionPage::None,
    };
    Ok(respond(call, page, None).await)
}

/// `GET` or `POST /oidc/logout`: an e-service wants the session ended. It is ended at once where the e-service shows an ID token of that very
/// person; else the person is asked, who may not have sent this.
pub async fn asked<E: Env>(call: &Call<'_, E>, parameters: Parameters) -> Result<Response, Failure> {
    let logout = read(call, &parameters)?;
    let form = LOGOUT_FIELDS
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), parameters.get(name)?.to_owned())))
        .collect();
    let session = living(call).await?;
    let is_meant = |session: &Session| {
        logout.hint.as_ref().is_some_and(|hint| {
            hint.subject == pairwise_subject(session.identity(), hint.client.as_str(), &call.config.subject_key)
        })
    };
    match session {
        Some(session) if is_meant(&session) => finish(call, Some(&session), &logout).await,
        Some(session) => {
            let page = described(call, &session, form);
            Ok(respond(call, page, logout.target.as_deref()).await)
        }
        // A form that comes from the e-service's page brings no cookies of ours along: whether there is a session cannot be seen.
        None if call.request.method() == http::Method::POST => {
            Ok(respond(call, SessionPage::Asked { form }, logout.target.as_deref()).await)
        }
        None => finish(call, None, &logout).await,
    }
}

/// `POST /session/end`, from a page of ours: the person ends the session.
pub async fn leave<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let logout = read(call, &call.form()?)?;
    let session = living(call).await?;
    finish(call, session.as_ref(), &logout).await
}

fn read<E: Env>(call: &Call<'_, E>, parameters: &Parameters) -> Result<Logout, Failure> {
    Logout::read(parameters, &call.provider()).map_err(|reason| Failure::new(reason, Detail::None))
}

/// Ends the session, if there is one, and sends the person where the e-service wants them, or says that they are logged out.
async fn finish<E: Env>(call: &Call<'_, E>, session: Option<&Session>, logout: &Logout) -> Result<Response, Failure> {
    let untold = match session {
        Some(session) => end(call, session).await?,
        None => Vec::new(),
    };
    let mut response = match &logout.target {
        Some(target) => page::see_other(target),
        None => respond(call, SessionPage::Ended { untold }, None).await,
    };
    page::set_cookie(&mut response, &cookie::drop_session(call.config));
    Ok(response)
}

/// Marks the session as ended, and tells the e-services that want to be told. Gives the names of those that could not be.
async fn end<E: Env>(call: &Call<'_, E>, session: &Session) -> Result<Vec<Words>, Failure> {
    let marked = store::mark_over(call.env, Over::Session, &session.id().handle(), session.expires()).await;
    marked.map_err(|_| Failure::new(Reason::Unavailable, Detail::Store))?;
    let services = session
        .clients()
        .iter()
        .filter_map(|client| call.config.portal.service(client));
    let (mut told, mut untold) = (0, Vec::new());
    for service in services {
        let Some(address) = &service.backchannel_logout_uri else {
            continue;
        };
        told += 1;
        if tell(call, session, &service.id, address).await.is_none() {
            audit::record(call.env, call.now, &Event::LogoutUntold { service: &service.id });
            untold.push(service.name.clone());
        }
    }
    let event = Event::SessionEnded {
        told,
        untold: untold.len(),
    };
    audit::record(call.env, call.now, &event);
    Ok(untold)
}

/// Sends a logout token (OpenID Connect Back-Channel Logout 1.0, 2.5); `None` if the e-service does not take it.
async fn tell<E: Env>(call: &Call<'_, E>, session: &Session, client: &ClientId, address: &RedirectUri) -> Option<()> {
    let config = call.config;
    let id = format!(
        "{}{}",
        Reference::from_entropy(call.env.random()),
        Reference::from_entropy(call.env.random())
    );
    let token = logout_token(
        &session.id().at_client(client, &config.subject_key),
        &pairwise_subject(session.identity(), client.as_str(), &config.subject_key),
        client,
        &config.issuer,
        &config.signing_key,
        &id,
        call.env.now(),
    );
    let request = http::Request::post(address.as_str())
        .header(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        )
        .body(format!("logout_token={}", token.ok()?).into_bytes());
    let response = call.env.fetch(request.ok()?).await.ok()?;
    response.status().is_success().then_some(())
}

fn described<E: Env>(call: &Call<'_, E>, session: &Session, form: Vec<(String, String)>) -> SessionPage {
    let portal = &call.config.portal;
    let services = session.clients().iter().filter_map(|client| portal.service(client));
    SessionPage::Living {
        name: session.identity().name().to_owned(),
        method: super::login::method_name(call, session.identity().method()),
        until: session.expires(),
        services: services.map(|service| service.name.clone()).collect(),
        form,
    }
}

/// The page; `target` is where its form may lead to.
async fn respond<E: Env>(call: &Call<'_, E>, page: SessionPage, target: Option<&str>) -> Response {
    let origin = target.and_then(RedirectUri::parse);
    let mut page = Page::new(Still::Session(page), StatusCode::OK);
    page.form_target = origin.as_ref().map(RedirectUri::origin);
    page.respond(call.config, call.request).await
}
