//! From the choice of a method to its start, and what must be asked in between.

use super::{
    Call, bankid,
    login::{keep, method_name, name_of, open, respond, service},
    session,
};
use crate::{
    audit::{self, Event},
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    page,
};
use shared::{
    api::{Before, Device, Still, field, path},
    id::{LoginId, MethodId},
    login::{Login, State},
    oidc::Parameters,
    policy::Requirement,
    provider::bankid::Platform,
    reason::Reason,
};

/// `POST /login/<id>/start`: starts the chosen method; one that runs is withdrawn first.
pub async fn start<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let form = call.form().map_err(|failure| failure.in_login(id))?;
    let login = open(call, id)?;
    let chosen = Chosen::read(&form);
    if matches!(login.state(), State::Authenticated { .. }) {
        return agree_afterwards(call, login, &form, chosen);
    }
    let Chosen { method, device } = chosen.ok_or(Failure::new(Reason::MalformedRequest, Detail::Form).in_login(id))?;
    let service = service(call, &login)?;
    let requirement = Requirement::new(service, login.request());
    let known = call.config.portal.method(&method);
    let known = known.filter(|method| requirement.obstacles(method).is_empty());
    let known = known.ok_or(Failure::new(Reason::MethodNotAllowed, Detail::None).in_login(id))?;
    let asks_consent = requirement.asks_consent(known);
    let login = if asks_consent && !login.has_agreed_to(&method) {
        agreeing(call, login, &form, &method).await?
    } else {
        login
    };
    let mut response = match device.or(likely_device(call)) {
        Some(device) if login.has_agreed_to(&method) || !asks_consent => {
            bankid::cancel(call, &login).await;
            let mut response = page::see_other(&path::login(id));
            let login = launch(call, login, method.clone(), device, &mut response).await;
            keep(call, &login, &mut response)?;
            response
        }
        _ => {
            let mut response = page::see_other(&before_address(id, &method, device));
            keep(call, &login, &mut response)?;
            response
        }
    };
    if let Some(cookie) = remembering(call, &form, &method) {
        page::set_cookie(&mut response, &cookie);
    }
    Ok(response)
}

/// The login with the person's agreement to use this private e-ID: what they have just pressed, or what the person of the session that they
/// step up from has agreed to. Whether they are that person is seen when they are authenticated.
async fn agreeing<E: Env>(
    call: &Call<'_, E>,
    login: Login,
    form: &Parameters,
    method: &MethodId,
) -> Result<Login, Failure> {
    if form.get(field::CONSENT) == Some("yes") {
        record_agreement(call, &login, method);
        return Ok(login.agreeing_to(method.clone()));
    }
    let before = session::has_agreed_before(call, &login, method).await;
    Ok(if before.map_err(|failure| failure.in_login(login.id()))? {
        login.agreed_before(method.clone())
    } else {
        login
    })
}

/// The person has used a private e-ID to which somebody else had agreed, and agrees to it now. Anything else that an authenticated person sends
/// here changes nothing.
fn agree_afterwards<E: Env>(
    call: &Call<'_, E>,
    login: Login,
    form: &Parameters,
    chosen: Option<Chosen>,
) -> Result<Response, Failure> {
    let mut response = page::see_other(&path::proceed(login.id()));
    let method = chosen.map(|chosen| chosen.method);
    let method = method.filter(|method| form.get(field::CONSENT) == Some("yes") && login.counts_upon() == Some(method));
    if let Some(method) = method {
        record_agreement(call, &login, &method);
        keep(call, &login.agreeing_to(method), &mut response)?;
    }
    Ok(response)
}

fn record_agreement<E: Env>(call: &Call<'_, E>, login: &Login, method: &MethodId) {
    let event = Event::PrivateAgreed {
        login: login.id(),
        method,
        before: false,
    };
    audit::record(call.env, call.now, &event);
}

/// The page on which a person who has used a private e-ID agrees to it, or cancels.
pub async fn ask_agreement<E: Env>(call: &Call<'_, E>, login: &Login, method: &MethodId) -> Result<Response, Failure> {
    let service = service(call, login)?;
    let content = Still::Before(Before {
        login: login.id(),
        service: name_of(service, login),
        method: method.clone(),
        name: method_name(call, method),
        consent: true,
        device: Some(Device::This),
        may_change: false,
    });
    Ok(respond(call, login, service, content).await)
}

/// The method that a person has chosen, and where the e-ID is if they have said it.
struct Chosen {
    method: MethodId,
    device: Option<Device>,
}

impl Chosen {
    /// Reads a form or query; `None` where it has no method, or a device that there is not.
    fn read(parameters: &Parameters) -> Option<Self> {
        let device = match parameters.get(field::DEVICE) {
            None => None,
            Some("other") => Some(Device::Other),
            Some("this") => Some(Device::This),
            Some(_) => return None,
        };
        let method = MethodId::parse(parameters.get(field::METHOD)?).ok()?;
        Some(Chosen { method, device })
    }
}

/// Where the e-ID most likely is, if the browser lets that be guessed.
pub fn likely_device<E: Env>(call: &Call<'_, E>) -> Option<Device> {
    let user_agent = call.header(http::header::USER_AGENT.as_str());
    Platform::guess(user_agent).likely_device(user_agent)
}

/// Starts a method; gives the login that waits for it, or that has failed.
pub async fn launch<E: Env>(
    call: &Call<'_, E>,
    login: Login,
    method: MethodId,
    device: Device,
    response: &mut Response,
) -> Login {
    let language = page::language(call.config, call.request, login.request().language);
    match bankid::begin(call, &login, device, language).await {
        Ok(begun) => {
            let event = Event::MethodStarted {
                login: login.id(),
                method: &method,
                device,
                renewed: false,
            };
            audit::record(call.env, call.env.now(), &event);
            if let Some(cookie) = begun.device_cookie {
                page::set_cookie(response, &cookie);
            }
            login.started(method, begun.order)
        }
        Err(failure) => {
            let reference = failure.record(call.env, call.env.now());
            login.failed(shared::login::Failure {
                reason: failure.reason,
                reference,
                at: call.env.now(),
                tried: Some((method, device)),
            })
        }
    }
}

/// The cookie that the chooser's question about remembering leads to, if it was asked.
fn remembering<E: Env>(call: &Call<'_, E>, form: &Parameters, method: &MethodId) -> Option<String> {
    if is_shared_workstation(call) || form.get(field::MAY_REMEMBER) != Some("yes") {
        return None;
    }
    if form.get(field::REMEMBER) == Some("yes") {
        return Some(cookie::keep_method(call.config, method));
    }
    cookie::method(call.config, call.request).map(|_| cookie::drop_method(call.config))
}

/// Whether several people use this browser. An address that is not to be had counts as one of many.
pub fn is_shared_workstation<E: Env>(call: &Call<'_, E>) -> bool {
    let address = call.client_address().ok().and_then(|address| address.parse().ok());
    address.is_none_or(|address| call.config.portal.is_shared_workstation(address))
}

fn before_address(id: LoginId, method: &MethodId, device: Option<Device>) -> String {
    let device = match device {
        None => "",
        Some(Device::Other) => "&device=other",
        Some(Device::This) => "&device=this",
    };
    format!("{}?{}={}{device}", path::before(id), field::METHOD, method.as_str())
}

/// `GET /login/<id>/before`: what must be asked before the method is started.
pub async fn before<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let query = call.query()?;
    let malformed = Failure::new(Reason::MalformedRequest, Detail::Form).in_login(id);
    let Chosen { method, device } = Chosen::read(&query).ok_or(malformed)?;
    let login = open(call, id)?;
    let service = service(call, &login)?;
    let known = call.config.portal.method(&method).ok_or(malformed)?;
    let requirement = Requirement::new(service, login.request());
    if matches!(login.state(), State::Authenticated { .. }) || !requirement.obstacles(known).is_empty() {
        return Ok(page::see_other(&path::login(id)));
    }
    let consent = requirement.asks_consent(known) && !login.has_agreed_to(&method);
    let content = Still::Before(Before {
        login: id,
        service: name_of(service, &login),
        name: known.name.clone(),
        consent,
        method,
        // Whoever comes back here after the consent is asked where the e-ID is: one place alone would be no question.
        device: device.or(likely_device(call)).filter(|_| consent),
        may_change: true,
    });
    Ok(respond(call, &login, service, content).await)
}
