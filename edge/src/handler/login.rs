//! The pages of one login. Its state is in the cookie; every handler opens it, takes it one step, and keeps it again.

use super::{
    Call, answer,
    bankid::{self, Followed},
    start,
};
use crate::{
    cookie::{self, LoginCookieError},
    env::{Env, Response},
    failure::{Detail, Failure},
    page::{self, Page},
};
use http::StatusCode;
use shared::{
    api::{
        Again, Choose, CodeFrame, CodeStep, Content, Device, Failed, FailedLogin, Progress, Screen, Stage, Still, Wait,
        Words, path,
    },
    id::{LoginId, MethodId, ReturnNonce},
    login::{Login, State},
    message::Message,
    oidc::AuthorizationErrorCode,
    policy::{Offer, Requirement},
    portal::Service,
    reason::Reason,
    time::{Span, Timestamp},
};

/// `GET /login/<id>`: the page that the login has come to.
pub async fn show<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let Followed { login, changed } = bankid::follow(call, open(call, id)?).await;
    if matches!(login.state(), State::Authenticated { .. }) {
        let mut response = page::see_other(&path::proceed(id));
        keep(call, &login, &mut response)?;
        return Ok(response);
    }
    let service = service(call, &login)?;
    let mut response = respond(call, &login, service, screen(call, &login, service)).await;
    if changed {
        keep(call, &login, &mut response)?;
    }
    Ok(response)
}

/// `GET /login/<id>/plain`: the waiting page for a browser without script. A login that waits no more goes on from its own page.
pub async fn plain<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let Followed { login, changed } = bankid::follow(call, open(call, id)?).await;
    let service = service(call, &login)?;
    let mut response = match screen(call, &login, service) {
        Screen::Wait(wait) => respond(call, &login, service, Still::Wait(wait)).await,
        _ => page::see_other(&path::login(id)),
    };
    if changed {
        keep(call, &login, &mut response)?;
    }
    Ok(response)
}

/// `GET /login/<id>/code`: what stands in the frame of that page.
pub async fn code<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let Followed { login, changed } = bankid::follow(call, open(call, id)?).await;
    let step = match login.state() {
        State::AwaitingBankId { order, method } => match order.progress(call.env.now()) {
            Progress::Pending { qr: Some(qr), .. } => CodeStep::Scan(qr, method_name(call, method)),
            Progress::Pending {
                stage: Stage::Connected,
                ..
            } => CodeStep::Connected,
            // The method was started on this device instead, maybe in another window: the page around shows the way.
            Progress::Pending { link: Some(_), .. } => CodeStep::Over,
            _ => CodeStep::Renewing,
        },
        _ => CodeStep::Over,
    };
    let frame = CodeFrame { login: id, step };
    let mut response = respond(call, &login, service(call, &login)?, Still::Code(frame)).await;
    if changed {
        keep(call, &login, &mut response)?;
    }
    Ok(response)
}

/// `GET /login/<id>/progress`: how far it has come, in JSON.
pub async fn progress<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let Followed { login, changed } = bankid::follow(call, open(call, id)?).await;
    let progress = match login.state() {
        State::AwaitingBankId { order, .. } => order.progress(call.env.now()),
        State::AwaitingReturn { until, .. } => awaiting_return(*until, call.env.now()),
        State::Authenticated { .. } => Progress::Done,
        State::Failed(failure) => Progress::Failed {
            reason: failure.reason,
            reference: failure.reference,
            at: failure.at,
        },
        State::AwaitingChoice => return Err(Failure::new(Reason::MalformedRequest, Detail::None).in_login(id)),
    };
    let mut response = page::json(serde_json::to_vec(&progress).unwrap_or_default());
    if changed {
        keep(call, &login, &mut response)?;
    }
    Ok(response)
}

/// A page of this login.
pub(super) async fn respond<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    service: &Service,
    content: impl Into<Content>,
) -> Response {
    let page = Page {
        content: content.into(),
        status: StatusCode::OK,
        asked_language: login.request().language,
        form_target: service
            .redirect_uri(&login.request().redirect_uri)
            .map(|uri| uri.origin()),
    };
    page.respond(call.config, call.request).await
}

/// `POST /login/<id>/choose`: back to the chooser.
pub async fn choose<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let login = open(call, id)?;
    bankid::cancel(call, &login).await;
    let mut response = page::see_other(&path::login(id));
    keep(call, &login.choosing_again(), &mut response)?;
    Ok(response)
}

/// `POST /login/<id>/cancel`: the person does not want to log in; the e-service is told.
///
/// A login whose time is over leads back in the same way.
pub async fn cancel<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let login = match open(call, id) {
        Ok(login) => login,
        Err(failure) => {
            let past = cookie::past_login(call.config, call.request, id);
            let past = past.ok_or(failure)?;
            return Ok(answer::refuse(call, &past, AuthorizationErrorCode::AccessDenied).await);
        }
    };
    bankid::cancel(call, &login).await;
    Ok(answer::refuse(call, &login, AuthorizationErrorCode::AccessDenied).await)
}

/// `GET /login/<id>/return?nonce=…`: the app on the same device has sent the person back. They must be in the browser that started it.
pub async fn returned<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let query = call.query().map_err(|failure| failure.in_login(id))?;
    let nonce = query.get("nonce").and_then(|text| ReturnNonce::parse(text).ok());
    let mismatch = Failure::new(Reason::ReturnMismatch, Detail::None).in_login(id);
    let (login, nonce) = (open(call, id)?, nonce.ok_or(mismatch)?);
    let returned = login.clone().returned(&nonce).ok_or(mismatch)?;
    let mut response = page::see_other(&path::login(id));
    // A poll may be on its way that changes the login: what it keeps is not overwritten, but where there is no other way.
    if bankid::mark_return(call, &login, nonce).await.is_err() {
        keep(call, &returned, &mut response)?;
    }
    Ok(response)
}

pub(super) fn open<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Login, Failure> {
    cookie::open_login(call.config, call.request, id, call.now).map_err(|error| match error {
        LoginCookieError::Absent => Failure::new(Reason::LoginNotFound, Detail::None).in_login(id),
        LoginCookieError::Expired => Failure::new(Reason::LoginExpired, Detail::None).in_login(id),
    })
}

pub(super) fn keep<E: Env>(call: &Call<'_, E>, login: &Login, response: &mut Response) -> Result<(), Failure> {
    let kept = cookie::keep_login(call.config, login, call.env.random(), call.now);
    let kept = kept.map_err(|_| Failure::new(Reason::Unavailable, Detail::Seal).in_login(login.id()))?;
    page::set_cookie(response, &kept);
    Ok(())
}

pub(super) fn service<'a, E: Env>(call: &Call<'a, E>, login: &Login) -> Result<&'a Service, Failure> {
    let service = call.config.portal.service(&login.request().client);
    service.ok_or(Failure::new(Reason::ServiceUnknown, Detail::None).in_login(login.id()))
}

/// What the person knows the e-service by: its own name, or that of the one that it stands in for.
pub(super) fn name_of(service: &Service, login: &Login) -> Words {
    service.name_for(login.request().original.as_ref()).clone()
}

fn screen<E: Env>(call: &Call<'_, E>, login: &Login, service: &Service) -> Screen {
    let name = name_of(service, login);
    let now = call.env.now();
    let wait = |method: &MethodId, device, progress| {
        Screen::Wait(Wait {
            login: login.id(),
            service: name.clone(),
            method: method.clone(),
            name: method_name(call, method),
            device,
            progress,
        })
    };
    match login.state() {
        State::AwaitingBankId { method, order } => wait(method, order.start().device, order.progress(now)),
        State::AwaitingReturn { method, until, .. } => wait(method, Device::This, awaiting_return(*until, now)),
        State::Failed(shared::login::Failure {
            reason,
            reference,
            at,
            tried,
        }) => Screen::Failed(Failed {
            reason: *reason,
            reference: *reference,
            at: *at,
            login: Some(FailedLogin {
                login: login.id(),
                service: name,
                again: tried
                    .clone()
                    .map_or(Again::Nothing, |(method, device)| Again::Method(method, device)),
            }),
            starts: Vec::new(),
        }),
        State::AwaitingChoice | State::Authenticated { .. } => {
            let requirement = Requirement::new(service, login.request());
            let Offer { offered, refused } = Offer::new(&call.config.portal, &requirement, now);
            let may_remember = !start::is_shared_workstation(call);
            let remembered = cookie::method(call.config, call.request)
                .filter(|method| may_remember && offered.iter().any(|offered| offered.method == *method));
            // Of whom it stands in for we know the name.
            let is_itself = login.request().original.is_none();
            let logo = service.logo.as_ref().filter(|_| is_itself);
            Screen::Choose(Choose {
                login: login.id(),
                service: name,
                purpose: service.purpose.clone().filter(|_| is_itself),
                logo: logo.map(|logo| format!("{}{}", path::LOGO, logo.as_str())),
                required: requirement.required(),
                offered,
                refused,
                query: call.sought(),
                private: service.private,
                remembered,
                may_remember,
            })
        }
    }
}

/// The app is done, and the person is not back.
fn awaiting_return(until: Timestamp, now: Timestamp) -> Progress {
    let seconds = |span: Span| u16::try_from(span.seconds()).unwrap_or(u16::MAX);
    Progress::Pending {
        stage: Stage::AwaitingReturn,
        message: Message::BankIdReturn,
        qr: None,
        link: None,
        seconds_left: seconds(until.since(now)),
        seconds_total: seconds(bankid::RETURN_WINDOW),
    }
}

pub(super) fn method_name<E: Env>(call: &Call<'_, E>, id: &MethodId) -> Words {
    let unknown = || Words {
        sv: id.as_str().to_owned(),
        en: id.as_str().to_owned(),
    };
    call.config
        .portal
        .method(id)
        .map_or_else(unknown, |method| method.name.clone())
}
