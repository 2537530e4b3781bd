//! The OCSP response that says a person's certificate was good when it signed (RFC 6960).

use crate::pki::{Holder, Pki};
use crate::random;
use anyhow::{Context, Result, anyhow};
use rcgen::SigningKey;
use sha1::{Digest, Sha1};
use shared::time::Timestamp;
use std::time::Duration;
use x509_cert::Certificate;
use x509_cert::der::asn1::{BitString, GeneralizedTime, Null, ObjectIdentifier, OctetString};
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspResponse, ResponderId, ResponseData,
    SingleResponse, Version,
};

/// id-pkix-ocsp-nonce.
const NONCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.2");
/// sha256WithRSAEncryption.
const SHA256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");

/// Says that `holder`'s certificate is good now, bound to `signature` (base64, as transmitted). DER.
pub(crate) fn ocsp_response(signature: &str, holder: &Holder, pki: &Pki, now: Timestamp) -> Result<Vec<u8>> {
    let read = |der: &[u8]| Certificate::from_der(der).context("cannot read a certificate of the sandbox");
    let responder = read(&pki.responder().certificate)?;
    let time = GeneralizedTime::from_unix_duration(Duration::from_secs(now.unix_seconds()))?;
    let time = OcspGeneralizedTime(time);
    let (issuer, subject) = (read(pki.customer_ca())?, read(&holder.certificate)?);
    let cert_id = CertId::from_cert::<Sha1>(&issuer, &subject).map_err(|_| anyhow!("cannot name a certificate"))?;
    let response = SingleResponse {
        cert_id,
        cert_status: CertStatus::good(),
        this_update: time,
        next_update: None,
        single_extensions: None,
    };
    let data = ResponseData {
        version: Version::V1,
        responder_id: ResponderId::ByName(responder.tbs_certificate.subject.clone()),
        produced_at: time,
        responses: vec![response],
        response_extensions: Some(vec![nonce(signature)?]),
    };
    let seal = pki
        .responder()
        .key
        .sign(&data.to_der()?)
        .context("cannot sign with the OCSP responder's key")?;
    let basic = BasicOcspResponse {
        tbs_response_data: data,
        signature_algorithm: AlgorithmIdentifierOwned {
            oid: SHA256_WITH_RSA,
            parameters: Some(Null.into()),
        },
        signature: BitString::from_bytes(&seal)?,
        certs: Some(vec![responder]),
    };
    Ok(OcspResponse::successful(basic)?.to_der()?)
}

/// What binds the response to the signature: SHA-1 over the signature's base64, then 12 random bytes. They stand in the extension
/// without an OCTET STRING around them, as in BankID's own (RFC 8954, 2.1 would have one).
fn nonce(signature: &str) -> Result<Extension> {
    let random: [u8; 12] = random::bytes()?;
    let value = [Sha1::digest(signature).as_slice(), &random].concat();
    Ok(Extension {
        extn_id: NONCE,
        critical: true,
        extn_value: OctetString::new(value)?,
    })
}
