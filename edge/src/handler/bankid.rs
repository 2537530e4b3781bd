//! BankID within a login: starting an order, following it, and cancelling it. What the answers mean is decided in
//! `shared::provider::bankid`.

use super::Call;
use crate::{
    audit::{self, Event},
    cookie,
    env::{Env, StoreError},
    failure::{Detail, Failure},
    provider,
    store::{self, Once},
};
use shared::{
    api::{Device, path},
    grant::{Judged, Why},
    id::{LoginId, MethodId, ReturnNonce},
    language::Language,
    login::{self, Login, State},
    policy::Requirement,
    provider::bankid::{
        self, Begin, Binding, Court, Next, Order, Platform, Refusal, Start, UnverifiedCompletion, evidence,
    },
    reason::Reason,
    time::Span,
};

/// How long a person may take from the app back to the browser.
pub const RETURN_WINDOW: Span = Span::from_minutes(3);

/// How often an order is begun anew where BankID is away for a moment (503), before the person is told.
const BEGIN_RETRIES: usize = 2;
/// How long to wait before that.
const BEGIN_PAUSE: Span = Span::from_seconds(1);
/// After how long of a request nothing is begun anew.
const BEGIN_PATIENCE: Span = Span::from_seconds(3);

/// An order that has been begun, and the name of the browser if it has just been given one.
pub struct Begun {
    /// The order.
    pub order: Order,
    /// The `Set-Cookie` value that keeps the browser's name.
    pub device_cookie: Option<String>,
}

/// Begins an order for a login.
pub async fn begin<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    device: Device,
    language: Language,
) -> Result<Begun, Failure> {
    let (name, is_new) = browser_name(call);
    let nonce = (device == Device::This).then(|| ReturnNonce::from_entropy(call.env.random()));
    let start = Start {
        device,
        platform: Platform::guess(call.header(http::header::USER_AGENT.as_str())),
        return_nonce: nonce,
        end_user_ip: call.client_address()?,
        visible: visible(call, login, language),
    };
    let mut started = auth(call, login, &start, &name).await;
    for _ in 0..BEGIN_RETRIES {
        // Who waits longer presses again.
        let late = call.env.now().since(call.now) >= BEGIN_PATIENCE;
        if late || !matches!(started, Err(Refusal::Maintenance)) {
            break;
        }
        call.env.pause(BEGIN_PAUSE).await;
        started = auth(call, login, &start, &name).await;
    }
    let started =
        started.map_err(|refusal| Failure::new(refusal.reason(), Detail::BankId(refusal)).in_login(login.id()))?;
    let device_cookie = is_new.then(|| cookie::keep_device(call.config, &name));
    Ok(Begun {
        order: Order::new(started, start, call.env.now()),
        device_cookie,
    })
}

/// The name that this browser has towards BankID, and whether it has just been made up: a browser may keep no cookies.
fn browser_name<E: Env>(call: &Call<'_, E>) -> (String, bool) {
    let made_up = || (LoginId::from_entropy(call.env.random()).to_string(), true);
    cookie::device(call.config, call.request).map_or_else(made_up, |known| (known, false))
}

/// Sends `/auth`.
async fn auth<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    start: &Start,
    device_identifier: &str,
) -> Result<bankid::Started, Refusal> {
    let issuer = &call.config.issuer;
    let return_url = start
        .return_nonce
        .map(|nonce| format!("{issuer}{}?nonce={nonce}", path::returned(login.id())));
    let request = Begin {
        end_user_ip: &start.end_user_ip,
        return_url: return_url.as_deref(),
        visible: &start.visible,
        binding: &Binding::new(login.id(), &login.request().client),
        referring_domain: &call.config.domain,
        user_agent: call.header(http::header::USER_AGENT.as_str()),
        device_identifier,
    }
    .request();
    let (status, body) = provider::bankid(call.env, call.config, request).await?;
    bankid::read_auth(status, &body)
}

/// What the person sees in the app beside BankID's own words: the e-service and the organisation, by name, and what the e-service wants
/// to say.
fn visible<E>(call: &Call<'_, E>, login: &Login, language: Language) -> String {
    let request = login.request();
    let operator = call.config.portal.operator().name.in_language(language);
    let service = call
        .config
        .portal
        .service(&request.client)
        .map(|service| service.name_for(request.original.as_ref()).in_language(language));
    let mut visible = format!("{}\n{operator}", service.unwrap_or_default());
    if let Some(message) = &request.message {
        visible.push_str("\n\n");
        visible.push_str(message.in_language(language));
    }
    visible
}

/// A login that was looked after: where it stands now, and whether that is news to the browser.
pub struct Followed {
    /// The login.
    pub login: Login,
    /// Whether it must be kept anew.
    pub changed: bool,
}

/// Asks BankID if it is time, and takes the login as far as the answer goes. A login that does not wait for BankID is left as it is.
pub async fn follow<E: Env>(call: &Call<'_, E>, login: Login) -> Followed {
    let (method, order) = match login.state() {
        State::AwaitingBankId { method, order } => (method.clone(), (**order).clone()),
        State::AwaitingReturn { nonce, .. } if has_returned(call, &login, *nonce).await => {
            let nonce = *nonce;
            return match login.clone().returned(&nonce) {
                Some(login) => Followed { login, changed: true },
                None => Followed { login, changed: false },
            };
        }
        State::AwaitingReturn { method, until, .. } if call.now > *until => {
            let tried = Some((method.clone(), Device::This));
            let login = fail(call, login, Reason::ReturnMismatch, Detail::None, tried);
            return Followed { login, changed: true };
        }
        _ => return Followed { login, changed: false },
    };
    let over = order.is_over(call.now);
    if !order.is_collect_due(call.now) {
        return Followed { login, changed: false };
    }
    // Without the store nobody knows; the person is not kept waiting for that.
    if !store::may_collect(call.env, login.id(), &order, call.now)
        .await
        .unwrap_or(true)
    {
        return Followed { login, changed: false };
    }
    if order.is_ended() && !over {
        let login = renew(call, login, method, order).await;
        return Followed { login, changed: true };
    }
    let answer = collect(call, &order).await;
    let is_gone = matches!(answer, Err(Refusal::InvalidParameters));
    if is_gone && !is_lost(call, &login, &order).await {
        return Followed { login, changed: false };
    }
    let login = after(call, login, (method, order), answer).await;
    Followed { login, changed: true }
}

/// BankID tells an end once. The first time that it does not know an order any more, another request of this browser may have been told, and
/// the login that follows is on its way: nothing may be put in its place. If the browser comes again without it, nobody has it.
async fn is_lost<E: Env>(call: &Call<'_, E>, login: &Login, order: &Order) -> bool {
    let id = format!("{}.{}", login.id(), order.order_ref().as_str());
    let first = store::is_first(call.env, Once::Gone, &id, login.expires()).await;
    first.map_or(order.is_over(call.now), |first| !first)
}

/// Whether the app has sent the person back to this login's browser. The store knows it, and not the login: the request that comes back and
/// the one that asks BankID are on their way at once, and neither may undo what the other has found.
async fn has_returned<E: Env>(call: &Call<'_, E>, login: &Login, nonce: ReturnNonce) -> bool {
    let id = return_mark(login, nonce);
    store::has_happened(call.env, Once::Returned, &id, login.expires()).await == Ok(true)
}

/// Marks that the app has sent the person back.
pub async fn mark_return<E: Env>(call: &Call<'_, E>, login: &Login, nonce: ReturnNonce) -> Result<(), StoreError> {
    let id = return_mark(login, nonce);
    let marked = store::is_first(call.env, Once::Returned, &id, login.expires()).await;
    marked.map(|_| ())
}

fn return_mark(login: &Login, nonce: ReturnNonce) -> String {
    format!("{}.{nonce}", login.id())
}

/// The login after what BankID said about its order, or did not say. How it ended holds also where our time is over; that it goes on does
/// not, but for a passing trouble, as a page that slept meets one when it wakes.
async fn after<E: Env>(
    call: &Call<'_, E>,
    login: Login,
    (method, order): (MethodId, Order),
    answer: Result<bankid::Collect, Refusal>,
) -> Login {
    let tried = Some((method.clone(), order.start().device));
    let detail = answer
        .as_ref()
        .err()
        .map_or(Detail::None, |refusal| Detail::BankId(*refusal));
    let is_passing = matches!(answer, Err(refusal) if refusal.is_passing());
    let next = match answer {
        Err(Refusal::InvalidParameters) => order.clone().lost(call.env.now()),
        answer => order.clone().after(answer, call.env.now()),
    };
    match next {
        Next::Complete(completion) => complete(call, login, method, &order, *completion).await,
        // A page that slept may come back after the time, to a person who has begun, and who has got more of it.
        Next::Pending(order) if is_passing || !order.is_over(call.now) => login.continued(order),
        Next::Failed(reason) => fail(call, login, reason, detail, tried),
        Next::Renew if !order.is_over(call.now) => renew(call, login, method, order).await,
        Next::Pending(_) | Next::Renew => {
            cancel_order(call, &order).await;
            fail(call, login, order.over_reason(), detail, tried)
        }
    }
}

async fn collect<E: Env>(call: &Call<'_, E>, order: &Order) -> Result<bankid::Collect, Refusal> {
    let request = bankid::collect_request(order.order_ref());
    let (status, body) = provider::bankid(call.env, call.config, request).await?;
    bankid::read_collect(order.order_ref(), status, &body)
}

/// Begins a new order in the place of one that nobody has scanned.
async fn renew<E: Env>(call: &Call<'_, E>, login: Login, method: MethodId, order: Order) -> Login {
    let (name, _) = browser_name(call);
    let device = order.start().device;
    match auth(call, &login, order.start(), &name).await {
        Ok(started) => {
            let event = Event::MethodStarted {
                login: login.id(),
                method: &method,
                device,
                renewed: true,
            };
            audit::record(call.env, call.env.now(), &event);
            login.continued(order.renewed(started, call.env.now()))
        }
        Err(refusal) => match order.unrenewed(refusal, call.env.now()) {
            Some(order) => login.continued(order),
            None => fail(
                call,
                login,
                refusal.reason(),
                Detail::BankId(refusal),
                Some((method, device)),
            ),
        },
    }
}

/// Takes BankID's completion to an identity, and holds it against what the e-service requires.
async fn complete<E: Env>(
    call: &Call<'_, E>,
    login: Login,
    method: MethodId,
    order: &Order,
    completion: UnverifiedCompletion,
) -> Login {
    let device = order.start().device;
    let tried = Some((method.clone(), device));
    let elsewhere = completion
        .device_address()
        .is_some_and(|address| address != order.start().end_user_ip);
    if device == Device::This && elsewhere {
        audit::record(
            call.env,
            call.env.now(),
            &Event::DeviceAddressDiffers { login: login.id() },
        );
    }
    let Judged { identity, objections } = match judge(call, &login, &method, order, completion) {
        Ok(judged) => judged,
        Err(refusal) => return fail(call, login, Reason::EvidenceRefused, Detail::Evidence(refusal), tried),
    };
    let level = identity.level().proved();
    let enough = call
        .config
        .portal
        .service(&login.request().client)
        .is_some_and(|service| Requirement::new(service, login.request()).is_met_by(level));
    if !enough {
        let why = objections.first().copied().unwrap_or(Why::NotAccepted);
        return fail(call, login, Reason::LevelTooLow, Detail::Level(why), tried);
    }
    let event = Event::Authenticated {
        login: login.id(),
        method: identity.method(),
        level: level.map(|loa| loa.uri()),
        transaction: identity.transaction(),
    };
    audit::record(call.env, call.env.now(), &event);
    match order.awaited_return() {
        Some(nonce) if !has_returned(call, &login, nonce).await => {
            login.identified(identity, nonce, call.env.now().after(RETURN_WINDOW))
        }
        _ => login.authenticated(identity),
    }
}

/// Has BankID's evidence judged by what this installation believes.
fn judge<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    method: &MethodId,
    order: &Order,
    completion: UnverifiedCompletion,
) -> Result<Judged, evidence::Refusal> {
    let config = call.config;
    let court = Court {
        trust: &config.bankid.trust,
        relying_party: &config.bankid.relying_party,
        binding: &Binding::new(login.id(), &login.request().client),
    };
    let proved = completion.verify(&court, order, call.env.now())?;
    Ok(Judged::of_bankid(
        &proved,
        order.order_ref(),
        method,
        &config.portal,
        config.environment,
    ))
}

/// Records a failure and keeps it in the login, which can go on.
fn fail<E: Env>(
    call: &Call<'_, E>,
    login: Login,
    reason: Reason,
    detail: Detail,
    tried: Option<(MethodId, Device)>,
) -> Login {
    let now = call.env.now();
    let reference = Failure::new(reason, detail).in_login(login.id()).record(call.env, now);
    login.failed(login::Failure {
        reason,
        reference,
        at: now,
        tried,
    })
}

/// Withdraws the order that a login waits for, if it waits for one. It is as good as it gets: an order that cannot be withdrawn ends by
/// itself.
pub async fn cancel<E: Env>(call: &Call<'_, E>, login: &Login) {
    if let State::AwaitingBankId { order, .. } = login.state() {
        cancel_order(call, order).await;
    }
}

async fn cancel_order<E: Env>(call: &Call<'_, E>, order: &Order) {
    let _ = provider::bankid(call.env, call.config, bankid::cancel_request(order.order_ref())).await;
}
