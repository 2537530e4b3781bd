//! The OCSP response (RFC 6960, 4.2.1).

use super::{Hash, Key, Plan, certificate::extension, der};

/// What the responder says of the certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
    /// Good.
    Good,
    /// Revoked, since a while.
    Revoked,
    /// Never heard of.
    Unknown,
}

/// The nonce extension.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Nonce {
    /// Critical: SHA-1 of the signature's base64, and twelve bytes.
    Good,
    /// The same, but not critical.
    NotCritical,
    /// None.
    Missing,
    /// Of another signature.
    Other,
    /// Twice.
    Twice,
    /// With thirteen bytes after the digest.
    Long,
}

/// What is in the response. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Ocsp {
    /// `responseStatus`.
    pub response_status: u8,
    /// `certStatus`.
    pub status: Status,
    /// Whether the answer is about the responder's certificate instead of the person's.
    pub about_another: bool,
    /// Whether the issuer's name is that of the bank's CA.
    pub other_issuer: bool,
    /// `producedAt`.
    pub produced_at: &'static str,
    /// `thisUpdate`.
    pub this_update: &'static str,
    /// `nextUpdate`.
    pub next_update: Option<&'static str>,
    /// The nonce.
    pub nonce: Nonce,
    /// A critical extension that nobody knows.
    pub riddle: bool,
    /// How many answers there are.
    pub answers: usize,
    /// Whether the responder's certificate is there.
    pub certificate: bool,
    /// Whether the response names another responder than the certificate.
    pub other_name: bool,
    /// Whose key signs.
    pub key: Key,
    /// The hash in the signature.
    pub hash: Hash,
}

impl Ocsp {
    pub(super) fn good() -> Self {
        Ocsp {
            response_status: 0,
            status: Status::Good,
            about_another: false,
            other_issuer: false,
            produced_at: "20260102030405Z",
            this_update: "20260102030405Z",
            next_update: None,
            nonce: Nonce::Good,
            riddle: false,
            answers: 1,
            certificate: true,
            other_name: false,
            key: Key::Responder,
            hash: Hash::Sha256,
        }
    }

    /// The DER, for the base64 of a signature.
    pub fn make(&self, plan: &Plan, signature: &str) -> Vec<u8> {
        let status = der::tlv(0x0a, &[vec![self.response_status]]);
        if self.response_status != 0 {
            return der::sequence(&[status]);
        }
        let data = self.data(plan, signature);
        let certificates = der::tlv(0xa0, &[der::sequence(&[plan.responder.der()])]);
        let basic = der::sequence(&[
            data.clone(),
            self.hash.signature_algorithm(),
            der::bits(&self.key.sign(self.hash, &data)),
            if self.certificate { certificates } else { Vec::new() },
        ]);
        let bytes = der::sequence(&[der::oid("1.3.6.1.5.5.7.48.1.1"), der::octets(&basic)]);
        der::sequence(&[status, der::tlv(0xa0, &[bytes])])
    }

    fn data(&self, plan: &Plan, signature: &str) -> Vec<u8> {
        let name = if self.other_name {
            plan.customer_ca.subject_der()
        } else {
            plan.responder.subject_der()
        };
        let answers = vec![self.answer(plan); self.answers];
        let mut extensions = self.nonce(signature);
        if self.riddle {
            extensions.push(extension("1.2.3.4.5.6.7.8.9", true, &der::null()));
        }
        let extensions = match extensions.is_empty() {
            true => Vec::new(),
            false => der::tlv(0xa1, &[der::sequence(&extensions)]),
        };
        der::sequence(&[
            der::tlv(0xa1, &[name]),
            der::generalized(self.produced_at),
            der::sequence(&answers),
            extensions,
        ])
    }

    fn answer(&self, plan: &Plan) -> Vec<u8> {
        let issuer = if self.other_issuer {
            &plan.bank_ca
        } else {
            &plan.customer_ca
        };
        let subject = if self.about_another {
            &plan.responder
        } else {
            &plan.user
        };
        let id = der::sequence(&[
            der::sequence(&[der::oid("1.3.14.3.2.26"), der::null()]),
            der::octets(&Hash::Sha1.digest(&issuer.subject_der())),
            der::octets(&Hash::Sha1.digest(&plan.customer_ca.key.public())),
            subject.serial_der(),
        ]);
        let status = match self.status {
            Status::Good => der::tlv(0x80, &[]),
            Status::Revoked => der::tlv(0xa1, &[der::generalized("20260101000000Z")]),
            Status::Unknown => der::tlv(0x82, &[]),
        };
        let next = self.next_update.map(|time| der::tlv(0xa0, &[der::generalized(time)]));
        der::sequence(&[id, status, der::generalized(self.this_update), next.unwrap_or_default()])
    }

    fn nonce(&self, signature: &str) -> Vec<Vec<u8>> {
        let nonce = |text: &str, critical, length| {
            let mut bytes = Hash::Sha1.digest(text.as_bytes());
            bytes.resize(length, 7);
            extension("1.3.6.1.5.5.7.48.1.2", critical, &bytes)
        };
        match self.nonce {
            Nonce::Good => vec![nonce(signature, true, 32)],
            Nonce::NotCritical => vec![nonce(signature, false, 32)],
            Nonce::Missing => Vec::new(),
            Nonce::Other => vec![nonce("another signature", true, 32)],
            Nonce::Twice => vec![nonce(signature, true, 32); 2],
            Nonce::Long => vec![nonce(signature, true, 33)],
        }
    }
}
