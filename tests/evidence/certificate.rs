//! Certificates (RFC 5280, 4.1).

use super::{
    der,
    key::{Hash, Key},
};

/// `keyUsage`: digitalSignature.
pub const SIGNS: &[u8] = &[7, 0x80];
/// `keyUsage`: keyCertSign and cRLSign.
pub const CERTIFIES: &[u8] = &[1, 0x06];

/// What stands in a certificate. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The attributes of the subject, each with its OID.
    pub subject: Vec<(&'static str, String)>,
    /// The attributes of the issuer.
    pub issuer: Vec<(&'static str, String)>,
    /// The serial number.
    pub serial: u8,
    /// `GeneralizedTime` texts.
    pub validity: [&'static str; 2],
    /// Whose key is certified.
    pub key: Key,
    /// Whose key certifies.
    pub signed_by: Key,
    /// The hash in the signature.
    pub hash: Hash,
    /// Whether `basicConstraints` says that it is a CA.
    pub ca: bool,
    /// `keyUsage`.
    pub usage: Option<&'static [u8]>,
    /// `certificatePolicies`.
    pub policies: Vec<&'static str>,
    /// `extKeyUsage`.
    pub purpose: Option<&'static str>,
    /// `id-pkix-ocsp-nocheck`.
    pub no_check: bool,
    /// A critical extension that nobody knows.
    pub riddle: bool,
}

impl Certificate {
    /// The DER.
    pub fn der(&self) -> Vec<u8> {
        let rsa = der::sequence(&[der::oid("1.2.840.113549.1.1.1"), der::null()]);
        self.around(&der::sequence(&[rsa, der::bits(&self.key.public())]))
    }

    /// The DER around another key (`SubjectPublicKeyInfo`) than it says.
    pub fn around(&self, key: &[u8]) -> Vec<u8> {
        let body = self.body(key);
        let signature = self.signed_by.sign(self.hash, &body);
        der::sequence(&[body, self.hash.signature_algorithm(), der::bits(&signature)])
    }

    /// The subject's name.
    pub fn subject_der(&self) -> Vec<u8> {
        name(&self.subject)
    }

    /// `serialNumber` as it stands in the certificate.
    pub fn serial_der(&self) -> Vec<u8> {
        der::integer(&[self.serial])
    }

    fn body(&self, key: &[u8]) -> Vec<u8> {
        der::sequence(&[
            der::tlv(0xa0, &[der::integer(&[2])]),
            self.serial_der(),
            self.hash.signature_algorithm(),
            name(&self.issuer),
            der::sequence(&self.validity.map(time)),
            name(&self.subject),
            key.to_vec(),
            der::tlv(0xa3, &[der::sequence(&self.extensions())]),
        ])
    }

    fn extensions(&self) -> Vec<Vec<u8>> {
        let mut list = Vec::new();
        if self.ca {
            list.push(extension("2.5.29.19", true, &der::sequence(&[der::yes()])));
        }
        if let Some(usage) = self.usage {
            list.push(extension("2.5.29.15", true, &der::tlv(0x03, &[usage.to_vec()])));
        }
        if !self.policies.is_empty() {
            let policies: Vec<_> = self
                .policies
                .iter()
                .map(|policy| der::sequence(&[der::oid(policy)]))
                .collect();
            list.push(extension("2.5.29.32", false, &der::sequence(&policies)));
        }
        if let Some(purpose) = self.purpose {
            list.push(extension("2.5.29.37", true, &der::sequence(&[der::oid(purpose)])));
        }
        if self.no_check {
            list.push(extension("1.3.6.1.5.5.7.48.1.5", false, &der::null()));
        }
        if self.riddle {
            list.push(extension("1.2.3.4.5.6.7.8.9", true, &der::null()));
        }
        list
    }
}

/// `Extension`.
pub fn extension(oid: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { der::yes() } else { Vec::new() };
    der::sequence(&[der::oid(oid), critical, der::octets(value)])
}

fn name(attributes: &[(&'static str, String)]) -> Vec<u8> {
    let parts: Vec<_> = attributes
        .iter()
        .map(|(oid, value)| der::tlv(0x31, &[der::sequence(&[der::oid(oid), der::utf8(value)])]))
        .collect();
    der::sequence(&parts)
}

/// Up to 2049 a certificate must say `UTCTime` (RFC 5280, 4.1.2.5).
fn time(text: &'static str) -> Vec<u8> {
    der::tlv(0x17, &[text.get(2..).unwrap_or_default().as_bytes().to_vec()])
}
