//! Certificates: what we read from them, and the path to a root that we trust.
//!
//! `webpki` verifies paths; `x509-cert` reads names and extensions. A certificate is read by both, so that one which only one
//! of them takes is refused.

pub mod ocsp;

use crate::{crypto, time::Timestamp};
use der::{
    Decode, Encode,
    asn1::{ObjectIdentifier, PrintableStringRef, Utf8StringRef},
};
use pki_types::{CertificateDer, UnixTime, pem::PemObject};
use std::{fmt, ops::RangeInclusive, time::Duration};
use webpki::EndEntityCert;
use x509_cert::ext::pkix::{CertificatePolicies, KeyUsage, KeyUsages};

/// Why a certificate or a path was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// A certificate may not do what it was used for.
    KeyUsage,
    /// Not a certificate that we can read.
    Malformed,
    /// No path of exactly these certificates leads to the root.
    Path,
    /// A certificate was not valid yet, or no longer, at the time that counts.
    Time,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::KeyUsage => "key usage does not allow it",
            Refusal::Malformed => "certificate is malformed",
            Refusal::Path => "no path to a trusted root",
            Refusal::Time => "certificate not valid at that time",
        })
    }
}

impl std::error::Error for Refusal {}

/// A certificate that has been read, and not verified by that.
#[derive(Clone)]
pub struct Certificate {
    der: CertificateDer<'static>,
    read: x509_cert::Certificate,
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Certificate")
    }
}

impl Certificate {
    /// Reads the DER of one certificate.
    pub fn from_der(der: Vec<u8>) -> Result<Self, Refusal> {
        let read = x509_cert::Certificate::from_der(&der).map_err(|_| Refusal::Malformed)?;
        Ok(Certificate {
            der: CertificateDer::from(der),
            read,
        })
    }

    /// Reads every certificate in a PEM text (RFC 7468); none is an error.
    pub fn from_pem(pem: &str) -> Result<Vec<Self>, Refusal> {
        let found = CertificateDer::pem_slice_iter(pem.as_bytes()).map(|der| {
            let der = der.map_err(|_| Refusal::Malformed)?;
            Certificate::from_der(der.to_vec())
        });
        let found = found.collect::<Result<Vec<_>, _>>()?;
        if found.is_empty() {
            Err(Refusal::Malformed)
        } else {
            Ok(found)
        }
    }

    /// The DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The value of an attribute of the subject's name; `None` if it is not there. An attribute that is there twice, or that is
    /// neither a `UTF8String` nor a `PrintableString`, is refused.
    pub fn subject_attribute(&self, oid: ObjectIdentifier) -> Result<Option<String>, Refusal> {
        let mut values = self
            .read
            .tbs_certificate()
            .subject()
            .iter()
            .filter(|attribute| attribute.oid == oid);
        let (first, second) = (values.next(), values.next());
        if second.is_some() {
            return Err(Refusal::Malformed);
        }
        first.map(|attribute| text(&attribute.value)).transpose()
    }

    /// The certificate policies; none if the extension is not there.
    pub fn policies(&self) -> Result<Vec<ObjectIdentifier>, Refusal> {
        let extension = self.read.tbs_certificate().get_extension::<CertificatePolicies>();
        let policies = extension
            .map_err(|_| Refusal::Malformed)?
            .map(|(_, CertificatePolicies(list))| list);
        Ok(policies
            .unwrap_or_default()
            .into_iter()
            .map(|policy| policy.policy_identifier)
            .collect())
    }

    /// Whether the extension is there.
    pub fn has_extension(&self, oid: ObjectIdentifier) -> bool {
        let mut extensions = self.read.tbs_certificate().extensions().into_iter().flatten();
        extensions.any(|extension| extension.extn_id == oid)
    }

    /// Whether the key may sign certificates.
    pub fn may_sign_certificates(&self) -> Result<bool, Refusal> {
        Ok(self
            .key_usage()?
            .is_some_and(|usage| usage.0.contains(KeyUsages::KeyCertSign)))
    }

    /// Whether the key may sign something other than certificates: `digitalSignature` or `nonRepudiation`.
    pub fn may_sign(&self) -> Result<bool, Refusal> {
        let signing = KeyUsages::DigitalSignature | KeyUsages::NonRepudiation;
        Ok(self.key_usage()?.is_some_and(|usage| !(usage.0 & signing).is_empty()))
    }

    /// Whether `at` lies within the validity, both ends included (RFC 5280, 4.1.2.5).
    pub fn is_valid_at(&self, at: Timestamp) -> bool {
        self.validity()
            .contains(&Timestamp::from_unix_seconds(at.unix_seconds()))
    }

    /// Verifies a signature with the certificate's key, whose algorithm must be the one that `algorithm` takes.
    pub fn verifies(&self, algorithm: crypto::SignatureAlgorithm, message: &[u8], signature: &[u8]) -> bool {
        let (Some(verifier), Ok(certificate)) = (algorithm.verifier(), EndEntityCert::try_from(&self.der)) else {
            return false;
        };
        certificate.verify_signature(verifier, message, signature).is_ok()
    }

    /// Verifies that the path from this certificate over exactly these CAs, the nearest first, to the root holds at `at`:
    /// names, signatures, validity, basic constraints, key usage and unknown critical extensions (RFC 5280, 6.1). `purpose` is
    /// the extended key usage that the certificate must have.
    pub fn verify_path(
        &self,
        cas: &[&Certificate],
        root: &Certificate,
        at: Timestamp,
        purpose: Purpose,
    ) -> Result<(), Refusal> {
        let leaf = EndEntityCert::try_from(&self.der).map_err(|_| Refusal::Malformed)?;
        let anchors = [webpki::anchor_from_trusted_cert(&root.der).map_err(|_| Refusal::Malformed)?];
        let between: Vec<_> = cas.iter().map(|ca| ca.der.clone()).collect();
        let time = UnixTime::since_unix_epoch(Duration::from_secs(at.unix_seconds()));
        let verifiers = crypto::certificate_verifiers();
        let path = leaf.verify_for_usage(&verifiers, &anchors, &between, time, purpose.usage(), None, None);
        let path = path.map_err(refusal)?;
        if !path
            .intermediate_certificates()
            .map(|ca| ca.der())
            .eq(between.iter().cloned())
        {
            return Err(Refusal::Path);
        }
        // Neither of these is checked by webpki.
        if !root.is_valid_at(at) {
            return Err(Refusal::Time);
        }
        for ca in cas.iter().copied().chain([root]) {
            if !ca.may_sign_certificates()? {
                return Err(Refusal::KeyUsage);
            }
        }
        if self.may_sign()? {
            Ok(())
        } else {
            Err(Refusal::KeyUsage)
        }
    }

    /// When the path holds that [`Certificate::verify_path`] verifies: the time in which every certificate of it is valid. What it costs to
    /// verify is paid once then, for a path that does not change.
    pub fn path_validity(
        &self,
        cas: &[&Certificate],
        root: &Certificate,
        purpose: Purpose,
    ) -> Result<RangeInclusive<Timestamp>, Refusal> {
        let path = || cas.iter().copied().chain([root, self]).map(Certificate::validity);
        let from = path().map(|validity| *validity.start()).max();
        let until = path().map(|validity| *validity.end()).min();
        let (Some(from), Some(until)) = (from, until) else {
            return Err(Refusal::Path);
        };
        // Where the validities have no time in common, the path does not hold at the beginning of the last of them.
        self.verify_path(cas, root, from, purpose)?;
        Ok(from..=until)
    }

    fn validity(&self) -> RangeInclusive<Timestamp> {
        let validity = self.read.tbs_certificate().validity();
        let [from, until] = [&validity.not_before, &validity.not_after]
            .map(|time| Timestamp::from_unix_seconds(time.to_unix_duration().as_secs()));
        from..=until
    }

    fn key_usage(&self) -> Result<Option<KeyUsage>, Refusal> {
        let extension = self
            .read
            .tbs_certificate()
            .get_extension::<KeyUsage>()
            .map_err(|_| Refusal::Malformed)?;
        Ok(extension.map(|(_, usage)| usage))
    }

    /// The subject's name in DER.
    fn subject_der(&self) -> Result<Vec<u8>, Refusal> {
        self.read
            .tbs_certificate()
            .subject()
            .to_der()
            .map_err(|_| Refusal::Malformed)
    }
}

/// What a certificate at the end of a path is used for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// A person signs. If the certificate names extended key usages, `id-kp-clientAuth` must be among them.
    Person,
    /// An issuer signs messages: a certificate that names extended key usages is for something else, unless any is among them.
    Message,
    /// A responder signs OCSP responses: `id-kp-OCSPSigning` must be there.
    OcspSigning,
}

impl Purpose {
    fn usage(self) -> webpki::KeyUsage {
        match self {
            Purpose::Person => webpki::KeyUsage::client_auth(),
            // anyExtendedKeyUsage, 2.5.29.37.0
            Purpose::Message => webpki::KeyUsage::required_if_present(&[85, 29, 37, 0]),
            // id-kp-OCSPSigning, 1.3.6.1.5.5.7.3.9
            Purpose::OcspSigning => webpki::KeyUsage::required(&[43, 6, 1, 5, 5, 7, 3, 9]),
        }
    }
}

fn refusal(error: webpki::Error) -> Refusal {
    match error {
        webpki::Error::CertExpired { .. } | webpki::Error::CertNotValidYet { .. } => Refusal::Time,
        webpki::Error::RequiredEkuNotFoundContext(_) => Refusal::KeyUsage,
        _ => Refusal::Path,
    }
}

fn text(value: &der::Any) -> Result<String, Refusal> {
    let utf8 = value
        .decode_as::<Utf8StringRef<'_>>()
        .map(|text| text.as_str().to_owned());
    let text = utf8.or_else(|_| {
        value
            .decode_as::<PrintableStringRef<'_>>()
            .map(|text| text.as_str().to_owned())
    });
    text.map_err(|_| Refusal::Malformed)
}
