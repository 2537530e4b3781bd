//! Where an authenticated person is employed: the e-service's attribute sources are asked, and the person says which of several
//! employments it is about.

use super::{
    Call,
    login::{keep, name_of, open, respond, service},
};
use crate::{
    audit::{self, Event},
    env::{self, Env, Response},
    failure::{Detail, Failure},
    page,
    store::{self, Kept},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{HeaderValue, header};
use shared::{
    api::{Still, field, path},
    attribute::{self, Employment, Kind, Source, SourceError, SourceRequest, Untrusted},
    id::LoginId,
    identity::Identity,
    login::{Employments, HANDOVER, Login, State},
    oidc::Ticket,
    portal::Service,
    reason::Reason,
    time::Span,
};

/// The login with what is known of the person's employment, asking the sources if nobody has; and whether they were asked just now. A login
/// that is not authenticated is left as it is.
pub async fn asked<E: Env>(call: &Call<'_, E>, login: Login) -> Result<(Login, bool), Failure> {
    let State::Authenticated {
        identity,
        employments: Employments::NotAsked,
        ..
    } = login.state()
    else {
        return Ok((login, false));
    };
    let service = service(call, &login)?;
    if service.sources.is_empty() {
        return Ok((login.employed(None), false));
    }
    let found = find(call, &login, service, identity).await?;
    let admitted = service.may_enter.admit(found);
    let mut admitted = admitted.map_err(|reason| Failure::new(reason, Detail::None).in_login(login.id()))?;
    if admitted.len() < 2 {
        return Ok((login.employed(admitted.pop()), true));
    }
    let ticket = Ticket::from_entropy(call.env.random());
    // As long as the person may stay on the page that asks.
    let expires = call.now.after(HANDOVER);
    let kept = store::keep(
        call.env,
        &call.config.seal_key,
        (Kept::Employments, &ticket),
        &admitted,
        expires,
    )
    .await;
    kept.map_err(|error| Failure::from(error).in_login(login.id()))?;
    Ok((login.asking_which(ticket), true))
}

/// The employments that the person chooses from; `None` where there is nothing to choose.
async fn several<E: Env>(call: &Call<'_, E>, login: &Login) -> Result<Option<Vec<Employment>>, Failure> {
    let Employments::Several(ticket) = login.employments() else {
        return Ok(None);
    };
    let kept = store::look(call.env, &call.config.seal_key, (Kept::Employments, ticket), call.now).await;
    let lost = || Failure::new(Reason::Unavailable, Detail::Store).in_login(login.id());
    kept.map_err(|_| lost())?.ok_or_else(lost).map(Some)
}

/// What all sources of the e-service know. One that is not required may fail.
async fn find<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    service: &Service,
    person: &Identity,
) -> Result<Vec<Employment>, Failure> {
    let mut known = Vec::new();
    for source in call.config.portal.sources(service) {
        match ask(call, source, person).await {
            Ok(employments) => known.push(employments),
            Err(error) => {
                let event = Event::SourceFailed {
                    login: login.id(),
                    source: &source.id,
                    error: error.code(),
                    required: source.required,
                };
                audit::record(call.env, call.env.now(), &event);
                if source.required {
                    return Err(Failure::new(Reason::AttributesUnavailable, Detail::Source(error)).in_login(login.id()));
                }
            }
        }
    }
    Ok(attribute::merge(known))
}

async fn ask<E: Env>(call: &Call<'_, E>, source: &Source, person: &Identity) -> Result<Vec<Employment>, SourceError> {
    match &source.kind {
        Kind::Register(register) => Ok(register.employments(person)),
        Kind::Scim(scim) => {
            let request = scim.request(person);
            let token = call
                .config
                .scim_tokens
                .get(&source.id)
                .ok_or(SourceError::Unavailable)?;
            let (status, body) = send(call, &request, Some(token.reveal()), source.timeout).await?;
            scim.read(&Untrusted { status, body: &body }, person)
        }
        Kind::Signed(signed) => {
            let (issuer, key) = (&call.config.issuer, &call.config.signing_key);
            let id = URL_SAFE_NO_PAD.encode(call.env.random::<16>());
            let question = signed.ask(person, issuer, key, id, call.env.now())?;
            let (status, body) = send(call, &question.request, None, source.timeout).await?;
            let answer = Untrusted { status, body: &body };
            signed.read(&answer, &question, person, issuer, call.env.now())
        }
    }
}

/// Sends a question to a source; gives the status and the body.
async fn send<E: Env>(
    call: &Call<'_, E>,
    question: &SourceRequest,
    token: Option<&str>,
    most: Span,
) -> Result<(u16, Vec<u8>), SourceError> {
    let body = question.body.reveal().as_bytes().to_vec();
    let request = env::post(&question.url, question.media_type, body);
    let mut request = request.ok_or(SourceError::Unavailable)?;
    let headers = request.headers_mut();
    headers.insert(header::ACCEPT, HeaderValue::from_static(question.media_type));
    if let Some(token) = token {
        let token = HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| SourceError::Unavailable)?;
        headers.insert(header::AUTHORIZATION, token);
    }
    let response = call.env.fetch(request, most).await;
    let response = response.map_err(|_| SourceError::Unavailable)?;
    Ok((response.status().as_u16(), response.into_body()))
}

/// The page on which a person says which of several employments it is about; `None` where there is nothing to say.
pub async fn question<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    service: &Service,
) -> Result<Option<Response>, Failure> {
    let Some(several) = several(call, login).await? else {
        return Ok(None);
    };
    let shown = several.into_iter().map(|employment| {
        let Employment {
            organisation,
            unit,
            roles,
            ..
        } = employment;
        (organisation, unit, roles)
    });
    let screen = Still::Employments(shared::api::Employments {
        login: login.id(),
        service: name_of(service, login),
        until: login.handover_ends().unwrap_or(call.now),
        employments: shown.collect(),
    });
    Ok(Some(respond(call, login, service, screen).await))
}

/// `POST /login/<id>/employment`: the person has said which one.
pub async fn choose<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let form = call.form()?;
    let login = open(call, id)?;
    let place = form.get(field::EMPLOYMENT).and_then(|text| text.parse().ok());
    let mut response = page::see_other(&path::proceed(id));
    // A form that was sent twice, or that is of an older page, changes nothing; the next page says where the login stands.
    let several = several(call, &login).await?.unwrap_or_default();
    let chosen = place.and_then(|place: usize| several.into_iter().nth(place));
    if chosen.is_some() {
        keep(call, &login.employed(chosen), &mut response)?;
    }
    Ok(response)
}
