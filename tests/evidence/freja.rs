//! Freja's signed result.

use super::{Certificate, Hash, Key, NOW, Signer, Token, authority};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;
use sha1::{Digest, Sha1};
use shared::{
    environment::Environment,
    id::AuthRef,
    provider::freja::{
        RegistrationLevel,
        evidence::{Expected, FrejaEvidence, Refusal, Trust, UnverifiedEvidence},
    },
    x509,
};

/// Freja's name of the authentication.
pub const REFERENCE: &str = "ref-1234567890";

/// Everything that a result is made of.
#[derive(Clone, Debug)]
pub struct Freja {
    /// The root.
    pub root: Certificate,
    /// The CA that issues to signers.
    pub ca: Certificate,
    /// The certificate that the header names.
    pub signer: Certificate,
    /// The certificates that are configured; the signer's alone if there are none.
    pub configured: Vec<Certificate>,
    /// The result. Its header is written when it is made, unless it is not empty.
    pub token: Token,
    /// What was asked for.
    pub level: RegistrationLevel,
    /// Whether a number was asked for.
    pub personal_number: bool,
    /// The organisation e-IDs that are believed.
    pub issuers: Vec<String>,
}

impl Freja {
    /// The result of a login with a personal e-ID at level 3, which passes every check.
    pub fn good() -> Self {
        let signer = authority("JWS Signing", "Issuing CA", 3, [Key::User, Key::CustomerCa]);
        let claims = json!({
            "authRef": REFERENCE, "status": "APPROVED", "userInfoType": "INFERRED", "userInfo": "N/A",
            "timestamp": NOW.unix_millis() - 2_000, "minRegistrationLevel": "PLUS",
            "requestedAttributes": {
                "basicUserInfo": {"name": "Tolvan", "surname": "Tolvansson"}, "ssn": {"country": "SE", "ssn": "191212121212"},
                "registrationLevel": "PLUS", "loaLevel": "LOA3",
            },
        });
        Freja {
            root: authority("Root", "Root", 1, [Key::Root, Key::Root]),
            ca: authority("Issuing CA", "Root", 2, [Key::CustomerCa, Key::Root]),
            // digitalSignature and nonRepudiation, as Freja's certificates have.
            signer: Certificate {
                ca: false,
                usage: Some(&[6, 0xc0]),
                policies: vec![],
                hash: Hash::Sha256,
                ..signer
            },
            configured: vec![],
            token: Token::new(json!({}), claims, Signer::Rsa(Key::User, Hash::Sha256)),
            level: RegistrationLevel::Plus,
            personal_number: true,
            issuers: vec![],
        }
    }

    /// The result of a login with an employer's e-ID, without a personal number.
    pub fn organisation() -> Self {
        let mut plan = Freja::good();
        plan.personal_number = false;
        plan.issuers = vec!["2120000068".to_owned()];
        let attributes = plan.token.claims.get_mut("requestedAttributes");
        let attributes = attributes
            .and_then(serde_json::Value::as_object_mut)
            .expect("attributes");
        attributes.remove("ssn");
        let id = json!({"identifier": "tolvan", "issuerCode": "2120000068"});
        attributes.insert("organisationId".to_owned(), id);
        plan
    }

    /// `x5t` of the signer's certificate.
    pub fn thumbprint(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha1::digest(self.signer.der()))
    }

    /// The compact token.
    pub fn make(&self) -> String {
        let mut token = self.token.clone();
        if token.header == json!({}) {
            token.header = json!({"x5t": self.thumbprint(), "alg": "RS256"});
        }
        token.make()
    }

    /// Whose signatures are believed.
    pub fn trust(&self, environment: Environment) -> Result<Trust, Refusal> {
        let read = |certificate: &Certificate| x509::Certificate::from_der(certificate.der());
        let alone = [self.signer.clone()];
        let signers = if self.configured.is_empty() {
            &alone[..]
        } else {
            &self.configured
        };
        let signers = signers.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Trust::new(environment, signers, vec![read(&self.ca)?], read(&self.root)?)
    }

    /// Makes the result and judges it.
    pub fn judge(&self) -> Result<FrejaEvidence, Refusal> {
        self.judge_with(&self.trust(Environment::Test)?, &self.make())
    }

    /// Judges this text as the result.
    pub fn judge_with(&self, trust: &Trust, details: &str) -> Result<FrejaEvidence, Refusal> {
        let expected = Expected {
            trust,
            reference: &AuthRef::parse(REFERENCE).expect("a reference"),
            level: self.level,
            personal_number: self.personal_number,
            organisation_issuers: &self.issuers,
        };
        UnverifiedEvidence::new(details.to_owned()).verify(&expected, NOW)
    }
}
