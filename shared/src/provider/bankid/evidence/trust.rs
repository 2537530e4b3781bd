//! Whose certificates are believed, and which level they prove.

use super::{Kind, Refusal};
use crate::{
    environment::Environment,
    loa::Loa,
    time::Timestamp,
    x509::{self, Certificate},
};
use der::asn1::ObjectIdentifier;
use sha2::{Digest, Sha256};

impl Environment {
    /// The certificate policies of this environment (providers' facts, A.8).
    fn policies(self) -> [(ObjectIdentifier, Kind); 3] {
        const OIDS: [[ObjectIdentifier; 3]; 2] = [
            [
                ObjectIdentifier::new_unwrap("1.2.752.78.1.1"),
                ObjectIdentifier::new_unwrap("1.2.752.78.1.2"),
                ObjectIdentifier::new_unwrap("1.2.752.78.1.5"),
            ],
            [
                ObjectIdentifier::new_unwrap("1.2.3.4.5"),
                ObjectIdentifier::new_unwrap("1.2.3.4.10"),
                ObjectIdentifier::new_unwrap("1.2.3.4.25"),
            ],
        ];
        let [production, test] = OIDS;
        let [file, card, mobile] = match self {
            Environment::Production => production,
            Environment::Test => test,
        };
        [(file, Kind::File), (card, Kind::Card), (mobile, Kind::Mobile)]
    }
}

/// SHA-256 of BankID's public root for test, `CN=Test BankID Root CA v1 Test`.
const TEST_ROOT: [u8; 32] = [
    0xc6, 0xfa, 0xea, 0xf8, 0xcc, 0xad, 0xcf, 0xd0, 0x73, 0x8d, 0xc9, 0x91, 0x40, 0xca, 0x78, 0x8c, 0x1a, 0x19, 0xa9,
    0x3f, 0x84, 0x3c, 0x5a, 0x9e, 0xc1, 0x36, 0x98, 0x72, 0xd5, 0x0e, 0x45, 0xf2,
];

/// The pinned roots of the member banks, in one environment. They are not the roots of BankID's TLS servers.
#[derive(Clone, Debug)]
pub struct Trust {
    environment: Environment,
    roots: Vec<Certificate>,
}

impl Trust {
    /// Pins every root in the PEM text. A certificate that may not sign certificates is refused, and so is the public test root
    /// in production: there the configuration is of two minds.
    pub fn from_pem(environment: Environment, pem: &str) -> Result<Self, Refusal> {
        Self::new(environment, Certificate::from_pem(pem)?)
    }

    /// Pins one root by its DER, under the same conditions.
    pub fn from_der(environment: Environment, root: &[u8]) -> Result<Self, Refusal> {
        Self::new(environment, vec![Certificate::from_der(root.to_vec())?])
    }

    fn new(environment: Environment, roots: Vec<Certificate>) -> Result<Self, Refusal> {
        for root in &roots {
            let misplaced = environment == Environment::Production && *Sha256::digest(root.der()) == TEST_ROOT;
            if misplaced || !root.may_sign_certificates()? {
                return Err(Refusal::Root);
            }
        }
        Ok(Trust { environment, roots })
    }

    /// Whose roots these are.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// Tries each root; the last refusal counts.
    pub(super) fn verify(&self, path: impl Fn(&Certificate) -> Result<(), x509::Refusal>) -> Result<(), Refusal> {
        let mut refusal = x509::Refusal::Path;
        for root in &self.roots {
            match path(root) {
                Ok(()) => return Ok(()),
                Err(reason) => refusal = reason,
            }
        }
        Err(Refusal::Certificate(refusal))
    }

    /// The kind of BankID that has these policies: exactly one of them must be known in this environment.
    pub(super) fn kind(&self, policies: &[ObjectIdentifier]) -> Result<Kind, Refusal> {
        let known = self.environment.policies();
        let mut kinds = known
            .iter()
            .filter(|(oid, _)| policies.contains(oid))
            .map(|(_, kind)| *kind);
        match (kinds.next(), kinds.next()) {
            (Some(kind), None) => Ok(kind),
            _ => Err(Refusal::Policy),
        }
    }
}

/// Which level each kind of BankID proves: configuration, with dates. The evidence does not say it; Digg's list does, and it
/// changes.
///
/// An identity provider that Digg has not reviewed may only say `uncertified-loa3` of a BankID (Swedish eID Framework, tillitsramverk
/// 1.2.3).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Levels {
    /// Level of a BankID on card.
    pub card: Option<Loa>,
    /// Level of a BankID on file.
    pub file: Option<Loa>,
    /// Level of a mobile BankID.
    pub mobile: Option<Loa>,
    /// From when on this is known to hold. Nothing is known of the time before.
    pub since: Timestamp,
    /// When somebody must look at the list again. Later than this the levels still hold, and the operator is warned.
    pub review_by: Timestamp,
}

impl Levels {
    /// The level of that kind at that time, if it is known.
    pub fn level(&self, kind: Kind, at: Timestamp) -> Option<Loa> {
        let level = match kind {
            Kind::Card => self.card,
            Kind::File => self.file,
            Kind::Mobile => self.mobile,
        };
        level.filter(|_| at >= self.since)
    }

    /// Whether the list should have been looked at again by now.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        now > self.review_by
    }
}
