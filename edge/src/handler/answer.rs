//! The answer to an e-service's request: a code, or why there is none. An e-service is answered once; whoever presses twice is sent on
//! twice, because a browser drops the first answer and follows the second.

use super::{
    Call, login,
    session::{self, Entered},
};
use crate::{
    audit::{self, Event},
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    page,
    store::{self, Fate, Kept, Once},
};
use shared::{
    attribute::Employment,
    id::LoginId,
    identity::Identity,
    login::Login,
    oidc::{AuthorizationErrorCode, Claims, Grant, Request, Ticket, response_uri},
    reason::Reason,
    session::Decision,
    time::Span,
};

/// How long an authorization code may wait for its e-service (RFC 6749, 4.1.2: at most ten minutes; it is used within seconds).
const CODE_LIFETIME: Span = Span::from_seconds(60);

/// Whether a login is answered for the first time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Turn {
    First,
    Later,
}

/// Sends the person to the e-service with the login's code, and keeps the session that they are in from now on. The login stays in the
/// browser as long as the code lives: a second press leads to the same. What somebody else has left in the browser ends here.
pub async fn hand_over<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    (identity, employment): (&Identity, Option<&Employment>),
    claims: Claims,
) -> Result<Response, Failure> {
    let (id, request) = (login.id(), login.request());
    let service = login::service(call, login)?;
    let decision = Decision {
        employment: employment.map(Employment::mark),
        agreed: Some(identity.method().clone()).filter(|method| login.has_agreed_to(method)),
    };
    let entered = session::enter(call, login, service, (identity, decision)).await;
    let Entered { session, displaced } = entered.map_err(|failure| failure.in_login(id))?;
    let mut response = if request.means(identity, claims.subject()) {
        let claims = match &session {
            Some(session) => claims.in_session(session.id(), service, &call.config.subject_key),
            None => claims,
        };
        let txn = claims.transaction().to_owned();
        let code = issue(call, login, claims).await?;
        record_answer(call, login, None, Some(&txn));
        let mut response = send(call, login, &[("code", &code.to_wire())]);
        if let Some(cookie) = cookie::let_login_fade(call.config, call.request, id, CODE_LIFETIME) {
            page::set_cookie(&mut response, &cookie);
        }
        response
    } else {
        refuse(call, login, AuthorizationErrorCode::LoginRequired).await
    };
    for dropped in displaced {
        page::set_cookie(&mut response, &dropped);
    }
    if let Some(session) = session {
        session::keep(call, &session, &mut response);
    }
    Ok(response)
}

/// Sends the person to the e-service with an error, and forgets the login. No code follows upon it, unless the store is down: nobody is
/// kept from leaving for that.
pub async fn refuse<E: Env>(call: &Call<'_, E>, login: &Login, error: AuthorizationErrorCode) -> Response {
    if let Err(failure) = bar(call, login).await {
        failure.record(call.env, call.now);
    }
    record_answer(call, login, Some(error.code()), None);
    let mut response = send(call, login, &error.members());
    page::set_cookie(&mut response, &cookie::drop_login(call.config, login.id()));
    response
}

/// Sees to it that no code follows.
async fn bar<E: Env>(call: &Call<'_, E>, login: &Login) -> Result<(), Failure> {
    if use_up(call, login).await? == Turn::First {
        let (handle, expires) = (code_of(call, login).handle(), call.now.after(CODE_LIFETIME));
        let barred = store::is_first(call.env, Once::Taken(Kept::Grant), &handle, expires).await;
        barred.map_err(|_| store_down(login.id()))?;
    }
    Ok(())
}

/// Whatever old cookies a browser keeps: what comes later may only repeat the answer.
async fn use_up<E: Env>(call: &Call<'_, E>, login: &Login) -> Result<Turn, Failure> {
    match store::is_first(call.env, Once::Login, &login.id().to_string(), login.expires()).await {
        Ok(true) => Ok(Turn::First),
        Ok(false) => Ok(Turn::Later),
        Err(_) => Err(store_down(login.id())),
    }
}

fn store_down(id: LoginId) -> Failure {
    Failure::new(Reason::Unavailable, Detail::Store).in_login(id)
}

/// The one code of this login. It comes of the key that never changes, so that it stays the same while the sealing key does.
fn code_of<E: Env>(call: &Call<'_, E>, login: &Login) -> Ticket {
    Ticket::answering(login.id(), &login.request().code_challenge, &call.config.subject_key)
}

/// The code, with its grant stored: once.
async fn issue<E: Env>(call: &Call<'_, E>, login: &Login, claims: Claims) -> Result<Ticket, Failure> {
    let (id, code) = (login.id(), code_of(call, login));
    match use_up(call, login).await? {
        Turn::First => {
            if let Err(failure) = keep_grant(call, &code, login.request(), claims).await {
                // Nobody was answered; the person can try again. If the mark cannot be taken back either, the e-service must be asked anew.
                let _ = store::undo(call.env, Once::Login, &id.to_string(), login.expires()).await;
                return Err(failure.in_login(id));
            }
        }
        Turn::Later => repeat(call, &code).await.map_err(|failure| failure.in_login(id))?,
    }
    Ok(code)
}

async fn keep_grant<E: Env>(
    call: &Call<'_, E>,
    code: &Ticket,
    request: &Request,
    claims: Claims,
) -> Result<(), Failure> {
    let grant = Grant {
        client: request.client.clone(),
        redirect_uri: request.redirect_uri.clone(),
        code_challenge: request.code_challenge.clone(),
        asked: request.asked.clone(),
        claims,
    };
    let expires = call.now.after(CODE_LIFETIME);
    let kept = store::keep(call.env, &call.config.seal_key, (Kept::Grant, code), &grant, expires).await;
    Ok(kept?)
}

/// Lets a code be sent once more, unless it was redeemed (shown again, it would take back what was given for it) or its time is over.
/// Where nothing is known of it, another request is just storing its grant: of two at once, a browser follows the second.
async fn repeat<E: Env>(call: &Call<'_, E>, code: &Ticket) -> Result<(), Failure> {
    let fate = store::fate(call.env, &call.config.seal_key, code, call.now).await;
    match fate.map_err(|_| Failure::new(Reason::Unavailable, Detail::Store))? {
        Fate::Unknown | Fate::Waits => Ok(()),
        Fate::Used => Err(Failure::new(Reason::LoginAnswered, Detail::LoginUsed)),
        Fate::Late => Err(Failure::new(Reason::LoginExpired, Detail::LoginUsed)),
    }
}

/// Writes to the log how a login was answered; `txn` is what the e-service will know it by.
fn record_answer<E: Env>(call: &Call<'_, E>, login: &Login, error: Option<&str>, txn: Option<&str>) {
    let event = Event::Answered {
        login: login.id(),
        service: &login.request().client,
        error,
        txn,
    };
    audit::record(call.env, call.now, &event);
}

/// Sends the person to the e-service with these members of the answer.
fn send<E: Env>(call: &Call<'_, E>, login: &Login, members: &[(&str, &str)]) -> Response {
    let request = login.request();
    page::see_other(&response_uri(
        &request.redirect_uri,
        &call.config.issuer,
        request.state.as_ref(),
        members,
    ))
}
