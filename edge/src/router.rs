//! Which path does what.

use crate::{
    audit::{self, Event},
    config::{Config, ConfigFault},
    cookie,
    env::{Env, MAX_REQUEST_BODY, Request, Response},
    failure::{Detail, Failure},
    handler::{
        Call, asset, authorize,
        client::{self, Refused},
        employment, guide, handover, login, operation, preference, pushed, session, start, token, user_info,
    },
    headers,
    page::{self, Page},
};
use http::{HeaderValue, Method, StatusCode, header};
use shared::{
    api::{Again, Device, Failed, FailedLogin, Home, Screen, Start, path},
    guide::Guide,
    id::LoginId,
    language::Language,
    login::{Login, State},
    oidc::{Parameters, TokenError},
    portal::Service,
    reason::{NextStep, Reason},
};

/// How a failure is told.
#[derive(Clone, Copy)]
enum Form {
    /// To a person.
    Page,
    /// To a program (RFC 9457).
    Problem,
}

impl Form {
    /// Browsers ask for HTML when a person goes somewhere; programs do not.
    fn of(request: &Request) -> Self {
        let accepted = request.headers().get_all(header::ACCEPT).into_iter();
        let mut accepted = accepted.filter_map(|header| header.to_str().ok());
        if accepted.any(|header| header.contains("text/html")) {
            Form::Page
        } else {
            Form::Problem
        }
    }
}

/// Answers a request.
pub async fn respond<E: Env>(env: &E, config: &Result<Config, ConfigFault>, request: &Request) -> Response {
    match config {
        Ok(config) => {
            let mut response = route(&Call {
                env,
                config,
                request,
                now: env.now(),
            })
            .await;
            headers::secure(Some(config), &mut response);
            if request.method() == Method::HEAD {
                response.body_mut().clear();
            }
            response
        }
        Err(ConfigFault(fault)) => {
            audit::record(env, env.now(), &Event::Misconfigured { fault });
            let failure = Failure::new(Reason::Unavailable, Detail::None);
            let reference = failure.record(env, env.now());
            let mut response = match Form::of(request) {
                Form::Page => page::without_config(&failure, reference),
                Form::Problem => failure.to_problem(reference, Language::default()),
            };
            headers::secure(None, &mut response);
            response
        }
    }
}

/// The table: method and path, and what they lead to.
async fn route<E: Env>(call: &Call<'_, E>) -> Response {
    let requested = call.request.uri().path();
    let segments: Vec<&str> = requested.strip_prefix('/').unwrap_or_default().split('/').collect();
    let method = match call.request.method().as_str() {
        // A GET of these may begin, move on or end something, which a HEAD must not (RFC 9110, 9.2.1).
        "HEAD" if !requested.starts_with(path::LOGIN) && ![path::AUTHORIZE, path::LOGOUT].contains(&requested) => "GET",
        other => other,
    };
    if call.request.body().len() > MAX_REQUEST_BODY {
        if let ["oidc", "par" | "token" | "userinfo"] = *segments {
            return client::answer(call, Err(Refused(TokenError::InvalidRequest, "body-too-long")));
        }
        let failure = Failure::new(Reason::MalformedRequest, Detail::BodyTooLong);
        return fail(call, Form::of(call.request), failure).await;
    }
    match (method, segments.as_slice()) {
        ("GET", [""]) => home(call).await,
        ("GET", [".well-known", "openid-configuration"]) => authorize::discovery(call),
        ("GET", ["oidc", "jwks"]) => authorize::jwks(call),
        ("GET", ["oidc", "authorize"]) => finish(call, Form::Page, authorize::begin(call, call.query()).await).await,
        ("POST", ["oidc", "authorize"]) => finish(call, Form::Page, authorize::begin(call, call.form()).await).await,
        ("POST", ["oidc", "par"]) => pushed::push(call).await,
        ("POST", ["oidc", "token"]) => token::redeem(call).await,
        ("GET" | "POST", ["oidc", "userinfo"]) => user_info::tell(call).await,
        ("GET", ["oidc", "logout"]) => finish(call, Form::Page, log_out(call, call.query()).await).await,
        ("POST", ["oidc", "logout"]) => finish(call, Form::Page, log_out(call, call.form()).await).await,
        ("GET", ["session"]) => finish(call, Form::Page, session::show(call).await).await,
        ("GET", ["session", "end"]) => page::see_other(path::SESSION),
        ("POST", ["session", "end"]) => match own_form(call) {
            Ok(()) => finish(call, Form::Page, session::leave(call).await).await,
            Err(failure) => fail(call, Form::Page, failure).await,
        },
        ("GET", ["assets", version, name]) => finish(call, Form::Problem, asset::serve(call, version, name)).await,
        ("GET", ["theme", version, name]) => finish(call, Form::Problem, asset::theme(call, version, name)).await,
        ("GET", ["logo", name]) => finish(call, Form::Problem, asset::logo(call, name)).await,
        ("GET", ["guide"]) => guide::methods(call).await,
        ("GET", ["guide", "find"]) => finish(call, Form::Page, guide::find(call).await).await,
        ("GET", ["guide", "services"]) => guide::show(call, Guide::Services).await,
        ("GET", ["guide", "employers"]) => guide::show(call, Guide::Employers).await,
        ("GET", ["guide", "method", id]) => finish(call, Form::Page, guide::method(call, id).await).await,
        ("GET", ["accessibility"]) => guide::accessibility(call).await,
        ("GET", ["languages"]) => guide::show(call, Guide::Languages).await,
        ("GET", ["health"]) => finish(call, Form::Problem, operation::health(call).await).await,
        ("POST", ["internal", "sweep"]) => finish(call, Form::Problem, operation::sweep(call).await).await,
        ("POST", ["language"]) => match own_form(call) {
            Ok(()) => finish(call, Form::Page, preference::set_language(call)).await,
            Err(failure) => fail(call, Form::Page, failure).await,
        },
        (method, ["login", id, rest @ ..]) => route_login(call, method, id, rest).await,
        _ => unknown(call, &segments).await,
    }
}

/// The part of the table below `/login/<id>`.
async fn route_login<E: Env>(call: &Call<'_, E>, method: &str, id: &str, rest: &[&str]) -> Response {
    let Ok(id) = LoginId::parse(id) else {
        return fail(call, Form::Page, Failure::new(Reason::NotFound, Detail::None)).await;
    };
    match (method, rest) {
        ("GET", []) => finish(call, Form::Page, login::show(call, id).await).await,
        ("GET", ["continue"]) => finish(call, Form::Page, handover::proceed(call, id).await).await,
        ("GET", ["plain"]) => finish(call, Form::Page, login::plain(call, id).await).await,
        ("GET", ["code"]) => finish(call, Form::Page, login::code(call, id).await).await,
        ("GET", ["progress"]) => finish(call, Form::Problem, login::progress(call, id).await).await,
        ("GET", ["arrive"]) => finish(call, Form::Page, authorize::arrive(call, id).await).await,
        ("GET", ["before"]) => finish(call, Form::Page, start::before(call, id).await).await,
        ("GET", ["return"]) => finish(call, Form::Page, login::returned(call, id).await).await,
        // A reload of a form's answer, or a change of language on it.
        ("GET", ["cancel" | "choose" | "employment" | "release" | "start"]) => page::see_other(&path::login(id)),
        ("POST", [action @ ("cancel" | "choose" | "employment" | "release" | "start")]) => {
            let result = match (own_form(call), *action) {
                (Err(failure), _) => Err(failure.in_login(id)),
                (Ok(()), "cancel") => login::cancel(call, id).await,
                (Ok(()), "choose") => login::choose(call, id).await,
                (Ok(()), "employment") => employment::choose(call, id).await,
                (Ok(()), "release") => handover::release(call, id).await,
                (Ok(()), _) => start::start(call, id).await,
            };
            finish(call, Form::Page, result).await
        }
        _ => unknown(call, &["login", "", rest.first().copied().unwrap_or_default()]).await,
    }
}

/// A form that changes something must come from a page of ours. Browsers say where a `POST` comes from (`Origin`); one that does not
/// say is refused.
fn own_form<E: Env>(call: &Call<'_, E>) -> Result<(), Failure> {
    if call.header(header::ORIGIN.as_str()) == call.config.issuer {
        Ok(())
    } else {
        Err(Failure::new(Reason::ForeignRequest, Detail::CrossSite))
    }
}

/// No such path, or not by this method (RFC 9110, 15.5.6).
async fn unknown<E: Env>(call: &Call<'_, E>, segments: &[&str]) -> Response {
    let allowed = match segments {
        [""]
        | [".well-known", "openid-configuration"]
        | ["oidc", "jwks"]
        | ["health"]
        | ["assets" | "theme", _, _]
        | ["logo", _]
        | ["guide"]
        | ["guide", "find" | "services" | "employers"]
        | ["guide", "method", _]
        | ["accessibility"]
        | ["languages"] => "GET, HEAD",
        ["session"] => "GET, HEAD",
        ["oidc", "authorize" | "logout" | "userinfo"] => "GET, POST",
        ["oidc", "par" | "token"]
        | ["session", "end"]
        | ["internal", "sweep"]
        | ["language"]
        | ["login", _, "cancel" | "choose" | "employment" | "release" | "start"] => "POST",
        [
            "login",
            _,
            "" | "arrive" | "before" | "code" | "continue" | "plain" | "progress" | "return",
        ] => "GET",
        _ => return fail(call, Form::Page, Failure::new(Reason::NotFound, Detail::None)).await,
    };
    let mut response = fail(
        call,
        Form::of(call.request),
        Failure::new(Reason::MalformedRequest, Detail::None),
    )
    .await;
    *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    response
        .headers_mut()
        .insert(header::ALLOW, HeaderValue::from_static(allowed));
    response
}

async fn log_out<E: Env>(call: &Call<'_, E>, parameters: Result<Parameters, Failure>) -> Result<Response, Failure> {
    session::asked(call, parameters?).await
}

async fn home<E: Env>(call: &Call<'_, E>) -> Response {
    let starts = starts(call);
    Page::new(Screen::Home(Home { starts }), StatusCode::OK)
        .respond(call.config, call.request)
        .await
}

async fn finish<E: Env>(call: &Call<'_, E>, form: Form, result: Result<Response, Failure>) -> Response {
    match result {
        Ok(response) => response,
        Err(failure) => fail(call, form, failure).await,
    }
}

async fn fail<E: Env>(call: &Call<'_, E>, form: Form, failure: Failure) -> Response {
    let now = call.env.now();
    let reference = failure.record(call.env, now);
    match form {
        Form::Problem => failure.to_problem(reference, page::language(call.config, call.request, None)),
        Form::Page => {
            let login = failure
                .login
                .and_then(|id| match cookie::open_login(call.config, call.request, id, now) {
                    Ok(login) => Some(login),
                    Err(_) if failure.reason == Reason::LoginExpired => {
                        cookie::past_login(call.config, call.request, id)
                    }
                    Err(_) => None,
                });
            let service = login
                .as_ref()
                .and_then(|login| call.config.portal.service(&login.request().client));
            let mut page = Page::new(
                Screen::Failed(Failed {
                    reason: failure.reason,
                    reference,
                    at: now,
                    login: way_on(login.as_ref(), service),
                    starts: if leads_out(&failure, login.as_ref()) {
                        starts(call)
                    } else {
                        Vec::new()
                    },
                }),
                failure.status(),
            );
            let target = login.as_ref().zip(service);
            page.form_target = target
                .and_then(|(login, service)| service.redirect_uri(&login.request().redirect_uri))
                .map(|uri| uri.origin());
            page.asked_language = match &login {
                Some(login) => login.request().language,
                None => asked_language(call),
            };
            page.respond(call.config, call.request).await
        }
    }
}

/// The language that an e-service asks for in a request that has become no login.
fn asked_language<E: Env>(call: &Call<'_, E>) -> Option<Language> {
    if call.request.uri().path() != path::AUTHORIZE {
        return None;
    }
    let parameters = if call.request.method() == Method::POST {
        call.form()
    } else {
        call.query()
    };
    Language::from_ui_locales(parameters.ok()?.get("ui_locales")?)
}

/// Whether the way on from a failure is to begin anew at an e-service: there is no login to go on with, or its forms are refused.
fn leads_out(failure: &Failure, login: Option<&Login>) -> bool {
    let is_over = login.is_none() && failure.reason.next_step() == NextStep::StartOver;
    is_over || failure.reason == Reason::ForeignRequest
}

/// Where the e-services begin that say it, by name.
fn starts<E: Env>(call: &Call<'_, E>) -> Vec<Start> {
    let start = |service: &Service| {
        Some(Start {
            service: service.name.clone(),
            address: service.start.as_ref()?.as_str().to_owned(),
        })
    };
    call.config.portal.services().iter().filter_map(start).collect()
}

/// How a person goes on from a failure in a login that this browser has.
fn way_on(login: Option<&Login>, service: Option<&Service>) -> Option<FailedLogin> {
    let login = login?;
    let again = match login.state() {
        State::Authenticated { resumed, .. } => Again::Arriving { resumed: *resumed },
        State::AwaitingBankId { method, order } => Again::Method(method.clone(), order.start().device),
        State::AwaitingReturn { method, .. } => Again::Method(method.clone(), Device::This),
        State::AwaitingChoice | State::Failed(_) => Again::Nothing,
    };
    Some(FailedLogin {
        login: login.id(),
        service: service?.name_for(login.request().original.as_ref()).clone(),
        again,
    })
}
