//! The authorization endpoint and the discovery documents.

use super::{Call, start};
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
    id::{LoginId, MethodId},
    login::Login,
    oidc::{AuthorizationError, AuthorizationErrorCode, Parameters, Request, discovery_document, response_uri},
    policy::{Offer, Requirement},
    reason::Reason,
};

/// `GET` or `POST /oidc/authorize`: begins a login, and sends the person to its page.
pub async fn begin<E: Env>(call: &Call<'_, E>, parameters: Result<Parameters, Failure>) -> Result<Response, Failure> {
    let request = match Request::read(&parameters?, &call.config.portal) {
        Ok(request) => request,
        Err(AuthorizationError::Page(reason)) => return Err(Failure::new(reason, Detail::None)),
        Err(AuthorizationError::Redirect {
            redirect_uri,
            state,
            error,
            ..
        }) => {
            return Ok(page::see_other(&response_uri(
                &redirect_uri,
                &call.config.issuer,
                state.as_ref(),
                &[("error", error.code())],
            )));
        }
    };
    if request.essential.is_some() && offered(call, &request).is_empty() {
        let error = AuthorizationErrorCode::UnmetAuthenticationRequirements.code();
        let location = response_uri(
            &request.redirect_uri,
            &call.config.issuer,
            request.state.as_ref(),
            &[("error", error)],
        );
        return Ok(page::see_other(&location));
    }
    let login = Login::begin(LoginId::from_entropy(call.env.random()), request, call.now);
    let mut response = page::see_other(&path::login(login.id()));
    for dropped in cookie::make_room(call.config, call.request, call.now) {
        page::set_cookie(&mut response, &dropped);
    }
    audit::record(
        call.env,
        call.now,
        &Event::LoginBegun {
            login: login.id(),
            service: &login.request().client,
        },
    );
    let login = match (only_one(call, login.request()), start::likely_device(call)) {
        (Some(method), Some(device)) => start::launch(call, login, method, device, &mut response).await,
        _ => login,
    };
    let kept = cookie::keep_login(call.config, &login, call.env.random(), call.now);
    let kept = kept.map_err(|_| Failure::new(Reason::MalformedRequest, Detail::BodyTooLong))?;
    page::set_cookie(&mut response, &kept);
    Ok(response)
}

/// The methods that can be used. A level that none of them reaches is told to the e-service at once, not to the person.
fn offered<E: Env>(call: &Call<'_, E>, request: &Request) -> Vec<Offered> {
    let service = call.config.portal.service(&request.client);
    service.map_or_else(Vec::new, |service| {
        let requirement = Requirement::new(service, request.essential.as_deref());
        Offer::new(&call.config.portal, &requirement, call.now).offered
    })
}

/// The one method that can be used, where the e-service wants no choice between one and nothing; and nothing is to be asked first.
fn only_one<E: Env>(call: &Call<'_, E>, request: &Request) -> Option<MethodId> {
    let service = call
        .config
        .portal
        .service(&request.client)
        .filter(|service| service.skip_chooser)?;
    let [only]: [Offered; 1] = offered(call, request).try_into().ok()?;
    let requirement = Requirement::new(service, request.essential.as_deref());
    let asks = requirement.asks_consent(call.config.portal.method(&only.method)?);
    (!asks).then_some(only.method)
}

/// `GET /.well-known/openid-configuration`.
pub fn discovery<E: Env>(call: &Call<'_, E>) -> Response {
    public_json(discovery_document(&call.config.issuer).to_string())
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
