//! OCSP responses (RFC 6960), as far as a stapled answer about one certificate needs them.

use super::{Certificate, Purpose, Refusal as CertificateRefusal};
use crate::{
    crypto::SignatureAlgorithm,
    time::{Span, Timestamp},
};
use der::{
    Any, Class, Decode, Encode, Enumerated, Sequence, Tag, Tagged,
    asn1::{BitString, GeneralizedTime, ObjectIdentifier, OctetString},
};
use sha1::{Digest, Sha1};
use std::fmt;
use x509_cert::ext::Extension;

/// `id-pkix-ocsp-basic` (RFC 6960, 4.2.1).
const BASIC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.1");
/// `id-pkix-ocsp-nonce` (RFC 6960, 4.4.1).
const NONCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.2");
/// `id-pkix-ocsp-nocheck` (RFC 6960, 4.2.2.2.1).
const NO_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");
/// How old what the responder knows may be. That the answer itself is new is for the caller to see.
const MAX_STATUS_AGE: Span = Span::from_minutes(24 * 60);
/// The `AlgorithmIdentifier` of SHA-1, without and with parameters: only to name a certificate by the hashes of its issuer.
const SHA1: [&[u8]; 2] = [&[6, 5, 43, 14, 3, 2, 26], &[6, 5, 43, 14, 3, 2, 26, 5, 0]];

/// Why an OCSP response was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// The answer is about another certificate.
    CertId,
    /// Not an OCSP response that we can read, or one of several answers.
    Malformed,
    /// There is no critical nonce, or an unknown critical extension.
    Nonce,
    /// The certificate of the responder: not there, not issued by the CA whose certificates it speaks of, or not for this.
    Responder(CertificateRefusal),
    /// The signature does not match.
    Signature,
    /// The certificate is revoked, or unknown to the responder.
    Status,
    /// The responder did not answer the question (`responseStatus`).
    Unsuccessful,
    /// The answer is one of those that are made beforehand (`nextUpdate`), or its times contradict each other.
    Validity,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::CertId => f.write_str("answer is about another certificate"),
            Refusal::Malformed => f.write_str("response is malformed"),
            Refusal::Nonce => f.write_str("nonce is missing or an extension unknown"),
            Refusal::Responder(refusal) => write!(f, "responder: {refusal}"),
            Refusal::Signature => f.write_str("signature does not match"),
            Refusal::Status => f.write_str("certificate is not good"),
            Refusal::Unsuccessful => f.write_str("responder did not answer"),
            Refusal::Validity => f.write_str("times are not those of a fresh answer"),
        }
    }
}

impl std::error::Error for Refusal {}

#[derive(Sequence)]
struct OcspResponse {
    status: Status,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    bytes: Option<ResponseBytes>,
}

#[derive(Clone, Copy, Enumerated, Eq, PartialEq)]
#[repr(u8)]
enum Status {
    Successful = 0,
    MalformedRequest = 1,
    InternalError = 2,
    TryLater = 3,
    SigRequired = 5,
    Unauthorized = 6,
}

#[derive(Sequence)]
struct ResponseBytes {
    kind: ObjectIdentifier,
    response: OctetString,
}

#[derive(Sequence)]
struct BasicResponse {
    /// Kept as it is: these are the bytes that are signed.
    data: Any,
    algorithm: Any,
    signature: BitString,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    certificates: Option<Vec<Any>>,
}

#[derive(Sequence)]
struct ResponseData {
    /// Version 1 is the default and must not be written (X.690, 11.5).
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    version: Option<u8>,
    responder: Any,
    produced_at: GeneralizedTime,
    responses: Vec<SingleResponse>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    extensions: Option<Vec<Extension>>,
}

#[derive(Sequence)]
struct SingleResponse {
    id: CertId,
    status: Any,
    this_update: GeneralizedTime,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    next_update: Option<GeneralizedTime>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    extensions: Option<Vec<Extension>>,
}

#[derive(Sequence)]
struct CertId {
    hash: Any,
    issuer_name_hash: OctetString,
    issuer_key_hash: OctetString,
    serial_number: Any,
}

/// An OCSP response that has been read and not verified: one answer, with a nonce and the responder's certificate.
pub struct Unverified {
    basic: BasicResponse,
    data: ResponseData,
    answer: SingleResponse,
    responder: Certificate,
    nonce: Vec<u8>,
}

/// What a verified OCSP response says of a certificate: it was good at this time, and the answer was made for this nonce.
#[derive(Debug)]
pub struct Good {
    produced_at: Timestamp,
    nonce: Vec<u8>,
}

impl Good {
    /// When the responder answered.
    pub fn produced_at(&self) -> Timestamp {
        self.produced_at
    }

    /// What stands in the nonce extension, as it stands there.
    pub fn nonce(&self) -> &[u8] {
        &self.nonce
    }
}

impl Unverified {
    /// Reads the DER.
    pub fn parse(der: &[u8]) -> Result<Self, Refusal> {
        let response = OcspResponse::from_der(der).map_err(|_| Refusal::Malformed)?;
        if response.status != Status::Successful {
            return Err(Refusal::Unsuccessful);
        }
        let bytes = response
            .bytes
            .filter(|bytes| bytes.kind == BASIC)
            .ok_or(Refusal::Malformed)?;
        let basic = BasicResponse::from_der(bytes.response.as_bytes()).map_err(|_| Refusal::Malformed)?;
        let mut data: ResponseData = basic.data.decode_as().map_err(|_| Refusal::Malformed)?;
        let answer = data
            .responses
            .pop()
            .filter(|_| data.responses.is_empty() && data.version.is_none());
        let answer = answer.ok_or(Refusal::Malformed)?;
        let nonce = nonce(&data, &answer)?;
        let no_certificate = Refusal::Responder(CertificateRefusal::Malformed);
        let Some([certificate]) = basic.certificates.as_deref() else {
            return Err(no_certificate);
        };
        let responder = certificate.to_der().map_err(|_| no_certificate)?;
        let responder = Certificate::from_der(responder).map_err(Refusal::Responder)?;
        Ok(Unverified {
            basic,
            data,
            answer,
            responder,
            nonce,
        })
    }

    /// When the responder says that it answered. Not verified: it is the time at which the certificates are judged, and a
    /// false one makes the signature false.
    pub fn claimed_time(&self) -> Timestamp {
        timestamp(&self.data.produced_at)
    }

    /// Verifies that `issuer`'s responder says of `subject`, which `issuer` issued, that it is good. `issuer` must be trusted
    /// for this already.
    pub fn verify(self, subject: &Certificate, issuer: &Certificate) -> Result<Good, Refusal> {
        // 1. The responder's certificate: issued by the same CA, for signing OCSP responses, and itself not to be asked
        //    about (RFC 6960, 4.2.2.2). The name in the response is its name.
        let at = self.claimed_time();
        self.responder
            .verify_path(&[], issuer, at, Purpose::OcspSigning)
            .map_err(Refusal::Responder)?;
        if !self.responder.has_extension(NO_CHECK) || !self.names_responder()? {
            return Err(Refusal::Responder(CertificateRefusal::KeyUsage));
        }
        // 2. The signature over the response data.
        //    The identifier is compared byte for byte, and so is the tag around it: it is not signed, and another would be another
        //    spelling of the same response.
        let identifier = Some(&self.basic.algorithm).filter(|identifier| identifier.tag() == Tag::Sequence);
        let algorithm = identifier.and_then(|identifier| SignatureAlgorithm::from_identifier(identifier.value()));
        let algorithm = algorithm.ok_or(Refusal::Signature)?;
        let signed = self.basic.data.to_der().map_err(|_| Refusal::Malformed)?;
        let signature = self.basic.signature.as_bytes().ok_or(Refusal::Signature)?;
        if !self.responder.verifies(algorithm, &signed, signature) {
            return Err(Refusal::Signature);
        }
        // 3. The certificate that it is about.
        if !self.is_about(subject, issuer)? {
            return Err(Refusal::CertId);
        }
        // 4. Good: [0] IMPLICIT NULL. Revoked and unknown are other tags.
        let tag = self.answer.status.tag();
        if tag.class() != Class::ContextSpecific || tag.number().value() != 0 || !self.answer.status.value().is_empty()
        {
            return Err(Refusal::Status);
        }
        // 5. Made for this question, not beforehand, out of what was known within a day.
        let known = timestamp(&self.answer.this_update);
        if self.answer.next_update.is_some() || known > at || at.since(known) > MAX_STATUS_AGE {
            return Err(Refusal::Validity);
        }
        Ok(Good {
            produced_at: at,
            nonce: self.nonce,
        })
    }

    /// `responderID` is `byName [1]` and the name of the embedded certificate.
    fn names_responder(&self) -> Result<bool, Refusal> {
        let (id, name) = (
            &self.data.responder,
            self.responder.subject_der().map_err(Refusal::Responder)?,
        );
        Ok(id.tag().class() == Class::ContextSpecific && id.tag().number().value() == 1 && id.value() == name)
    }

    fn is_about(&self, subject: &Certificate, issuer: &Certificate) -> Result<bool, Refusal> {
        let id = &self.answer.id;
        let name = issuer.subject_der().map_err(|_| Refusal::Malformed)?;
        let key = &issuer
            .read
            .tbs_certificate()
            .subject_public_key_info()
            .subject_public_key;
        let serial = subject.read.tbs_certificate().serial_number();
        Ok(SHA1.contains(&id.hash.value())
            && id.issuer_name_hash.as_bytes() == Sha1::digest(name).as_slice()
            && id.issuer_key_hash.as_bytes() == Sha1::digest(key.raw_bytes()).as_slice()
            && id.serial_number.value() == serial.as_bytes())
    }
}

/// The value of the nonce extension, which must be there once and critical. Another critical extension is refused.
fn nonce(data: &ResponseData, answer: &SingleResponse) -> Result<Vec<u8>, Refusal> {
    if answer.extensions.iter().flatten().any(|extension| extension.critical) {
        return Err(Refusal::Nonce);
    }
    let mut critical = data
        .extensions
        .iter()
        .flatten()
        .filter(|extension| extension.critical || extension.extn_id == NONCE);
    match (critical.next(), critical.next()) {
        (Some(nonce), None) if nonce.critical && nonce.extn_id == NONCE => Ok(nonce.extn_value.as_bytes().to_vec()),
        _ => Err(Refusal::Nonce),
    }
}

fn timestamp(time: &GeneralizedTime) -> Timestamp {
    Timestamp::from_unix_seconds(time.to_unix_duration().as_secs())
}
