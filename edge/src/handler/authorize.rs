//! The authorization endpoint and the discovery documents.

use super::{Call, login, pushed, session, start};
use crate::{
    audit::{self, Event},
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    headers::Caching,
    page,
};
use http::header;
use shared::{
    api::{Offered, path},
    id::{LoginId, MethodId, State as ServiceState},
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
            redirect_uri,
            state,
            error,
            ..
        }) => return Ok(refuse(call, &redirect_uri, state.as_ref(), error)),
    };
    let id = LoginId::from_entropy(call.env.random());
    let quiet = request.prompt.none;
    let login = match session::answering(call, &request).await {
        Some(identity) => Login::resumed(id, request, identity, call.now),
        None if quiet => return Ok(refuse_request(call, &request, AuthorizationErrorCode::LoginRequired)),
        None if request.essential.is_some() && offered(call, &request).is_empty() => {
            let error = AuthorizationErrorCode::UnmetAuthenticationRequirements;
            return Ok(refuse_request(call, &request, error));
        }
        None => Login::begin(id, request, call.now),
    };
    if matches!(login.state(), State::Authenticated { .. }) {
        let service = &login.request().client;
        audit::record(call.env, call.now, &Event::SessionUsed { login: id, service });
        if let Some(answered) = login::answer_at_once(call, &login).await? {
            return Ok(answered);
        }
        if quiet {
            let error = AuthorizationErrorCode::InteractionRequired;
            return Ok(refuse_request(call, login.request(), error));
        }
    }
    receive(call, login).await
}

/// Sends the person to the page of a new login.
async fn receive<E: Env>(call: &Call<'_, E>, login: Login) -> Result<Response, Failure> {
    let mut response = page::see_other(&path::login(login.id()));
    for dropped in cookie::make_room(call.config, call.request, call.now) {
        page::set_cookie(&mut response, &dropped);
    }
    let event = Event::LoginBegun {
        login: login.id(),
        service: &login.request().client,
    };
    audit::record(call.env, call.now, &event);
    let only = only_one(call, login.request()).filter(|_| is_navigation(call));
    let login = match (only, start::likely_device(call)) {
        (Some(method), Some(device)) => start::launch(call, login, method, device, &mut response).await,
        _ => login,
    };
    let kept = cookie::keep_login(call.config, &login, call.env.random(), call.now);
    let kept = kept.map_err(|_| Failure::new(Reason::MalformedRequest, Detail::BodyTooLong))?;
    page::set_cookie(&mut response, &kept);
    Ok(response)
}

/// Sends the person back to the e-service with an error.
fn refuse<E>(
    call: &Call<'_, E>,
    redirect_uri: &str,
    state: Option<&ServiceState>,
    error: AuthorizationErrorCode,
) -> Response {
    let members = [("error", error.code())];
    page::see_other(&response_uri(redirect_uri, &call.config.issuer, state, &members))
}

fn refuse_request<E>(call: &Call<'_, E>, request: &Request, error: AuthorizationErrorCode) -> Response {
    refuse(call, &request.redirect_uri, request.state.as_ref(), error)
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
