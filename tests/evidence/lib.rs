//! Evidence and tokens, made from a plan. What `good` plans is accepted; a test changes one thing in it. [`Plan`] is of BankID, [`Freja`]
//! of Freja, [`Upstream`] of an OpenID Provider, [`Token`] of any signed token, [`Match`] of an e-service and
//! an identity provider; [`Party`] of an e-service's messages to us, [`Redemption`] of a code that it redeems; [`Callback`] of what a person brings back; [`saml`] of SAML
//! messages; [`federation`] of an OpenID federation.
//!
//! Everything is made by other means than it is read by: DER, canonical XML and compact tokens are written by hand.

#![expect(
    clippy::expect_used,
    reason = "material that cannot be made must stop the test where it is made"
)]

mod callback;
mod certificate;
mod collected;
mod contract;
mod der;
mod document;
pub mod federation;
mod freja;
mod key;
mod matching;
mod ocsp;
mod party;
mod redemption;
pub mod saml;
mod token;
mod upstream;

pub use callback::{CALLBACK, Callback, query};
pub use certificate::{CERTIFIES, Certificate, SIGNS};
pub use collected::collected;
pub use contract::{contract, terms};
pub use document::{Document, Part};
pub use freja::{Freja, REFERENCE};
pub use key::{Hash, Key};
pub use matching::Match;
pub use ocsp::{Nonce, Ocsp, Status};
pub use party::{CLIENT, Party, REDIRECT_URI, own_id_token};
pub use redemption::{Redemption, VERIFIER};
pub use token::{Signer, Token, decode, der_signature};
pub use upstream::{ACCESS_TOKEN, CODE, Upstream};

use base64::{Engine, engine::general_purpose::STANDARD};
use shared::{
    person::{Organisationsnummer, Personnummer},
    provider::bankid::evidence::{
        BankIdEvidence, Environment, Expected, Operation, Refusal, Trust, UnverifiedEvidence,
    },
    time::Timestamp,
};

/// What the clock shows in all of these tests: 2026-01-02T03:04:07Z, two seconds after the OCSP response.
pub const NOW: Timestamp = Timestamp::from_unix_seconds(1_767_323_047);
/// The person.
pub const PERSON: &str = "191212121212";
/// The relying party: Digg's number.
pub const RELYING_PARTY: &str = "2021006883";
/// What the person was shown.
pub const VISIBLE: &str = "Logga in på Exempeltjänsten";
/// What binds the order to the session.
pub const BINDING: &str = "binding of this session";

/// Everything that evidence is made of.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The root that is pinned. It is not part of the evidence.
    pub root: Certificate,
    /// The bank's CA.
    pub bank_ca: Certificate,
    /// The CA that issues to customers and to the responder.
    pub customer_ca: Certificate,
    /// The person's certificate.
    pub user: Certificate,
    /// The OCSP responder's certificate.
    pub responder: Certificate,
    /// The signed document.
    pub document: Document,
    /// The OCSP response.
    pub ocsp: Ocsp,
    /// The environment that the root is pinned for.
    pub environment: Environment,
    /// Whether what is expected is a signature instead of an identification.
    pub expect_signing: bool,
}

/// Made evidence: what BankID would send, and the root.
#[derive(Clone, Debug)]
pub struct Made {
    /// `completionData.signature`.
    pub signature: String,
    /// `completionData.ocspResponse`.
    pub ocsp_response: String,
    /// The DER of the root.
    pub root: Vec<u8>,
}

const COMMON_NAME: &str = "2.5.4.3";

pub(crate) fn authority(name: &str, issuer: &str, serial: u8, [key, signed_by]: [Key; 2]) -> Certificate {
    Certificate {
        subject: vec![(COMMON_NAME, name.to_owned())],
        issuer: vec![(COMMON_NAME, issuer.to_owned())],
        serial,
        validity: ["20200101000000Z", "20350101000000Z"],
        key,
        signed_by,
        hash: Hash::Sha512,
        ca: true,
        usage: Some(CERTIFIES),
        policies: vec!["1.2.3.4.25"],
        purpose: None,
        no_check: false,
        riddle: false,
    }
}

impl Plan {
    /// Evidence of a login with a mobile BankID that passes every check.
    pub fn good() -> Self {
        let issued = authority("", "Customer CA", 4, [Key::User, Key::CustomerCa]);
        let issued = Certificate {
            ca: false,
            hash: Hash::Sha256,
            usage: Some(SIGNS),
            ..issued
        };
        let subject = [
            ("2.5.4.6", "SE"),
            ("2.5.4.4", "Tolvansson"),
            ("2.5.4.42", "Tolvan"),
            ("2.5.4.5", PERSON),
            ("2.5.4.41", "(260101 08.33) Tolvan Tolvansson - Mobilt BankID"),
            (COMMON_NAME, "Tolvan Tolvansson"),
        ];
        Plan {
            root: authority("Root", "Root", 1, [Key::Root, Key::Root]),
            bank_ca: authority("Bank CA", "Root", 2, [Key::BankCa, Key::Root]),
            customer_ca: authority("Customer CA", "Bank CA", 3, [Key::CustomerCa, Key::BankCa]),
            user: Certificate {
                subject: subject.map(|(oid, value)| (oid, value.to_owned())).to_vec(),
                ..issued.clone()
            },
            responder: Certificate {
                subject: vec![(COMMON_NAME, "Customer CA OCSP Signing".to_owned())],
                serial: 5,
                key: Key::Responder,
                purpose: Some("1.3.6.1.5.5.7.3.9"),
                no_check: true,
                ..issued
            },
            document: Document::good(),
            ocsp: Ocsp::good(),
            environment: Environment::Test,
            expect_signing: false,
        }
    }

    /// Makes the evidence.
    pub fn make(&self) -> Made {
        let document = self.document.make(self);
        self.around(&document)
    }

    /// Makes evidence around a document that somebody else has made, with an OCSP response for it.
    pub fn around(&self, document: &str) -> Made {
        let signature = STANDARD.encode(document);
        let ocsp_response = STANDARD.encode(self.ocsp.make(self, &signature));
        Made {
            signature,
            ocsp_response,
            root: self.root.der(),
        }
    }

    /// Makes the evidence and judges it.
    pub fn judge(&self) -> Result<BankIdEvidence, Refusal> {
        self.judge_made(self.make())
    }

    /// Judges evidence by what this plan expects.
    pub fn judge_made(&self, made: Made) -> Result<BankIdEvidence, Refusal> {
        let trust = Trust::from_der(self.environment, &made.root)?;
        let expected = Expected {
            trust: &trust,
            operation: if self.expect_signing {
                Operation::Signing
            } else {
                Operation::Identification
            },
            relying_party: &Organisationsnummer::parse(RELYING_PARTY).expect("an organisation number"),
            personal_number: &Personnummer::parse(PERSON).expect("a personal number"),
            user_visible_data: Some(VISIBLE.as_bytes()),
            user_non_visible_data: Some(BINDING.as_bytes()),
        };
        UnverifiedEvidence::new(made.signature, made.ocsp_response).verify(&expected, NOW)
    }
}

/// A text with one change that bytes describe: the place (two bytes, of the text's length), how many characters are left out there (one
/// byte), and what is put in their place (the rest, as UTF-8). Fewer bytes change nothing.
pub fn spliced(text: &str, change: &[u8]) -> String {
    let [high, low, out, new @ ..] = change else {
        return text.to_owned();
    };
    let place = usize::from(u16::from_be_bytes([*high, *low])) % text.chars().count().max(1);
    let new = String::from_utf8_lossy(new);
    let (before, after) = (text.chars().take(place), text.chars().skip(place + usize::from(*out)));
    before.chain(new.chars()).chain(after).collect()
}
