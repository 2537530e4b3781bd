//! Sessions: a person who is authenticated in this browser goes on to the next e-service of the group without being authenticated again,
//! sees where they are logged in, and ends it everywhere.

use super::{Call, start};
use crate::{
    audit::{self, Event},
    cookie,
    env::{self, Env, Response},
    failure::{Detail, Failure},
    page::{self, Page},
    store::{self, Over},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::future::join_all;
use http::StatusCode;
use shared::{
    api::{SessionPage, Still, Words},
    id::MethodId,
    identity::Identity,
    login::Login,
    oidc::{Logout, Parameters, Request, logout_token, pairwise_subject},
    portal::{RedirectUri, Service},
    reason::Reason,
    session::{Decision, NotEnough, Session, SessionId, Visited},
    time::Span,
};
use std::collections::BTreeSet;

/// How long an e-service may take to be told that a session has ended; the person waits.
const PATIENCE: Span = Span::from_seconds(3);

/// The sessions in this browser that are neither run out nor ended.
async fn living<E: Env>(call: &Call<'_, E>) -> Result<Vec<Session>, Failure> {
    let groups: BTreeSet<_> = call
        .config
        .portal
        .services()
        .iter()
        .filter_map(|service| service.sso.as_deref())
        .collect();
    let mut living = Vec::new();
    for group in groups {
        living.extend(living_of(call, group).await?);
    }
    Ok(living)
}

/// The living session of this group.
async fn living_of<E: Env>(call: &Call<'_, E>, group: &str) -> Result<Option<Session>, Failure> {
    let Some(session) = cookie::session(call.config, call.request, group, call.now) else {
        return Ok(None);
    };
    let expires = session.expires();
    let over = store::is_over(call.env, Over::Session, &session.mark().handle(), (expires, expires)).await;
    let over = over.map_err(|_| Failure::new(Reason::Unavailable, Detail::Store))?;
    Ok(Some(session).filter(|_| !over))
}

/// The living session of the group of the e-service that asks. A workstation that several people use has none.
async fn living_for<E: Env>(call: &Call<'_, E>, request: &Request) -> Result<Option<Session>, Failure> {
    let service = call.config.portal.service(&request.client);
    match service.and_then(|service| service.sso.as_deref()) {
        Some(group) if !start::is_shared_workstation(call) => living_of(call, group).await,
        _ => Ok(None),
    }
}

/// What the session says to this request.
fn answer<'a, E>(call: &Call<'_, E>, session: &'a Session, request: &Request) -> Result<&'a Identity, NotEnough> {
    let subject = pairwise_subject(session.identity(), request.client.as_str(), &call.config.subject_key);
    session.answers(request, &call.config.portal, &subject, call.now)
}

/// The person whom a session has authenticated for this request, if one has.
pub async fn answering<E: Env>(call: &Call<'_, E>, request: &Request) -> Result<Option<Identity>, Failure> {
    let session = living_for(call, request).await?;
    Ok(session.and_then(|session| answer(call, &session, request).ok().cloned()))
}

/// What the person of the session has decided on the way to this e-service, and the session, where `login` is for stepping up from it: where
/// nothing but the level is missing, or was until this very login.
async fn stepping_up<E: Env>(call: &Call<'_, E>, login: &Login) -> Result<Option<(Session, Decision)>, Failure> {
    if login.is_resumed() {
        return Ok(None);
    }
    let session = living_for(call, login.request()).await?.filter(|session| {
        let lacks_the_level = matches!(answer(call, session, login.request()), Err(NotEnough::Level));
        lacks_the_level || session.mark() == SessionId::begun_by(login.id(), &call.config.subject_key)
    });
    Ok(session.and_then(|session| {
        let decision = session.decision(login.request())?.clone();
        Some((session, decision))
    }))
}

/// What the authenticated person has decided before and need not decide again, stepping up with `login`: they must be the person of the
/// session.
pub async fn decided<E: Env>(call: &Call<'_, E>, login: &Login, identity: &Identity) -> Result<Decision, Failure> {
    let before = stepping_up(call, login).await?;
    let own = before.filter(|(session, _)| session.is_of(identity));
    Ok(own.map(|(_, decision)| decision).unwrap_or_default())
}

/// Whether the person of the session, who may be stepping up with `login`, has agreed to use this private e-ID for this e-service.
pub async fn has_agreed_before<E: Env>(call: &Call<'_, E>, login: &Login, method: &MethodId) -> Result<bool, Failure> {
    let before = stepping_up(call, login).await?;
    Ok(before.is_some_and(|(_, decision)| decision.agreed.as_ref() == Some(method)))
}

/// Whether an agreement from before that `login` counts upon is that of the person who was authenticated. So it is where it counts upon none.
pub async fn agreement_holds<E: Env>(call: &Call<'_, E>, login: &Login, identity: &Identity) -> Result<bool, Failure> {
    let Some(method) = login.counts_upon() else {
        return Ok(true);
    };
    let decision = decided(call, login, identity).await;
    let decision = decision.map_err(|failure| failure.in_login(login.id()))?;
    Ok(decision.agreed.as_ref() == Some(method))
}

/// What becomes of the sessions in a browser when a person goes to an e-service from it.
pub struct Entered {
    /// The session that they are in from now on; `None` where the e-service takes part in none, or several people share the workstation.
    pub session: Option<Session>,
    /// The cookies that go, with what somebody else has left.
    pub displaced: Vec<String>,
}

/// Ends what somebody else has left in this browser, now that `identity` was authenticated in it by `login`, and lets them go to `service`
/// in their own session: the living one, or a new one.
pub async fn enter<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    service: &Service,
    (identity, decision): (&Identity, Decision),
) -> Result<Entered, Failure> {
    let (own, foreign): (Vec<_>, Vec<_>) = living(call)
        .await?
        .into_iter()
        .partition(|session| session.is_of(identity));
    let mut displaced = Vec::new();
    for session in &foreign {
        end(call, session).await?;
        displaced.push(cookie::drop_session(call.config, session.group()));
    }
    let session = if start::is_shared_workstation(call) {
        None
    } else {
        let known = own.into_iter().find(|session| session.includes(service));
        join(call, known, login, (service, identity, decision)).await?
    };
    Ok(Entered { session, displaced })
}

/// The session that a person is in once they have gone to `service`; `known` is the one that they were in.
async fn join<E: Env>(
    call: &Call<'_, E>,
    known: Option<Session>,
    login: &Login,
    (service, identity, decision): (&Service, &Identity, Decision),
) -> Result<Option<Session>, Failure> {
    // Whoever presses twice gets the same session twice, since a browser may drop the first answer; and one that has ended stays ended, also
    // while the sealing key changes.
    let begun = SessionId::begun_by(login.id(), &call.config.subject_key);
    let Some(session) = known else {
        let session = Session::begin(begun, service, identity.clone());
        return Ok(session.map(|session| session.visiting(login.request(), decision)));
    };
    if !session.is_older_than(identity) {
        return Ok(Some(session.visiting(login.request(), decision)));
    }
    // Copies of the cookie from before must not outlive the session's end, which will be marked by the new mark.
    mark_over(call, &session).await?;
    let renewed = session.renewed(begun, identity.clone());
    Ok(Some(renewed.visiting(login.request(), decision)))
}

async fn mark_over<E: Env>(call: &Call<'_, E>, session: &Session) -> Result<(), Failure> {
    let marked = store::mark_over(call.env, Over::Session, &session.mark().handle(), session.expires()).await;
    marked.map_err(|_| Failure::new(Reason::Unavailable, Detail::Store))
}

/// Keeps the session in the browser.
pub fn keep<E: Env>(call: &Call<'_, E>, session: &Session, response: &mut Response) {
    if let Some(kept) = cookie::keep_session(call.config, session, call.env.random(), call.now) {
        page::set_cookie(response, &kept);
    }
}

/// `GET /session`: who is logged in in this browser.
pub async fn show<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let page = described(call, &living(call).await?, Vec::new()).unwrap_or(SessionPage::None);
    Ok(respond(call, page, None).await)
}

/// `GET` or `POST /oidc/logout`: an e-service wants the session ended. It is ended at once where the e-service shows an ID token of that very
/// person, who has gone to it in that session; else the person is asked, who may not have sent this.
pub async fn asked<E: Env>(call: &Call<'_, E>, parameters: Parameters) -> Result<Response, Failure> {
    let logout = Logout::read(&parameters, &call.provider());
    let sessions = living(call).await?;
    let is_meant = |session: &Session| {
        logout.hint.as_ref().is_some_and(|hint| {
            let subject = pairwise_subject(session.identity(), hint.client.as_str(), &call.config.subject_key);
            let clients = session.clients(&call.config.portal);
            hint.subject == subject && clients.iter().any(|visited| visited.client == hint.client)
        })
    };
    if sessions.iter().any(is_meant) {
        return finish(call, &sessions, &logout).await;
    }
    let page = match described(call, &sessions, form(&logout)) {
        Some(page) => page,
        // A form that comes from the e-service's page brings no cookies of ours along: whether there is a session cannot be seen.
        None if call.request.method() == http::Method::POST => SessionPage::Asked { form: form(&logout) },
        None => return finish(call, &sessions, &logout).await,
    };
    Ok(respond(call, page, logout.target.as_ref()).await)
}

/// `POST /session/end`, from a page of ours: the person ends every session in this browser.
pub async fn leave<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let logout = Logout::read(&call.form()?, &call.provider());
    finish(call, &living(call).await?, &logout).await
}

/// What our own form sends along to say the same: the e-service by its name, since a token may hold a personal number.
fn form(logout: &Logout) -> Vec<(String, String)> {
    let Some((client, target)) = logout.client.as_ref().zip(logout.target.as_ref()) else {
        return Vec::new();
    };
    let state = logout.state.as_ref().map(|state| ("state", state.as_str()));
    [
        ("client_id", client.as_str()),
        ("post_logout_redirect_uri", target.as_str()),
    ]
    .into_iter()
    .chain(state)
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect()
}

/// Ends the sessions, and sends the person where the e-service wants them; or says that they are logged out, and of what they are not.
async fn finish<E: Env>(call: &Call<'_, E>, sessions: &[Session], logout: &Logout) -> Result<Response, Failure> {
    let mut untold = Vec::new();
    let mut failed = false;
    for session in sessions {
        let ended = end(call, session).await?;
        failed |= ended.failed;
        untold.extend(ended.untold);
    }
    let mut response = match logout.address() {
        Some(address) if !failed => page::see_other(&address),
        address => respond(call, SessionPage::Ended { untold, on: address }, None).await,
    };
    for session in sessions {
        page::set_cookie(&mut response, &cookie::drop_session(call.config, session.group()));
    }
    for dropped in cookie::drop_authenticated(call.config, call.request, call.now) {
        page::set_cookie(&mut response, &dropped);
    }
    Ok(response)
}

/// What has become of an end.
struct Ended {
    /// The e-services that do not know of it.
    untold: Vec<Words>,
    /// Whether one of them should have been told, and could not be.
    failed: bool,
}

/// Marks the session as ended, and tells the e-services that want to be told, all at once.
async fn end<E: Env>(call: &Call<'_, E>, session: &Session) -> Result<Ended, Failure> {
    mark_over(call, session).await?;
    let portal = &call.config.portal;
    let clients: BTreeSet<_> = session
        .clients(portal)
        .into_iter()
        .map(|visited| visited.client)
        .collect();
    let services: Vec<_> = clients.iter().filter_map(|client| portal.service(client)).collect();
    let told = join_all(services.iter().map(|service| tell(call, session, service))).await;
    let mut ended = Ended {
        untold: Vec::new(),
        failed: false,
    };
    for (service, told) in services.iter().zip(&told) {
        if *told == Told::Failed {
            ended.failed = true;
            audit::record(call.env, call.now, &Event::LogoutUntold { service: &service.id });
        }
        if *told != Told::Yes {
            ended.untold.push(service.name.clone());
        }
    }
    let event = Event::SessionEnded {
        told: told.iter().filter(|told| **told == Told::Yes).count(),
        untold: ended.untold.len(),
    };
    audit::record(call.env, call.now, &event);
    Ok(ended)
}

/// Whether an e-service knows that a session has ended.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Yes,
    /// It could not be reached, or did not take it.
    Failed,
    /// It has no address to be told at.
    Unreachable,
}

/// Sends a logout token (OpenID Connect Back-Channel Logout 1.0, 2.5).
async fn tell<E: Env>(call: &Call<'_, E>, session: &Session, service: &Service) -> Told {
    let Some(address) = &service.backchannel_logout_uri else {
        return Told::Unreachable;
    };
    let config = call.config;
    let token = logout_token(
        &session.id().at_client(&service.id, &config.subject_key),
        &pairwise_subject(session.identity(), service.id.as_str(), &config.subject_key),
        &service.id,
        &config.issuer,
        &config.signing_key,
        &URL_SAFE_NO_PAD.encode(call.env.random::<16>()),
        call.env.now(),
    );
    let Ok(token) = token else {
        return Told::Failed;
    };
    let body = format!("logout_token={token}").into_bytes();
    let Some(request) = env::post(address.as_str(), "application/x-www-form-urlencoded", body) else {
        return Told::Failed;
    };
    match call.env.fetch(request, PATIENCE).await {
        Ok(response) if response.status().is_success() => Told::Yes,
        Ok(_) | Err(_) => Told::Failed,
    }
}

/// What is said of the sessions; `None` where there is none. They are all one person's.
fn described<E: Env>(call: &Call<'_, E>, sessions: &[Session], form: Vec<(String, String)>) -> Option<SessionPage> {
    let portal = &call.config.portal;
    let name = |visited: Visited| {
        let service = portal.service(&visited.client)?;
        Some(service.name_for(visited.original.as_ref()).clone())
    };
    let newest = sessions.iter().max_by_key(|session| session.expires())?;
    Some(SessionPage::Living {
        name: newest.identity().name().to_owned(),
        method: super::login::method_name(call, newest.identity().method()),
        since: newest.identity().at(),
        level: newest.identity().level().proved(),
        until: newest.expires(),
        services: sessions
            .iter()
            .flat_map(|session| session.clients(portal))
            .filter_map(name)
            .collect(),
        form,
    })
}

/// The page; `target` is where its form may lead to.
async fn respond<E: Env>(call: &Call<'_, E>, page: SessionPage, target: Option<&RedirectUri>) -> Response {
    let mut page = Page::new(Still::Session(page), StatusCode::OK);
    page.form_target = target.map(RedirectUri::origin);
    page.respond(call.config, call.request).await
}
