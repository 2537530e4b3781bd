//! From an authenticated person to the e-service: what they must say or be told first, and the answer.

use super::{
    Call, answer,
    employment::{self, Known},
    login::{keep, name_of, open, respond, service},
    session, start,
};
use crate::{
    audit::{self, Event},
    cookie,
    env::{Env, Response},
    failure::{Detail, Failure},
    page,
};
use shared::{
    api::{Release, Still, path},
    id::LoginId,
    login::{Login, State},
    oidc::Claims,
    reason::Reason,
};

/// `GET /login/<id>/continue`: sends the authenticated person to the e-service with a code, once; or first to the page on which they say
/// where they work, or to the one that says what the e-service learns.
pub async fn proceed<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    go_on(call, id, Told::Unknown).await
}

/// `POST /login/<id>/release`: the person has seen what the e-service learns.
pub async fn release<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    go_on(call, id, Told::Now).await
}

async fn go_on<E: Env>(call: &Call<'_, E>, id: LoginId, told: Told) -> Result<Response, Failure> {
    let login = open(call, id)?;
    if !is_authenticated(call, &login).await? {
        return start_over(call, &login);
    }
    let identity = login.fresh_identity(call.now).ok_or(expired(&login))?;
    if !session::agreement_holds(call, &login, identity).await? {
        return start::ask_agreement(call, &login, identity.method()).await;
    }
    let known = employment::known(call, &login, identity).await?;
    match next_step(call, &login, &known, told).await? {
        Next::Answered(response) => {
            if let Some(method) = login.counts_upon() {
                let (login, before) = (login.id(), true);
                audit::record(call.env, call.now, &Event::PrivateAgreed { login, method, before });
            }
            Ok(response)
        }
        Next::Asks(mut page) => {
            if let Some(login) = employment::remember(call, &login, known).await? {
                keep(call, &login, &mut page)?;
            }
            Ok(page)
        }
    }
}

/// Whether somebody is authenticated in this login, and the session that answered for them, if one did, has not ended and answers still. One
/// who lay about too long is refused.
async fn is_authenticated<E: Env>(call: &Call<'_, E>, login: &Login) -> Result<bool, Failure> {
    if !matches!(login.state(), State::Authenticated { .. }) {
        return Ok(false);
    }
    let known = login.fresh_identity(call.now);
    if login.is_resumed() {
        let answers = session::answering(call, login.request()).await;
        let answers = answers.map_err(|failure| failure.in_login(login.id()))?;
        return Ok(known
            .zip(answers)
            .is_some_and(|(known, answers)| known.person() == answers.person()));
    }
    known.map(|_| true).ok_or(expired(login))
}

fn expired(login: &Login) -> Failure {
    Failure::new(Reason::LoginExpired, Detail::None).in_login(login.id())
}

/// Back to where the login stands. What a session has answered, and answers no more, is taken back: the person chooses a method.
fn start_over<E: Env>(call: &Call<'_, E>, login: &Login) -> Result<Response, Failure> {
    let mut response = page::see_other(&path::login(login.id()));
    if login.is_resumed() {
        keep(call, &login.clone().choosing_again(), &mut response)?;
    }
    Ok(response)
}

/// Whether the person knows what the e-service learns.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Told {
    /// They have just read it.
    Now,
    /// Their browser may remember it.
    Unknown,
}

/// What an authenticated person comes to.
pub(super) enum Next {
    /// The e-service, with its answer.
    Answered(Response),
    /// A page on which they are asked or told something first.
    Asks(Response),
}

/// What comes next for an authenticated person: a question, what the e-service learns, or the e-service.
pub(super) async fn next_step<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    known: &Known,
    told: Told,
) -> Result<Next, Failure> {
    let service = service(call, login)?;
    let employment = match known {
        Known::Several(several) => {
            let question = employment::question(call, login, service, several).await;
            return Ok(Next::Asks(question));
        }
        Known::Settled(employment) => employment.as_ref(),
    };
    let identity = login.fresh_identity(call.now).ok_or(expired(login))?;
    let config = call.config;
    let claims = Claims::new(
        (identity, employment),
        login.request(),
        &config.portal,
        &config.subject_key,
    );
    let mark = claims.release_mark(login.request(), &config.subject_key);
    let is_told = || cookie::is_released(config, call.request, &mark);
    let asks = login.request().prompt.consent || service.show_release && !is_told();
    if asks && told == Told::Unknown {
        let content = Still::Release(Release {
            login: login.id(),
            service: name_of(service, login),
            items: claims.released(),
            until: login.handover_ends().unwrap_or(call.now),
            resumed_as: login.is_resumed().then(|| identity.name().to_owned()),
        });
        return Ok(Next::Asks(respond(call, login, service, content).await));
    }
    let mut response = answer::hand_over(call, login, (identity, employment), claims).await?;
    if told == Told::Now {
        page::set_cookie(&mut response, &cookie::keep_released(config, call.request, &mark));
    }
    Ok(Next::Answered(response))
}
