//! A `Response` that has come with HTTP-POST (SAML V2.0 Bindings, 3.5), and the order in which it is judged.

use super::{Expected, Protection, Refusal, SamlEvidence, Unspent, assertion, message, saml, samlp};
use crate::{
    crypto::Entropy,
    time::{Span, Timestamp},
    xml::{self, Encrypted, Limits, Name, Unverified},
};

const RESPONSE: Name = samlp("Response");
const ASSERTION: Name = saml("Assertion");

/// How long `SAMLResponse` may be: the largest message in base64, broken into lines.
const MAX_TEXT: usize = 400_000;

/// How old a request may be when its answer comes: as long as a person may take.
const MAX_PENDING: Span = Span::from_minutes(30);

/// A Response as it came. Nothing in it may be believed.
#[derive(Clone)]
pub struct UnverifiedResponse(Vec<u8>);

impl std::fmt::Debug for UnverifiedResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UnverifiedResponse")
    }
}

impl UnverifiedResponse {
    /// Takes the form's `SAMLResponse`: base64, which may be broken into lines.
    pub fn parse(form: &str) -> Result<Self, Refusal> {
        if form.len() > MAX_TEXT {
            return Err(Refusal::Encoding);
        }
        xml::base64_in_lines(form)
            .map(UnverifiedResponse)
            .ok_or(Refusal::Encoding)
    }

    /// Judges the Response. `entropy` is used to open the assertion, and must be fresh for every call.
    ///
    /// The order matters: that the request was sent to this identity provider, and lately; then the signature of the Response, then what the
    /// Response says of itself, then its assertion is opened, then judged. Nothing is opened that the identity provider has not signed (Deployment Profile, 8).
    pub fn verify(self, expected: &Expected<'_>, entropy: Entropy, now: Timestamp) -> Result<Unspent, Refusal> {
        if expected.request.idp != expected.idp.entity_id {
            return Err(Refusal::Issuer);
        }
        if now.since(expected.request.at) > MAX_PENDING {
            return Err(Refusal::RequestTooOld);
        }
        if now >= expected.idp.valid_until {
            return Err(Refusal::MetadataExpired);
        }
        let document = Unverified::parse(&self.0, &Limits::MESSAGE)?;
        let judged = match expected.rules.protection {
            Protection::Encrypted => encrypted(&document, expected, entropy, now),
            Protection::PlainAssertion => plain(&document, expected, now),
        };
        judged.map(Unspent)
    }
}

/// A signed Response around an encrypted assertion.
fn encrypted(
    document: &Unverified<'_>,
    expected: &Expected<'_>,
    entropy: Entropy,
    now: Timestamp,
) -> Result<SamlEvidence, Refusal> {
    let keys = &expected.idp.signing_keys;
    if document.is(RESPONSE) && !document.is_signed() {
        return Err(Refusal::Unsigned);
    }
    let signed = document.enveloped(RESPONSE)?.verify(keys)?;
    let response = signed.element(RESPONSE).ok_or(Refusal::Structure)?;
    let (carrier, issued) = message::covered(&response, expected, now)?;
    if carrier.is(ASSERTION) {
        return Err(Refusal::NotEncrypted);
    }
    if !carrier.is(saml("EncryptedAssertion")) {
        return Err(Refusal::Structure);
    }
    let opened = Encrypted::read(&carrier)?.open(expected.keys, entropy)?;
    let inner = opened.parse(&Limits::MESSAGE, ASSERTION)?;
    // Until the assertion is known to be the provider's, all failures are as if it had not opened (decision 0006).
    let closed = Refusal::Xml(xml::Refusal::Decryption);
    let signed = if inner.shares_id_with(document) {
        None
    } else if inner.is_signed() {
        inner.enveloped().and_then(|signature| signature.verify(keys)).ok()
    } else if expected.want_assertions_signed {
        None
    } else {
        Some(inner.covered())
    };
    let signed = signed.ok_or(closed)?;
    let assertion = signed.element(ASSERTION).ok_or(closed)?;
    let judged = assertion::judge(&assertion, Some(issued), expected, now);
    judged.map_err(|refusal| if refusal == Refusal::Issuer { closed } else { refusal })
}

/// A signed assertion in a Response that may be unsigned. What the Response says is compared and believed in nothing; if it is
/// signed after all, that signature must be right too.
fn plain(document: &Unverified<'_>, expected: &Expected<'_>, now: Timestamp) -> Result<SamlEvidence, Refusal> {
    let keys = &expected.idp.signing_keys;
    let issued = if document.is_signed() {
        let signed = document.enveloped(RESPONSE)?.verify(keys)?;
        let response = signed.element(RESPONSE).ok_or(Refusal::Structure)?;
        Some(message::covered(&response, expected, now)?.1)
    } else {
        message::uncovered(&document.uncovered(RESPONSE)?, expected)?;
        None
    };
    let signature = document
        .enveloped_in_child(RESPONSE, ASSERTION)
        .map_err(Refusal::Assertion)?;
    let signed = signature.verify(keys).map_err(Refusal::Assertion)?;
    let assertion = signed.element(ASSERTION).ok_or(Refusal::Structure)?;
    assertion::judge(&assertion, issued, expected, now)
}
