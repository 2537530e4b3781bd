//! `Assertion` (SAML V2.0 Core, 2.3.3), as the Web Browser SSO Profile (SAML V2.0 Profiles, 4.1.4) and the Deployment Profile, 6
//! want it.

use super::{
    Attributes, Expected, NotBefore, Refusal, Replay, SamlEvidence,
    confirmation::{ends, subject},
    message::{head, instant, issuer},
    saml,
    sequence::Sequence,
};
use crate::{
    loa::Loa,
    time::{Span, Timestamp},
    xml::SignedElement,
};

/// Judges an assertion that is covered by a signature of the identity provider. It is not issued after the Response that carries it, if that
/// says of itself when it was.
pub(super) fn judge(
    assertion: &SignedElement<'_>,
    carried: Option<Timestamp>,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<SamlEvidence, Refusal> {
    // Whose it is comes before whatever it says.
    let mut parts = Sequence::of(assertion);
    let name = parts.required(saml("Issuer")).map_err(|_| Refusal::Issuer)?;
    issuer(&name, expected)?;
    let issued = head(assertion, expected, now)?;
    if carried.is_some_and(|carried| issued > carried.after(expected.timing.skew())) {
        return Err(Refusal::AfterResponse);
    }
    let id = assertion.attribute("ID").ok_or(Refusal::Identifier)?;
    let (name_id, confirmed_until) = subject(&parts.required(saml("Subject"))?, expected, now)?;
    let valid_until = conditions(&parts.required(saml("Conditions"))?, expected, now)?;
    let (authn, attributes) = statements(parts)?;
    let Authn {
        loa,
        level_uri,
        at,
        authorities,
    } = Authn::judge(&authn, expected, now)?;
    let attributes = Attributes::read(&attributes, expected)?;
    attributes.agree_with(&level_uri, loa, expected.rules)?;
    if let Some(digest) = &expected.request.sign_message {
        attributes.show_as_signed(digest)?;
    }
    // The later of the two: as long as one of them is looked at, the assertion may come back.
    let until = confirmed_until.max(valid_until).after(expected.timing.skew());
    // And no longer than it is not too old: who sends one does not say for how long we must remember it.
    let last = issued.after(expected.timing.max_age());
    let until = until.min(last.after(Span::from_millis(1)));
    Ok(SamlEvidence {
        issuer: expected.idp.entity_id.clone(),
        environment: expected.idp.environment,
        replay: Replay::new(&expected.idp.entity_id, id, until),
        name_id,
        loa,
        level_uri,
        authenticated_at: at,
        authorities,
        attributes: attributes.admit(loa, expected.attributes, expected.accepts_coordination_number)?,
    })
}

/// The two statements, in whichever order. There must be no others.
fn statements<'d>(mut parts: Sequence<'d>) -> Result<(SignedElement<'d>, SignedElement<'d>), Refusal> {
    let (mut authn, mut attributes) = (None, None);
    while let Some(statement) = parts.next() {
        let place = if statement.is(saml("AuthnStatement")) {
            &mut authn
        } else if statement.is(saml("AttributeStatement")) {
            &mut attributes
        } else {
            return Err(Refusal::Structure);
        };
        if place.replace(statement).is_some() {
            return Err(Refusal::Structure);
        }
    }
    authn.zip(attributes).ok_or(Refusal::Structure)
}

/// `Conditions` (SAML V2.0 Core, 2.5.1). One that is not understood makes the assertion worth nothing.
fn conditions(conditions: &SignedElement<'_>, expected: &Expected<'_>, now: Timestamp) -> Result<Timestamp, Refusal> {
    let begun = match instant(conditions, "NotBefore")? {
        Some(from) => from <= now.after(expected.timing.skew()),
        None => expected.rules.not_before == NotBefore::Optional,
    };
    if !begun {
        return Err(Refusal::NotYetValid);
    }
    let until = ends(conditions, expected, now)?;
    let mut is_for_us = false;
    for condition in conditions.children() {
        if condition.is(saml("AudienceRestriction")) {
            audience(&condition, expected)?;
            is_for_us = true;
        } else if !condition.is(saml("OneTimeUse")) {
            return Err(Refusal::Condition);
        }
    }
    if is_for_us { Ok(until) } else { Err(Refusal::Audience) }
}

/// `AudienceRestriction`: we must be among the audiences. Several restrictions must all be met.
fn audience(restriction: &SignedElement<'_>, expected: &Expected<'_>) -> Result<(), Refusal> {
    let mut is_for_us = false;
    for audience in restriction.children() {
        if !audience.is(saml("Audience")) {
            return Err(Refusal::Structure);
        }
        is_for_us |= audience.text().map_err(|_| Refusal::Audience)? == expected.entity_id;
    }
    if is_for_us { Ok(()) } else { Err(Refusal::Audience) }
}

/// What an `AuthnStatement` says (SAML V2.0 Core, 2.7.2).
struct Authn {
    loa: Loa,
    level_uri: String,
    at: Timestamp,
    authorities: Vec<String>,
}

impl Authn {
    fn judge(statement: &SignedElement<'_>, expected: &Expected<'_>, now: Timestamp) -> Result<Self, Refusal> {
        let at = authenticated_at(statement, expected, now)?;
        let mut parts = Sequence::of(statement);
        parts.optional(saml("SubjectLocality"));
        let context = parts.required(saml("AuthnContext"))?;
        parts.end()?;
        let mut parts = Sequence::of(&context);
        let class = parts.required(saml("AuthnContextClassRef"))?;
        let class = class.text().map_err(|_| Refusal::Structure)?;
        let level_uri = class.trim().to_owned();
        let loa = level(&level_uri, expected)?;
        // A declaration says how the level was reached. It was reached.
        if parts.optional(saml("AuthnContextDecl")).is_none() {
            parts.optional(saml("AuthnContextDeclRef"));
        }
        let mut authorities = Vec::new();
        while let Some(authority) = parts.optional(saml("AuthenticatingAuthority")) {
            authorities.push(authority.text().map_err(|_| Refusal::Structure)?);
        }
        parts.end()?;
        if let Some(list) = &expected.rules.authorities {
            // A proxy that names nobody has not used one of the list.
            if authorities.is_empty() || !authorities.iter().all(|authority| list.contains(authority)) {
                return Err(Refusal::AuthenticatingAuthority);
            }
        }
        Ok(Authn {
            loa,
            level_uri,
            at,
            authorities,
        })
    }
}

/// When the person was authenticated: after the request if we wanted it anew, and recently in any case (Deployment Profile, 6.3.5;
/// Tekniska anslutningsregler, 2.2).
fn authenticated_at(
    statement: &SignedElement<'_>,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<Timestamp, Refusal> {
    let at = instant(statement, "AuthnInstant")?.ok_or(Refusal::Time)?;
    let skew = expected.timing.skew();
    if at > now.after(skew) {
        return Err(Refusal::FromTheFuture);
    }
    if expected.request.force_authn && at.after(skew) < expected.request.at {
        return Err(Refusal::Reauthentication);
    }
    let session_ends = instant(statement, "SessionNotOnOrAfter")?;
    let over = session_ends.is_some_and(|end| now >= end.after(skew));
    if over || now.since(at) > expected.timing.max_session() {
        return Err(Refusal::SessionTooOld);
    }
    Ok(at)
}

/// The level: one that we have asked for, that the identity provider may assert, that we know and take from it, and that the e-service
/// accepts.
fn level(uri: &str, expected: &Expected<'_>) -> Result<Loa, Refusal> {
    if !expected.request.levels.iter().any(|requested| requested == uri) {
        return Err(Refusal::LevelNotRequested);
    }
    if !expected.idp.assurance.contains(uri) {
        return Err(Refusal::LevelNotCertified);
    }
    let loa = expected.rules.level(uri).ok_or(Refusal::LevelUnknown)?;
    if !expected.rules.admit(loa) {
        return Err(Refusal::LevelNotCertified);
    }
    if expected.levels.contains(loa) {
        Ok(loa)
    } else {
        Err(Refusal::LevelNotAccepted)
    }
}
