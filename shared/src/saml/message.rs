//! What stands around an assertion: `Response` (SAML V2.0 Core, 3.2.2 and 3.3.3).

use super::{Expected, Failure, Refusal, saml, samlp, sequence::Sequence, status};
use crate::{
    time::Timestamp,
    xml::{SignedElement, Uncovered},
};

/// The format of an issuer's name, if one is given (SAML V2.0 Core, 8.3.6).
const ENTITY: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

/// Holds a signed `Response` against the request, and gives the one element in it that carries the assertion, and when the Response was issued.
/// A report of failure is held against the request too before it is believed.
pub(super) fn covered<'d>(
    response: &SignedElement<'d>,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<(SignedElement<'d>, Timestamp), Refusal> {
    let issued = head(response, expected, now)?;
    if response.attribute("Destination") != Some(expected.endpoint) {
        return Err(Refusal::Destination);
    }
    if response.attribute("InResponseTo") != Some(expected.request.id.as_str()) {
        return Err(Refusal::InResponseTo);
    }
    let mut parts = Sequence::of(response);
    issuer(&parts.required(saml("Issuer"))?, expected)?;
    parts.optional(samlp("Extensions"));
    if let Some(failure) = status::failure(&parts.required(samlp("Status"))?)? {
        // Whatever else stands here is not looked at.
        return Err(Refusal::Status(failure));
    }
    let carrier = parts.next().ok_or(Refusal::Structure)?;
    parts.end()?;
    Ok((carrier, issued))
}

/// Holds a `Response` that nothing covers against the request. Its values are compared and none is read: that they fit makes
/// nothing true, and that they do not fit is reason enough to refuse.
pub(super) fn uncovered(response: &Uncovered<'_>, expected: &Expected<'_>) -> Result<(), Refusal> {
    if !response.attribute_is("Version", "2.0") {
        return Err(Refusal::Version);
    }
    if !response.attribute_is("Destination", expected.endpoint) {
        return Err(Refusal::Destination);
    }
    if !response.attribute_is("InResponseTo", &expected.request.id) {
        return Err(Refusal::InResponseTo);
    }
    if !response.child(saml("Issuer"))?.text_is(&expected.idp.entity_id) {
        return Err(Refusal::Issuer);
    }
    let first = response.child(samlp("Status"))?.child(samlp("StatusCode"))?;
    if first.attribute_is("Value", status::SUCCESS) {
        return Ok(());
    }
    let second = first.child(samlp("StatusCode")).ok();
    let failure = Failure::find(
        |code| first.attribute_is("Value", code),
        |code| second.as_ref().is_some_and(|second| second.attribute_is("Value", code)),
    );
    Err(failure.map_or(Refusal::Structure, Refusal::UnsignedStatus))
}

/// Version, identifier and age, which messages and assertions have alike. Gives when it was issued.
pub(super) fn head(element: &SignedElement<'_>, expected: &Expected<'_>, now: Timestamp) -> Result<Timestamp, Refusal> {
    if element.attribute("Version") != Some("2.0") {
        return Err(Refusal::Version);
    }
    if element.attribute("ID").is_none_or(str::is_empty) {
        return Err(Refusal::Identifier);
    }
    let issued = instant(element, "IssueInstant")?.ok_or(Refusal::Time)?;
    if issued > now.after(expected.timing.skew()) {
        return Err(Refusal::FromTheFuture);
    }
    if now.since(issued) > expected.timing.max_age() {
        return Err(Refusal::TooOld);
    }
    Ok(issued)
}

/// The issuer is the identity provider that the request was sent to.
pub(super) fn issuer(issuer: &SignedElement<'_>, expected: &Expected<'_>) -> Result<(), Refusal> {
    let format = issuer.attribute("Format").is_none_or(|format| format == ENTITY);
    let name = issuer.text().map_err(|_| Refusal::Issuer)?;
    if format && name == expected.idp.entity_id {
        Ok(())
    } else {
        Err(Refusal::Issuer)
    }
}

/// A time, if the attribute is there.
pub(super) fn instant(element: &SignedElement<'_>, name: &str) -> Result<Option<Timestamp>, Refusal> {
    let text = element.attribute(name);
    text.map(|text| Timestamp::parse(text).ok_or(Refusal::Time)).transpose()
}
