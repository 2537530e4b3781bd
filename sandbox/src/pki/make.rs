//! Makes every key and certificate of the sandbox: which there are, what they are called, who signed them.

use super::certificate::{Part, authority, holder, key, relying_party, responder, rsa_keys, server};
use crate::bankid::Kind;
use crate::person::{PEOPLE, Person};
use anyhow::{Context, Result};
use rcgen::{CertifiedIssuer, KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256, PKCS_RSA_SHA512, SignatureAlgorithm};
use shared::time::Timestamp;
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// The relying party in its client certificate: organisationsnummer (of no organisation), the name that the BankID app shows,
/// and the name of the installation.
pub(super) const RP_NUMBER: &str = "5555555555";
pub(super) const RP_DISPLAY_NAME: &str = "Tillit i sandlådan";
const RP_COMMON_NAME: &str = "Tillit Sandbox";

const BANK: &str = "Sandlådebanken AB (publ)";
const BANK_NUMBER: &str = "111111111111";
const OPERATOR: &str = "Sandbox BankID AB";

/// Files by name, each with its text.
pub(super) type Files = BTreeMap<String, String>;

/// How a key signs. As BankID's, the CAs sign CA certificates with SHA-512; everything else is signed with SHA-256.
type Algorithm = &'static SignatureAlgorithm;

type Authority = CertifiedIssuer<'static, KeyPair>;

/// Keys in the order in which they are asked for, and the files that have been made so far.
struct Workshop {
    now: Timestamp,
    rsa: std::vec::IntoIter<Vec<u8>>,
    files: Files,
}

/// Makes everything anew. Takes some seconds, for the RSA keys.
pub(super) fn everything(now: Timestamp) -> Result<Files> {
    // TLS: root, server, RP CA, client. Signatures: root, bank CA, Customer CA, responder, and one for each person.
    let rsa = rsa_keys(8 + PEOPLE.len())?.into_iter();
    let mut workshop = Workshop {
        now,
        rsa,
        files: Files::new(),
    };
    workshop.transport()?;
    workshop.foreign()?;
    workshop.signatures()?;
    Ok(workshop.files)
}

impl Workshop {
    fn rsa(&mut self, algorithm: Algorithm) -> Result<KeyPair> {
        key(
            self.rsa.next().context("more keys are asked for than were made")?,
            algorithm,
        )
    }

    fn write(&mut self, name: &str, text: String) {
        self.files.insert(name.to_owned(), text);
    }

    /// The TLS side: what the relying party pins, the server, and the relying parties' own certificates.
    fn transport(&mut self) -> Result<()> {
        let root = [
            Part::Organisation(OPERATOR),
            Part::Unit("Infrastructure CA"),
            Part::CommonName("Sandbox BankID SSL Root CA"),
        ];
        let root = self.root(&root, &PKCS_RSA_SHA256, &[])?;
        let server_key = self.rsa(&PKCS_RSA_SHA256)?;
        let certificate = server(
            &[Part::Organisation(OPERATOR), Part::CommonName("localhost")],
            &server_key,
            self.now,
        )?;
        let certificate = certificate.signed_by(&server_key, &root)?;
        self.write("ssl-root.pem", root.pem());
        self.write("ssl-server.pem", certificate.pem());
        self.write("ssl-server.key", server_key.serialize_pem());

        let name = [
            Part::Country("SE"),
            Part::Organisation(BANK),
            Part::CommonName("Sandbox Bank RP CA"),
        ];
        let authority = self.root(&name, &PKCS_RSA_SHA256, &[])?;
        self.write("rp-ca.pem", authority.pem());
        let client_key = self.rsa(&PKCS_RSA_SHA256)?;
        self.client(
            "rp-client",
            &authority,
            client_key,
            [RP_NUMBER, RP_DISPLAY_NAME, RP_COMMON_NAME],
        )?;
        let other_key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        self.client(
            "rp-other",
            &authority,
            other_key,
            ["5566666664", "En annan tjänst", "Another relying party"],
        )
    }

    /// A root and a client that nobody here trusts, for tests of refusal. They look like the genuine ones in every other way.
    fn foreign(&mut self) -> Result<()> {
        let root_key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let name = [Part::Organisation("Foreign"), Part::CommonName("Foreign Root CA")];
        let root = Authority::self_signed(authority(&name, &root_key, &[], self.now)?, root_key)?;
        let server_key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let certificate = server(
            &[Part::Organisation("Foreign"), Part::CommonName("localhost")],
            &server_key,
            self.now,
        )?;
        let certificate = certificate.signed_by(&server_key, &root)?;
        self.write("foreign-root.pem", root.pem());
        self.write("foreign-server.pem", certificate.pem());
        self.write("foreign-server.key", server_key.serialize_pem());
        let client_key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        self.client(
            "foreign-client",
            &root,
            client_key,
            [RP_NUMBER, RP_DISPLAY_NAME, RP_COMMON_NAME],
        )
    }

    fn client(&mut self, file: &str, ca: &Authority, key: KeyPair, [number, name, cn]: [&str; 3]) -> Result<()> {
        let subject = [
            Part::Country("SE"),
            Part::Organisation(BANK),
            Part::Number(number),
            Part::Name(name),
            Part::CommonName(cn),
        ];
        let certificate = relying_party(&subject, &key, self.now)?.signed_by(&key, ca)?;
        self.write(&format!("{file}.pem"), certificate.pem());
        self.write(&format!("{file}.key"), key.serialize_pem());
        Ok(())
    }

    fn root(&mut self, name: &[Part<'_>], algorithm: Algorithm, policies: &[&str]) -> Result<Authority> {
        let key = self.rsa(algorithm)?;
        Ok(Authority::self_signed(authority(name, &key, policies, self.now)?, key)?)
    }

    fn under(&mut self, ca: &Authority, name: &[Part<'_>], algorithm: Algorithm) -> Result<Authority> {
        let key = self.rsa(algorithm)?;
        Ok(Authority::signed_by(
            authority(name, &key, &policies(), self.now)?,
            key,
            ca,
        )?)
    }

    /// The signature side: root of the member banks → bank CA → Customer CA → people and OCSP responder.
    fn signatures(&mut self) -> Result<()> {
        let name = [
            Part::Organisation(OPERATOR),
            Part::Unit("BankID Member Banks CA"),
            Part::CommonName("Sandbox BankID Root CA"),
        ];
        let root = self.root(&name, &PKCS_RSA_SHA512, &[])?;
        let of_bank = |name| {
            [
                Part::Country("SE"),
                Part::Organisation(BANK),
                Part::Number(BANK_NUMBER),
                Part::CommonName(name),
            ]
        };
        let bank = self.under(
            &root,
            &of_bank("Sandlådebanken CA v1 for BankID Sandbox"),
            &PKCS_RSA_SHA512,
        )?;
        let customer = "Sandlådebanken Customer CA1 v1 for BankID Sandbox";
        let customers = self.under(&bank, &of_bank(customer), &PKCS_RSA_SHA256)?;
        self.write("member-bank-root.pem", root.pem());
        self.write("bank-ca.pem", bank.pem());
        self.write("customer-ca.pem", customers.pem());

        let responder_key = self.rsa(&PKCS_RSA_SHA256)?;
        let name = format!("{customer} OCSP Signing");
        let certificate = responder(&of_bank(&name), &responder_key, &policies(), self.now)?;
        self.write("ocsp.pem", certificate.signed_by(&responder_key, &customers)?.pem());
        self.write("ocsp.key", responder_key.serialize_pem());
        PEOPLE.iter().try_for_each(|person| self.person(person, &customers))
    }

    /// One key for a person, and a certificate on it for each kind of BankID. (Really every BankID has its own key.)
    fn person(&mut self, person: &Person, customers: &Authority) -> Result<()> {
        let key = self.rsa(&PKCS_RSA_SHA256)?;
        let issued = OffsetDateTime::from_unix_timestamp(i64::try_from(self.now.unix_seconds())?)?;
        let (year, month, day) = (issued.year() % 100, u8::from(issued.month()), issued.day());
        let full_name = person.name();
        for kind in Kind::ALL {
            let label = format!(
                "({year:02}{month:02}{day:02} {:02}.{:02}) {full_name} - {}",
                issued.hour(),
                issued.minute(),
                kind.label()
            );
            let subject = [
                Part::Country("SE"),
                Part::Organisation(BANK),
                Part::Surname(person.surname),
                Part::GivenName(person.given_name),
                Part::Number(person.personal_number),
                Part::Name(&label),
                Part::CommonName(&full_name),
            ];
            let certificate = holder(&subject, &key, kind.policy(), self.now)?.signed_by(&key, customers)?;
            self.write(&holder_file(person, kind), certificate.pem());
        }
        self.write(&holder_key_file(person), key.serialize_pem());
        Ok(())
    }
}

/// The file with a person's certificate for one kind of BankID.
pub(super) fn holder_file(person: &Person, kind: Kind) -> String {
    format!("person-{}-{}.pem", person.personal_number, kind.code())
}

/// The file with a person's key.
pub(super) fn holder_key_file(person: &Person) -> String {
    format!("person-{}.key", person.personal_number)
}

fn policies() -> [&'static str; 3] {
    Kind::ALL.map(Kind::policy)
}
