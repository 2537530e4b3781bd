//! Where an authenticated person is employed: the e-service's attribute sources are asked, and the person says which of several
//! employments it is about.

use super::{
    Call,
    login::{keep, name_of, open, respond, service},
    session,
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
    api::{CommissionChoice, EmploymentChoice, Still, field, path},
    attribute::{self, Employment, Kind, Source, SourceError, SourceRequest, Untrusted},
    id::LoginId,
    identity::Identity,
    login::{Employments, HANDOVER, Login},
    oidc::Ticket,
    portal::Service,
    reason::Reason,
    time::Span,
};

/// What is known of the employment of an authenticated person.
pub enum Known {
    /// They log in with this one; with none where the e-service asks for none.
    Settled(Option<Employment>),
    /// There are several, and they must say which one it is about.
    Several(Vec<Employment>),
}

/// What is known of the employment of the authenticated person, asking the sources if nobody has. Nothing is stored.
pub async fn known<E: Env>(call: &Call<'_, E>, login: &Login, identity: &Identity) -> Result<Known, Failure> {
    let service = service(call, login)?;
    match login.employments() {
        Employments::NotAsked if service.sources.is_empty() => Ok(Known::Settled(None)),
        Employments::NotAsked => {
            let found = find(call, login, service, identity).await?;
            let admitted = service.may_enter.admit(found, login.request().wish(service));
            let mut admitted = admitted.map_err(|reason| Failure::new(reason, Detail::None).in_login(login.id()))?;
            if admitted.len() > 1 {
                admitted = decided(call, login, identity, admitted).await?;
            }
            Ok(match admitted.len() {
                0 | 1 => Known::Settled(admitted.pop()),
                _ => Known::Several(admitted),
            })
        }
        Employments::Several(ticket) => Ok(Known::Several(kept(call, login, ticket).await?)),
        Employments::Chosen(ticket, place) => {
            let chosen = kept(call, login, ticket).await?.into_iter().nth((*place).into());
            chosen.map(|chosen| Known::Settled(Some(chosen))).ok_or(lost(login))
        }
    }
}

/// Only the employment that the person has chosen before for this e-service, where they have come to step up from it; else all of them.
async fn decided<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    identity: &Identity,
    admitted: Vec<Employment>,
) -> Result<Vec<Employment>, Failure> {
    let before = session::decided(call, login, identity).await;
    let before = before.map_err(|failure| failure.in_login(login.id()))?.employment;
    let chosen = admitted.iter().find(|employment| Some(employment.mark()) == before);
    Ok(chosen.map(|chosen| vec![chosen.clone()]).unwrap_or(admitted))
}

fn lost(login: &Login) -> Failure {
    Failure::new(Reason::Unavailable, Detail::Store).in_login(login.id())
}

/// The employments that the store keeps for this ticket.
async fn kept<E: Env>(call: &Call<'_, E>, login: &Login, ticket: &Ticket) -> Result<Vec<Employment>, Failure> {
    let kept = store::look(call.env, &call.config.seal_key, (Kept::Employments, ticket), call.now).await;
    kept.map_err(|_| lost(login))?.ok_or_else(|| lost(login))
}

/// The login, with what has just become known kept in the store as long as the person may stay on a page, so that no source is asked twice;
/// `None` where there is nothing that is not kept already.
pub async fn remember<E: Env>(call: &Call<'_, E>, login: &Login, known: Known) -> Result<Option<Login>, Failure> {
    let is_settled = matches!(known, Known::Settled(_));
    let employments = match (login.employments(), known) {
        (Employments::NotAsked, Known::Settled(Some(employment))) => vec![employment],
        (Employments::NotAsked, Known::Several(employments)) => employments,
        (Employments::NotAsked, Known::Settled(None)) | (Employments::Several(_) | Employments::Chosen(..), _) => {
            return Ok(None);
        }
    };
    let ticket = Ticket::from_entropy(call.env.random());
    let kept = store::keep(
        call.env,
        &call.config.seal_key,
        (Kept::Employments, &ticket),
        &employments,
        call.now.after(HANDOVER),
    )
    .await;
    kept.map_err(|error| Failure::from(error).in_login(login.id()))?;
    let login = login.clone();
    Ok(Some(if is_settled {
        login.employed(ticket, 0)
    } else {
        login.asking_which(ticket)
    }))
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
        let told = ask(call, source, person).await;
        match told.and_then(|employments| attribute::merge(&known, employments)) {
            Ok(merged) => known = merged,
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
    Ok(known)
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

/// The page on which a person says which of several employments it is about.
pub async fn question<E: Env>(
    call: &Call<'_, E>,
    login: &Login,
    service: &Service,
    several: &[Employment],
) -> Response {
    let screen = Still::Employments(shared::api::Employments {
        login: login.id(),
        service: name_of(service, login),
        until: login.handover_ends().unwrap_or(call.now),
        employments: several.iter().map(shown).collect(),
    });
    respond(call, login, service, screen).await
}

/// What a page shows of an employment.
fn shown(employment: &Employment) -> EmploymentChoice {
    let commission = employment.commission().map(|commission| CommissionChoice {
        name: commission.name.clone(),
        care_unit: commission.care_unit.as_ref().map(|unit| unit.name.clone()),
        purpose: commission.purpose.clone(),
    });
    EmploymentChoice {
        organisation: employment.organisation.clone(),
        unit: employment.unit.clone(),
        commission,
        roles: employment.roles.clone(),
    }
}

/// `POST /login/<id>/employment`: the person has said which one.
pub async fn choose<E: Env>(call: &Call<'_, E>, id: LoginId) -> Result<Response, Failure> {
    let form = call.form()?;
    let login = open(call, id)?;
    let mut response = page::see_other(&path::proceed(id));
    // A form that was sent twice, or that is of an older page, changes nothing; the next page says where the login stands.
    let Employments::Several(ticket) = login.employments() else {
        return Ok(response);
    };
    let several = kept(call, &login, ticket).await?;
    let place = form
        .get(field::EMPLOYMENT)
        .and_then(|text| text.parse::<u8>().ok())
        .filter(|place| usize::from(*place) < several.len());
    if let Some(place) = place {
        let ticket = ticket.clone();
        keep(call, &login.employed(ticket, place), &mut response)?;
    }
    Ok(response)
}
