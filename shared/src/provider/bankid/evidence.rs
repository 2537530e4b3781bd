//! BankID's evidence: `completionData.signature` and `ocspResponse`, judged by us and not only by BankID.
//!
//! BankID verifies before it says `complete`. What is judged here is that the answer belongs to *this* order of *this* relying
//! party: a person's key signed our binding value, for identification and not for a signature, and the certificate was good
//! at that time. An answer that was swapped, replayed or invented on the way does not become a [`BankIdEvidence`].

mod refusal;
mod signed_data;
mod trust;

use crate::{
    loa::Loa,
    person::{Organisationsnummer, Personnummer},
    time::{LEEWAY, Span, Timestamp},
    x509::{Certificate, Purpose, ocsp},
    xml,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use der::asn1::ObjectIdentifier;
use sha1::{Digest, Sha1};
use std::fmt;

pub use crate::environment::Environment;
pub use refusal::Refusal;
pub use trust::{Levels, Trust};

/// How old the OCSP response may be. BankID hands out a completed order for three minutes (Relying Party API v6, `/collect`),
/// and clocks differ by [`LEEWAY`]. Older evidence is from another order.
pub const MAX_AGE: Span = Span::from_minutes(5);

/// How long the base64 of the signature may be, and of the OCSP response. A login signs some hundred bytes; the certificates
/// make up nearly all of the 11 kB that are usual.
const MAX_TEXT: usize = 400_000;
const MAX_OCSP_TEXT: usize = 32_000;

/// What is signed (providers' facts, A.9): two references, canonical XML 1.0, RSA with SHA-256. BankID leaves no choice.
const PROFILE: xml::Profile = xml::Profile {
    canonicalization: xml::Canonicalization::Inclusive,
    signature: crate::crypto::SignatureAlgorithm::RsaSha256,
    digest: xml::Digest::Sha256,
    targets: &[
        xml::Target {
            id: "bidSignedData",
            kind: Some(signed_data::NAMESPACE),
            name: signed_data::SIGNED_DATA,
            parent: xml::Name::dsig("Object"),
        },
        xml::Target {
            id: "bidKeyInfo",
            kind: None,
            name: xml::Name::dsig("KeyInfo"),
            parent: xml::Name::dsig("Signature"),
        },
    ],
};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SURNAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.4");
const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");
const GIVEN_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.42");

/// What the person was asked to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Operation {
    /// `/auth`: to prove who they are. Only this can become a login.
    Identification,
    /// `/sign`: to sign a text.
    Signing,
}

/// On what the person's BankID is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// A card with a chip.
    Card,
    /// A file on a computer.
    File,
    /// A mobile device.
    Mobile,
}

/// What the evidence must say to be that of our order.
#[derive(Clone, Copy)]
pub struct Expected<'a> {
    /// Whose certificates we believe, in which environment.
    pub trust: &'a Trust,
    /// What we asked the person to do.
    pub operation: Operation,
    /// Our own number, in the certificate that we have as a relying party.
    pub relying_party: &'a Organisationsnummer,
    /// `completionData.user.personalNumber`.
    pub personal_number: &'a Personnummer,
    /// The text that we had shown, in UTF-8; `None` if there was none.
    pub user_visible_data: Option<&'a [u8]>,
    /// What we had signed unseen: for a login, what binds the order to the session. `None` if there was nothing.
    pub user_non_visible_data: Option<&'a [u8]>,
}

/// `completionData.signature` and `completionData.ocspResponse` as they came. Nothing in them may be believed.
#[derive(Clone)]
pub struct UnverifiedEvidence {
    signature: String,
    ocsp_response: String,
}

impl fmt::Debug for UnverifiedEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnverifiedEvidence")
    }
}

/// Proof that a person used their BankID for our order, as [`UnverifiedEvidence::verify`] found it. It cannot be made in any
/// other way:
///
/// ```compile_fail
/// use shared::{person::Personnummer, provider::bankid::evidence::{BankIdEvidence, Environment, Kind}, time::Timestamp};
///
/// fn forge(personnummer: Personnummer) -> BankIdEvidence {
///     BankIdEvidence {
///         personnummer,
///         given_name: None,
///         surname: None,
///         name: String::new(),
///         kind: Kind::Mobile,
///         environment: Environment::Production,
///         signed_at: Timestamp::from_unix_seconds(0),
///     }
/// }
/// ```
///
/// What differs here is only where it comes from:
///
/// ```
/// use shared::{provider::bankid::evidence::{BankIdEvidence, Expected, Refusal, UnverifiedEvidence}, time::Timestamp};
///
/// fn prove(evidence: UnverifiedEvidence, expected: &Expected<'_>, now: Timestamp) -> Result<BankIdEvidence, Refusal> {
///     evidence.verify(expected, now)
/// }
/// ```
///
/// Nor can it be read from anywhere:
///
/// ```compile_fail
/// fn read(json: &str) -> Option<shared::provider::bankid::evidence::BankIdEvidence> {
///     serde_json::from_str(json).ok()
/// }
/// ```
///
/// ```
/// fn read(json: &str) -> Option<shared::person::Personnummer> {
///     serde_json::from_str(json).ok()
/// }
/// ```
pub struct BankIdEvidence {
    personnummer: Personnummer,
    given_name: Option<String>,
    surname: Option<String>,
    name: String,
    kind: Kind,
    environment: Environment,
    signed_at: Timestamp,
}

impl fmt::Debug for BankIdEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BankIdEvidence")
    }
}

impl BankIdEvidence {
    /// Whose BankID it is.
    pub fn personnummer(&self) -> &Personnummer {
        &self.personnummer
    }

    /// The given names in the certificate.
    pub fn given_name(&self) -> Option<&str> {
        self.given_name.as_deref()
    }

    /// The surname in the certificate.
    pub fn surname(&self) -> Option<&str> {
        self.surname.as_deref()
    }

    /// The whole name in the certificate (`commonName`).
    pub fn name(&self) -> &str {
        &self.name
    }

    /// On what the BankID is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether the person is real: the environment of the roots that the certificates lead to.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// When the certificate was found good, which is when the person signed (`producedAt` of the OCSP response).
    pub fn signed_at(&self) -> Timestamp {
        self.signed_at
    }

    /// The level of assurance that `levels` gave this kind of BankID when the person signed; `None` if none was known.
    pub fn loa(&self, levels: &Levels) -> Option<Loa> {
        levels.level(self.kind, self.signed_at)
    }
}

impl UnverifiedEvidence {
    /// Takes both texts as BankID sent them. The signature's must not be changed, not even by a line break: the OCSP nonce is
    /// a digest of the text itself.
    pub fn new(signature: String, ocsp_response: String) -> Self {
        UnverifiedEvidence {
            signature,
            ocsp_response,
        }
    }

    /// Judges the evidence at `now` (providers' facts, A.9). The order is: form, keys, who, what for.
    pub fn verify(self, expected: &Expected<'_>, now: Timestamp) -> Result<BankIdEvidence, Refusal> {
        // 1. The form of both, before any key is touched.
        let document = decode(&self.signature, MAX_TEXT).ok_or(Refusal::Encoding)?;
        let ocsp = decode(&self.ocsp_response, MAX_OCSP_TEXT).ok_or(Refusal::Encoding)?;
        let ocsp = ocsp::Unverified::parse(&ocsp)?;
        let document = xml::Unverified::parse(&document, &xml::Limits::MESSAGE)?;
        let signature = document.signature(&PROFILE)?;
        let [user, customer_ca, bank_ca] = certificates(&signature)?;

        // 2. The time at which certificates are judged is the responder's, and it must be now: within `MAX_AGE`.
        let at = ocsp.claimed_time();
        if at > now.after(LEEWAY) || now.since(at) > MAX_AGE {
            return Err(Refusal::Time);
        }

        // 3. The chain: user, the bank's Customer CA, the bank's CA, and a root that we have pinned.
        let cas = [&customer_ca, &bank_ca];
        expected
            .trust
            .verify(|root| user.verify_path(&cas, root, at, Purpose::Person))?;

        // 4. The XML signature with the user's key. From here on only `signed` is read.
        let signed = signature.verify(|algorithm, message, value| user.verifies(algorithm, message, value))?;

        // 5. The certificate was good, says the responder of the same Customer CA, and it says so of this very signature.
        let good = ocsp.verify(&user, &customer_ca)?;
        nonce(good.nonce(), &self.signature)?;

        // 6. Who: the kind of BankID by the policy of the certificate, and the person by its subject.
        let kind = expected.trust.kind(&user.policies()?)?;
        let personnummer = user.subject_attribute(SERIAL_NUMBER)?.ok_or(Refusal::PersonalNumber)?;
        let personnummer = Personnummer::parse(&personnummer).map_err(|_| Refusal::PersonalNumber)?;
        if personnummer != *expected.personal_number {
            return Err(Refusal::PersonalNumberMismatch);
        }

        // 7. What for, and for whom: our order and no other.
        signed_data::check(&signed, expected)?;

        Ok(BankIdEvidence {
            personnummer,
            given_name: user.subject_attribute(GIVEN_NAME)?,
            surname: user.subject_attribute(SURNAME)?,
            name: user.subject_attribute(COMMON_NAME)?.ok_or(Refusal::Name)?,
            kind,
            environment: expected.trust.environment(),
            signed_at: good.produced_at(),
        })
    }
}

/// The three certificates of `KeyInfo`, the user's first. The root is not among them.
fn certificates(signature: &xml::UnverifiedSignature<'_>) -> Result<[Certificate; 3], Refusal> {
    let found: [Vec<u8>; 3] = signature
        .certificates()?
        .try_into()
        .map_err(|_| Refusal::CertificateCount)?;
    let [user, customer_ca, bank_ca] = found.map(Certificate::from_der);
    Ok([user?, customer_ca?, bank_ca?])
}

/// The nonce is SHA-1 of the signature's base64 exactly as it was sent, and twelve random bytes. That SHA-1 is broken for
/// collisions does not help: the text is fixed by BankID before the person signs, and is signed with SHA-256 as well.
fn nonce(nonce: &[u8], text: &str) -> Result<(), Refusal> {
    let fits = nonce.len() == 32 && nonce.starts_with(&Sha1::digest(text));
    if fits { Ok(()) } else { Err(Refusal::NonceMismatch) }
}

fn decode(text: &str, limit: usize) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok().filter(|_| text.len() <= limit)
}
