//! Certificates of the shapes that BankID's world has, in few words.

use anyhow::{Context, Result};
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DistinguishedName, DnType, DnValue, IsCa, KeyIdMethod,
    KeyPair, KeyUsagePurpose, SanType, SerialNumber, SignatureAlgorithm,
};
use rsa::pkcs8::EncodePrivateKey;
use rustls::pki_types::PrivatePkcs8KeyDer;
use sha1::{Digest, Sha1};
use shared::time::{Span, Timestamp};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::thread;
use time::OffsetDateTime;
use x509_cert::der::Encode;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::ext::pkix::CertificatePolicies;
use x509_cert::ext::pkix::certpolicy::PolicyInformation;

/// id-ce-extKeyUsage; written by hand since BankID's OCSP responders have it critical.
const EXTENDED_KEY_USAGE: &[u64] = &[2, 5, 29, 37];
const CERTIFICATE_POLICIES: &[u64] = &[2, 5, 29, 32];
const SUBJECT_KEY_IDENTIFIER: &[u64] = &[2, 5, 29, 14];
/// id-pkix-ocsp-nocheck (RFC 6960, 4.2.2.2.1).
const OCSP_NO_CHECK: &[u64] = &[1, 3, 6, 1, 5, 5, 7, 48, 1, 5];

/// Size of every RSA key. The real CAs have 4096 bits; 2048 are made in a second and verify by the same rules.
const RSA_BITS: usize = 2048;

const DAY: Span = Span::from_minutes(24 * 60);

/// Makes `count` RSA keys, as many at a time as the machine has cores. Each is a PKCS #8 document.
pub(super) fn rsa_keys(count: usize) -> Result<Vec<Vec<u8>>> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(count).max(1);
    thread::scope(|scope| {
        let shares = (0..workers).map(|worker| (count + workers - 1 - worker) / workers);
        let workers: Vec<_> = shares
            .map(|share| scope.spawn(move || (0..share).map(|_| rsa_key()).collect()))
            .collect();
        let mut keys = Vec::with_capacity(count);
        for worker in workers {
            let made: Result<Vec<_>> = worker.join().map_err(|_| anyhow::anyhow!("making a key failed"))?;
            keys.extend(made?);
        }
        Ok(keys)
    })
}

fn rsa_key() -> Result<Vec<u8>> {
    let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, RSA_BITS).context("cannot make an RSA key")?;
    Ok(key
        .to_pkcs8_der()
        .context("cannot write an RSA key")?
        .as_bytes()
        .to_vec())
}

/// The key in a PKCS #8 document, for signatures with `algorithm`.
pub(super) fn key(pkcs8: Vec<u8>, algorithm: &'static SignatureAlgorithm) -> Result<KeyPair> {
    KeyPair::from_pkcs8_der_and_sign_algo(&PrivatePkcs8KeyDer::from(pkcs8), algorithm).context("cannot read a key")
}

/// One part of a distinguished name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'a> {
    Country(&'a str),
    Organisation(&'a str),
    Unit(&'a str),
    Surname(&'a str),
    GivenName(&'a str),
    /// The attribute `serialNumber` (2.5.4.5): a personnummer or an organisationsnummer.
    Number(&'a str),
    /// The attribute `name` (2.5.4.41).
    Name(&'a str),
    CommonName(&'a str),
}

fn distinguished_name(parts: &[Part<'_>]) -> Result<DistinguishedName> {
    let printable = |text: &str| -> Result<DnValue> { Ok(DnValue::PrintableString(text.try_into()?)) };
    let text = |text: &str| -> Result<DnValue> { Ok(DnValue::Utf8String(text.to_owned())) };
    let mut name = DistinguishedName::new();
    for part in parts {
        let (oid, value) = match *part {
            Part::Country(value) => (6, printable(value)),
            Part::Organisation(value) => (10, text(value)),
            Part::Unit(value) => (11, text(value)),
            Part::Surname(value) => (4, text(value)),
            Part::GivenName(value) => (42, text(value)),
            Part::Number(value) => (5, printable(value)),
            Part::Name(value) => (41, text(value)),
            Part::CommonName(value) => (3, text(value)),
        };
        name.push(DnType::from_oid(&[2, 5, 4, oid]), value?);
    }
    Ok(name)
}

/// What every certificate of the sandbox has: a name, a life of `days` from yesterday, and key identifiers by SHA-1, as BankID's
/// have them (RFC 5280, 4.2.1.2, method 1).
fn common(subject: &[Part<'_>], key: &KeyPair, now: Timestamp, days: u64) -> Result<CertificateParams> {
    let mut params = CertificateParams::default();
    params.distinguished_name = distinguished_name(subject)?;
    params.not_before = date(now.before(DAY))?;
    params.not_after = date(now.after(Span::from_millis(DAY.millis().saturating_mul(days))))?;
    params.use_authority_key_identifier_extension = true;
    params.key_identifier_method = KeyIdMethod::PreSpecified(Sha1::digest(key.public_key_raw()).to_vec());
    let mut serial: [u8; 8] = crate::random::bytes()?;
    if let Some(first) = serial.first_mut() {
        // Positive, and never with a leading zero byte.
        *first = (*first & 0x3f) | 0x40;
    }
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    Ok(params)
}

fn date(at: Timestamp) -> Result<OffsetDateTime> {
    Ok(OffsetDateTime::from_unix_timestamp(i64::try_from(at.unix_seconds())?)?)
}

/// A certificate authority, good for ten years.
pub(super) fn authority(
    subject: &[Part<'_>],
    key: &KeyPair,
    policies: &[&str],
    now: Timestamp,
) -> Result<CertificateParams> {
    let mut params = common(subject, key, now, 3650)?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    if !policies.is_empty() {
        params.custom_extensions.push(certificate_policies(policies)?);
    }
    Ok(params)
}

/// A TLS server on this machine.
pub(super) fn server(subject: &[Part<'_>], key: &KeyPair, now: Timestamp) -> Result<CertificateParams> {
    let mut params = common(subject, key, now, 730)?;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyEncipherment];
    params.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ServerAuth];
    params.subject_alt_names = vec![
        SanType::DnsName("localhost".try_into()?),
        SanType::IpAddress(Ipv4Addr::LOCALHOST.into()),
        SanType::IpAddress(Ipv6Addr::LOCALHOST.into()),
    ];
    Ok(params)
}

/// A relying party as a TLS client. BankID's live two years.
pub(super) fn relying_party(subject: &[Part<'_>], key: &KeyPair, now: Timestamp) -> Result<CertificateParams> {
    let mut params = common(subject, key, now, 730)?;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyEncipherment];
    params.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ClientAuth];
    Ok(params)
}

/// The holder of a BankID, good for a year.
pub(super) fn holder(subject: &[Part<'_>], key: &KeyPair, policy: &str, now: Timestamp) -> Result<CertificateParams> {
    let mut params = common(subject, key, now, 365)?;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.custom_extensions = vec![certificate_policies(&[policy])?, subject_key_identifier(key)?];
    Ok(params)
}

/// An OCSP responder of a Customer CA: may sign nothing else, and is itself not looked up.
pub(super) fn responder(
    subject: &[Part<'_>],
    key: &KeyPair,
    policies: &[&str],
    now: Timestamp,
) -> Result<CertificateParams> {
    let mut params = common(subject, key, now, 365)?;
    params.key_usages = vec![KeyUsagePurpose::ContentCommitment];
    // SEQUENCE { id-kp-OCSPSigning }
    let usage = vec![0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x09];
    let mut usage = CustomExtension::from_oid_content(EXTENDED_KEY_USAGE, usage);
    usage.set_criticality(true);
    let no_check = CustomExtension::from_oid_content(OCSP_NO_CHECK, vec![0x05, 0x00]);
    params.custom_extensions = vec![
        certificate_policies(policies)?,
        usage,
        no_check,
        subject_key_identifier(key)?,
    ];
    Ok(params)
}

fn certificate_policies(oids: &[&str]) -> Result<CustomExtension> {
    let policies = oids.iter().map(|oid| {
        Ok(PolicyInformation {
            policy_identifier: ObjectIdentifier::new(oid)?,
            policy_qualifiers: None,
        })
    });
    let policies = CertificatePolicies(policies.collect::<Result<_>>()?);
    Ok(CustomExtension::from_oid_content(
        CERTIFICATE_POLICIES,
        policies.to_der()?,
    ))
}

fn subject_key_identifier(key: &KeyPair) -> Result<CustomExtension> {
    let identifier = x509_cert::der::asn1::OctetString::new(Sha1::digest(key.public_key_raw()).to_vec())?;
    Ok(CustomExtension::from_oid_content(
        SUBJECT_KEY_IDENTIFIER,
        identifier.to_der()?,
    ))
}
