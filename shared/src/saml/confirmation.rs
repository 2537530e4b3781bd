//! `Subject`: the pseudonym, and that whoever brings the assertion is the one, here, now, and for our request (SAML V2.0 Core, 2.4;
//! Deployment Profile, 6.2 and 6.3.2).

use super::{Expected, NameId, Refusal, message::instant, saml, sequence::Sequence};
use crate::{
    crypto::PublicKey,
    time::Timestamp,
    xml::{Name, SignedElement, base64_in_lines},
};

const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const HOLDER_OF_KEY: &str = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key";
/// The format of a name that is said to have none (SAML V2.0 Core, 8.3.1).
const UNSPECIFIED: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
/// Identifiers of curves are object identifiers (XML Signature 1.1, 4.5.2.3.1).
const OBJECT_IDENTIFIER: &str = "urn:oid:";

/// How whoever brings an assertion shows that it is theirs: what the endpoint has, not what the message says.
#[derive(Clone, Copy, Debug)]
pub enum Confirmation<'a> {
    /// By having it: the endpoint is one of the Web Browser SSO Profile (SAML V2.0 Profiles, 4.1).
    Bearer,
    /// By the key of the certificate, in DER, with which the browser has connected by TLS: the endpoint is one of the Holder-of-Key
    /// Web Browser SSO Profile, 2.4. An endpoint that has seen no certificate must refuse before it gets here.
    HolderOfKey(&'a [u8]),
}

/// Judges `Subject`; gives the pseudonym, and until when it is confirmed.
pub(super) fn subject(
    subject: &SignedElement<'_>,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<(NameId, Timestamp), Refusal> {
    let mut parts = Sequence::of(subject);
    if parts.optional(saml("EncryptedID")).is_some() {
        return Err(Refusal::InnerEncryption);
    }
    let name = parts.required(saml("NameID"))?;
    let name_id = NameId {
        format: name.attribute("Format").unwrap_or(UNSPECIFIED).to_owned(),
        value: name.text().map_err(|_| Refusal::Structure)?,
    };
    if name_id.value.trim().is_empty() {
        return Err(Refusal::Identifier);
    }
    let confirmation = parts.required(saml("SubjectConfirmation"))?;
    parts.end().map_err(|_| Refusal::Confirmation)?;
    let mut parts = Sequence::of(&confirmation);
    let data = parts.required(saml("SubjectConfirmationData"));
    let data = data.map_err(|_| Refusal::Confirmation)?;
    parts.end().map_err(|_| Refusal::Confirmation)?;
    let is_theirs = match (expected.confirmation, confirmation.attribute("Method")) {
        // A key would be that of a holder of key.
        (Confirmation::Bearer, Some(BEARER)) => data.children().next().is_none(),
        (Confirmation::HolderOfKey(certificate), Some(HOLDER_OF_KEY)) => is_held(&data, certificate),
        (Confirmation::Bearer | Confirmation::HolderOfKey(_), _) => false,
    };
    if is_theirs {
        Ok((name_id, confirmed(&data, expected, now)?))
    } else {
        Err(Refusal::Confirmation)
    }
}

/// `SubjectConfirmationData` (SAML V2.0 Profiles, 4.1.4.2; of a holder of key the Deployment Profile, 6.2 wants the same).
fn confirmed(data: &SignedElement<'_>, expected: &Expected<'_>, now: Timestamp) -> Result<Timestamp, Refusal> {
    // A beginning is forbidden.
    if data.attribute("NotBefore").is_some() {
        return Err(Refusal::Confirmation);
    }
    let recipient = data.attribute("Recipient");
    if recipient != Some(expected.endpoint) || recipient != Some(expected.request.acs.as_str()) {
        return Err(Refusal::Recipient);
    }
    if data.attribute("InResponseTo") != Some(expected.request.id.as_str()) {
        return Err(Refusal::InResponseTo);
    }
    ends(data, expected, now)
}

/// `NotOnOrAfter`, which must be there and must not have passed.
pub(super) fn ends(element: &SignedElement<'_>, expected: &Expected<'_>, now: Timestamp) -> Result<Timestamp, Refusal> {
    let until = instant(element, "NotOnOrAfter")?.ok_or(Refusal::Expired)?;
    if now < until.after(expected.timing.skew()) {
        Ok(until)
    } else {
        Err(Refusal::Expired)
    }
}

/// Whether the data name the key of this certificate, and no other: by the certificate itself, or by the key's value where the
/// certificate would say more of the person than the attributes do (Deployment Profile, 6.2.2).
fn is_held(data: &SignedElement<'_>, certificate: &[u8]) -> bool {
    // What is no certificate with a key that we take is held by nobody.
    let Ok(key) = PublicKey::from_certificate(certificate) else {
        return false;
    };
    let Some(named) = only(data)
        .filter(|info| info.is(Name::dsig("KeyInfo")))
        .and_then(|info| only(&info))
    else {
        return false;
    };
    let Some(inner) = only(&named) else {
        return false;
    };
    if named.is(Name::dsig("X509Data")) {
        inner.is(Name::dsig("X509Certificate")) && bytes(&inner).is_some_and(|der| der == certificate)
    } else if named.is(Name::dsig("KeyValue")) {
        rsa(&inner, &key).or_else(|| ec(&inner, &key)).unwrap_or(false)
    } else {
        false
    }
}

/// Whether `RSAKeyValue` (XML Signature, 4.5.2.2) is this key.
fn rsa(value: &SignedElement<'_>, key: &PublicKey) -> Option<bool> {
    if !value.is(Name::dsig("RSAKeyValue")) {
        return None;
    }
    let mut parts = Sequence::of(value);
    let modulus = parts.optional(Name::dsig("Modulus")).and_then(|part| bytes(&part))?;
    let exponent = parts.optional(Name::dsig("Exponent")).and_then(|part| bytes(&part))?;
    Some(parts.end().is_ok() && key.is_rsa(&modulus, &exponent))
}

/// Whether `ECKeyValue` (XML Signature 1.1, 4.5.2.3) is this key.
fn ec(value: &SignedElement<'_>, key: &PublicKey) -> Option<bool> {
    if !value.is(Name::dsig11("ECKeyValue")) {
        return None;
    }
    let mut parts = Sequence::of(value);
    let curve = parts.optional(Name::dsig11("NamedCurve"))?;
    let curve = curve.attribute("URI")?.strip_prefix(OBJECT_IDENTIFIER)?;
    let point = parts
        .optional(Name::dsig11("PublicKey"))
        .and_then(|part| bytes(&part))?;
    Some(parts.end().is_ok() && key.is_point(curve, &point))
}

fn bytes(element: &SignedElement<'_>) -> Option<Vec<u8>> {
    element.text().ok().and_then(|text| base64_in_lines(&text))
}

/// The one element in this one: of several, no reader knows which one another reads.
fn only<'d>(element: &SignedElement<'d>) -> Option<SignedElement<'d>> {
    let mut children = element.children();
    children.next().filter(|_| children.next().is_none())
}
