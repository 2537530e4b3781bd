//! The authorization endpoint and the discovery documents.

use super::{
    Call, employment,
    handover::{self, Next, Told},
    login, pushed, session, start,
};
use crate::{
    audit::{self, Event},
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    headers::Caching,
    page,
};
use http::{Method, header};
use shared::{
    api::{Offered, path},
    id::{ClientId, LoginId, MethodId, State as ServiceState},
    login::{Login, State},
    oidc::{AuthorizationError, AuthorizationErrorCode, Parameters, Request, discovery_document, response_uri},
    policy::{Offer, Requirement},
    reason::Reason,
};

/// `GET` or `POST /oidc/authorize`: answers out of a session, or begins a login and sends the person to its page.
pub async fn begin<E: Env>(call: &Call<'_, E>, parameters: Result<Parameters, Failure>) -> Result<Response, Failure> {
    let request = match pushed::read(call, &parameters?).await {
        Ok(request) => request,
        Err(AuthorizationError::Page(reason)) => return Err(Failure::new(reason, Detail::None)),
        Err(AuthorizationError::Redirect {
            client,
            redirect_uri,
            state,
            error,
        }) => return Ok(refuse(call, &client, &redirect_uri, state.as_ref(), error)),
    };
    let login = Login::begin(LoginId::from_entropy(call.env.random()), request, call.now);
    let takes_part = call
        .config
        .portal
        .service(&login.request().client)
        .is_some_and(|service| service.sso.is_some());
    if takes_part && call.request.method() == Method::POST {
        // A form that comes from the e-service's page brings no cookies of ours along. A redirect to a page of ours does.
        return Ok(match keep_new(call, &login) {
            Ok(kept) => {
                let mut response = page::see_other(&path::arrive(login.id()));
                page::set_cookie(&mut response, &kept);
                response
            }
            Err(error) => refuse_request(call, login.request(), error),
        });
    }
    settle(call, login).await
}

/// `GET /login/<id>/arrive`: the same for a request that came as a form.
pub async fn arrive<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let login = login::open(call, id)?;
    if matches!(login.state(), State::AwaitingChoice) {
        settle(call, login).await
    } else {
        Ok(page::see_other(&path::login(id)))
    }
}

/// Answers out of a session if one answers and nothing is to be shown; else begins the login, if anything may be shown and can be met.
async fn settle<E: Env>(call: &Call<'_, E>, login: Login) -> Result<Response, Failure> {
    let (id, quiet) = (login.id(), login.request().prompt.none);
    let answering = match session::answering(call, login.request()).await {
        Err(failure) if quiet => {
            failure.in_login(id).record(call.env, call.now);
            let error = AuthorizationErrorCode::ServerError;
            return Ok(refuse_request(call, login.request(), error));
        }
        // Whoever may be asked can be authenticated anew.
        answering => answering.ok().flatten(),
    };
    if let Some(identity) = answering {
        let request = login.request().clone();
        let resumed = Login::resumed(id, request, identity, call.now);
        return match answer_at_once(call, resumed.clone()).await {
            Err(failure) if quiet => {
                failure.record(call.env, call.now);
                Ok(refuse_request(call, resumed.request(), quiet_error(failure.reason)))
            }
            // The page that comes next meets the same failure, and has the way back to the e-service.
            Err(_) => ask(call, &resumed),
            answered => answered,
        };
    }
    let request = login.request();
    if request.essential.is_some() && offered(call, request).is_empty() {
        let error = AuthorizationErrorCode::UnmetAuthenticationRequirements;
        return Ok(refuse_request(call, request, error));
    }
    if quiet {
        return Ok(refuse_request(call, request, AuthorizationErrorCode::LoginRequired));
    }
    receive(call, login).await
}

/// What an e-service is told that wanted nothing to be shown, of a failure that would be shown.
fn quiet_error(reason: Reason) -> AuthorizationErrorCode {
    match reason {
        Reason::IdentityMissing | Reason::MayNotEnter | Reason::NotEmployed => AuthorizationErrorCode::AccessDenied,
        _ => AuthorizationErrorCode::ServerError,
    }
}

/// Answers for a person whom a session has authenticated; where they must first be told or asked something, that page comes next.
async fn answer_at_once<E: Env>(call: &Call<'_, E>, login: Login) -> Result<Response, Failure> {
    let expired = Failure::new(Reason::LoginExpired, Detail::None).in_login(login.id());
    let identity = login.fresh_identity(call.now).ok_or(expired)?;
    let known = employment::known(call, &login, identity).await?;
    match handover::next_step(call, &login, &known, Told::Unknown).await? {
        Next::Answered(response) => {
            record_session(call, &login);
            Ok(response)
        }
        Next::Asks(_) if login.request().prompt.none => {
            let error = AuthorizationErrorCode::InteractionRequired;
            Ok(refuse_request(call, login.request(), error))
        }
        Next::Asks(_) => {
            let remembered = employment::remember(call, &login, known).await?;
            ask(call, remembered.as_ref().unwrap_or(&login))
        }
    }
}

/// Writes to the log that a session answers for the person.
fn record_session<E: Env>(call: &Call<'_, E>, login: &Login) {
    let event = Event::SessionUsed {
        login: login.id(),
        service: &login.request().client,
    };
    audit::record(call.env, call.now, &event);
}

/// Sends a person whom a session has authenticated to the page on which they are told or asked something.
fn ask<E: Env>(call: &Call<'_, E>, login: &Login) -> Result<Response, Failure> {
    record_session(call, login);
    let mut response = page::see_other(&path::proceed(login.id()));
    make_room(call, &mut response);
    login::keep(call, login, &mut response)?;
    Ok(response)
}

/// Sends the person to the page of a new login.
async fn receive<E: Env>(call: &Call<'_, E>, login: Login) -> Result<Response, Failure> {
    let mut response = page::see_other(&path::login(login.id()));
    make_room(call, &mut response);
    let kept = match keep_new(call, &login) {
        Ok(kept) => kept,
        Err(error) => return Ok(refuse_request(call, login.request(), error)),
    };
    let event = Event::LoginBegun {
        login: login.id(),
        service: &login.request().client,
    };
    audit::record(call.env, call.now, &event);
    let only = only_one(call, login.request()).filter(|_| is_navigation(call));
    if let (Some(method), Some(device)) = (only, start::likely_device(call)) {
        let login = start::launch(call, login, method, device, &mut response).await;
        login::keep(call, &login, &mut response)?;
    } else {
        page::set_cookie(&mut response, &kept);
    }
    Ok(response)
}

fn make_room<E: Env>(call: &Call<'_, E>, response: &mut Response) {
    for dropped in cookie::make_room(call.config, call.request, call.now) {
        page::set_cookie(response, &dropped);
    }
}

/// The cookie that keeps a login that begins. One that would leave no room to grow is the e-service's fault: its `state` and the like are too long.
fn keep_new<E: Env>(call: &Call<'_, E>, login: &Login) -> Result<String, AuthorizationErrorCode> {
    let kept = cookie::keep_new_login(call.config, login, call.env.random(), call.now);
    kept.map_err(|_| AuthorizationErrorCode::InvalidRequest)
}

/// Sends the person back to the e-service with an error.
fn refuse<E: Env>(
    call: &Call<'_, E>,
    service: &ClientId,
    redirect_uri: &str,
    state: Option<&ServiceState>,
    error: AuthorizationErrorCode,
) -> Response {
    let event = Event::RequestRefused {
        service,
        error: error.code(),
    };
    audit::record(call.env, call.now, &event);
    let members = error.members();
    page::see_other(&response_uri(redirect_uri, &call.config.issuer, state, &members))
}

fn refuse_request<E: Env>(call: &Call<'_, E>, request: &Request, error: AuthorizationErrorCode) -> Response {
    refuse(
        call,
        &request.client,
        &request.redirect_uri,
        request.state.as_ref(),
        error,
    )
}

/// The methods that can be used. A level that none of them reaches is told to the e-service at once, not to the person.
fn offered<E: Env>(call: &Call<'_, E>, request: &Request) -> Vec<Offered> {
    let service = call.config.portal.service(&request.client);
    service.map_or_else(Vec::new, |service| {
        let requirement = Requirement::new(service, request);
        Offer::new(&call.config.portal, &requirement, call.now).offered
    })
}

/// The one method that the person comes to without choosing: the one that the e-service names, or the only one that can be used, where
/// the e-service wants no choice between one and nothing. None where something is to be asked first.
fn only_one<E: Env>(call: &Call<'_, E>, request: &Request) -> Option<MethodId> {
    let service = call.config.portal.service(&request.client)?;
    let offered = match (&request.method, service.skip_chooser) {
        (None, false) => return None,
        _ => offered(call, request),
    };
    let only = match (&request.method, offered.as_slice()) {
        (Some(named), offered) => &offered.iter().find(|offered| offered.method == *named)?.method,
        (None, [only]) => &only.method,
        (None, _) => return None,
    };
    let requirement = Requirement::new(service, request);
    let asks = requirement.asks_consent(call.config.portal.method(only)?);
    (!asks).then(|| only.clone())
}

/// Whether the person sees where this request leads: browsers say what they ask for (Fetch Metadata Request Headers). A picture or a
/// frame in somebody's page starts no order at a provider. A browser that does not say is believed; so is every one over plain HTTP.
fn is_navigation<E: Env>(call: &Call<'_, E>) -> bool {
    let is_or_unsaid = |name, expected| matches!(call.header(name), said if said.is_empty() || said == expected);
    is_or_unsaid("sec-fetch-mode", "navigate") && is_or_unsaid("sec-fetch-dest", "document")
}

/// `GET /.well-known/openid-configuration`.
pub fn discovery<E: Env>(call: &Call<'_, E>) -> Response {
    public_json(discovery_document(&call.config.issuer, &call.config.portal).to_string())
}

/// `GET /oidc/jwks`.
pub fn jwks<E: Env>(call: &Call<'_, E>) -> Response {
    public_json(call.config.keys.to_json())
}

/// JSON that any site's script may read: it is public.
fn public_json(body: String) -> Response {
    let mut response = page::json(body.into_bytes());
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, Caching::Minutes.header());
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, http::HeaderValue::from_static("*"));
    response
}
