//! From what an issuer has proved to the level that an e-service is told: evidence, the contract with the issuer, and the e-service's
//! terms, in one place (Swedish eID Framework, deployment profile, 6.3; tillitsramverk, 1.2 and 3.3).
//!
//! A level is granted only when the issuer stated it, may state it, and the e-service accepts it, and when nothing in the evidence
//! contradicts it. It is granted as it was stated, never raised.

mod judged;

pub use judged::Judged;

use crate::{
    environment::Environment,
    loa::{AcceptedLevels, Class, Loa, SambiLoa},
    oidc::upstream::{IdToken, UserInfo},
    person::PersonalIdentity,
    provider::{bankid, freja},
    reason::Reason,
    saml::SamlEvidence,
    time::Timestamp,
};
use std::fmt;

/// What verified evidence says of the level. It is made from evidence that a verifier of this crate has judged, and from nothing else:
///
/// ```compile_fail
/// fn prove(evidence: &shared::saml::SamlEvidence) -> shared::grant::Proof<'_> {
///     shared::grant::Proof { has_employment: true, ..shared::grant::Proof::from_saml(evidence) }
/// }
/// ```
///
/// ```
/// fn prove(evidence: &shared::saml::SamlEvidence) -> shared::grant::Proof<'_> {
///     shared::grant::Proof::from_saml(evidence)
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Proof<'a> {
    issuer: &'a str,
    environment: Environment,
    context: Context<'a>,
    number: Option<Number>,
    has_employment: bool,
    at: Timestamp,
}

/// Which kind of Swedish number the person has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Number {
    Personal,
    Coordination,
}

impl From<&PersonalIdentity> for Number {
    fn from(number: &PersonalIdentity) -> Self {
        match number {
            PersonalIdentity::Personnummer(_) => Number::Personal,
            PersonalIdentity::Samordningsnummer(_) => Number::Coordination,
        }
    }
}

/// The level as the evidence has it.
#[derive(Clone, Copy, Debug)]
enum Context<'a> {
    /// In the issuer's words: `acr`, `AuthnContextClassRef`.
    Stated(&'a str),
    /// In the issuer's words, which the rules for this issuer have read already. The contract must read them alike.
    Read(&'a str, Loa),
    /// By the issuer's dated list, which is part of the configuration.
    Listed(Option<Loa>),
}

impl<'a> Proof<'a> {
    /// What an ID token proves, and what UserInfo adds about the person. The level is the ID token's, and what raises it is signed: an
    /// employment that only unsigned UserInfo tells of is none. [`Why::UserInfoOfAnother`] if the two are not about the same person at the
    /// same provider, [`Why::PersonalNumberMismatch`] if they have different numbers.
    pub fn from_id_token(token: &'a IdToken, user_info: Option<&'a UserInfo>) -> Result<Self, Why> {
        if user_info.is_some_and(|info| !info.is_about(token)) {
            return Err(Why::UserInfoOfAnother);
        }
        let said =
            [Some(token.attributes()), user_info.map(UserInfo::attributes)].map(|said| said?.personal_identity());
        if let [Some(one), Some(other)] = said
            && one != other
        {
            return Err(Why::PersonalNumberMismatch);
        }
        let signed_info = user_info.filter(|info| info.is_signed()).map(UserInfo::attributes);
        let mut signed = [Some(token.attributes()), signed_info].into_iter().flatten();
        Ok(Proof {
            issuer: token.issuer(),
            environment: token.environment(),
            context: Context::Stated(token.acr().unwrap_or_default()),
            number: said.into_iter().flatten().next().map(Number::from),
            // An HSA-id is an employment at the organisation that the provider names, if it may speak for that.
            has_employment: signed.any(|attributes| {
                attributes.hsa_id().is_some() && attributes.organisation().is_some()
                    || !attributes.affiliations().is_empty()
            }),
            at: token.auth_time(),
        })
    }

    /// What an identity provider's assertion proves. Its employments are those for which the identity provider may speak.
    pub fn from_saml(evidence: &'a SamlEvidence) -> Self {
        let attributes = evidence.attributes();
        Proof {
            issuer: evidence.issuer(),
            environment: evidence.environment(),
            context: Context::Read(evidence.level_uri(), evidence.loa()),
            number: attributes.personal_identity().map(Number::from),
            has_employment: !attributes.affiliations().is_empty(),
            at: evidence.authenticated_at(),
        }
    }

    /// What BankID's evidence proves. `issuer` is BankID's name in the contracts. A BankID is a private person's: it proves no employment.
    pub fn from_bankid(
        evidence: &bankid::evidence::BankIdEvidence,
        levels: &bankid::evidence::Levels,
        issuer: &'a str,
    ) -> Self {
        Proof {
            issuer,
            environment: evidence.environment(),
            context: Context::Listed(evidence.loa(levels)),
            // A coordination number is refused where the evidence is judged.
            number: Some(Number::Personal),
            has_employment: false,
            at: evidence.signed_at(),
        }
    }

    /// What Freja's signed result proves. `issuer` is Freja's name in the contracts.
    pub fn from_freja(evidence: &'a freja::evidence::FrejaEvidence, levels: &freja::Levels, issuer: &'a str) -> Self {
        Proof {
            issuer,
            environment: evidence.environment(),
            context: Context::Listed(evidence.loa(levels)),
            number: evidence.personal_identity().map(Number::from),
            has_employment: evidence.organisation_id().is_some(),
            at: evidence.at(),
        }
    }
}

/// What is agreed with an issuer, and what it is certified for.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Whom it is with: an entityID, an `issuer`, or a name of our own.
    pub issuer: String,
    /// Whether its persons are real. Those of a test environment are nobody in production, and the other way about.
    pub environment: Environment,
    /// How it names levels.
    pub contexts: Contexts,
    /// The levels that it may state: `assurance-certification` in its metadata, or its trust marks.
    pub certified: Vec<Loa>,
    /// Whether there is an agreement with this issuer by name about levels that nobody has reviewed.
    pub bilateral: bool,
    /// From when on this holds.
    pub since: Timestamp,
}

/// How an issuer names levels. There is no translation that holds for all.
#[derive(Clone, Debug)]
pub enum Contexts {
    /// By the registered identifiers.
    Registered,
    /// By Sambi's, each with the level that it is agreed to stand for, if any.
    Sambi {
        /// What `loa2` stands for.
        loa2: Option<Loa>,
        /// What `loa3` stands for.
        loa3: Option<Loa>,
    },
    /// By names of its own, as SAML's classes of authentication.
    Own(Vec<(String, Loa)>),
}

impl Contexts {
    fn level(&self, stated: &str) -> Option<Loa> {
        match self {
            Contexts::Registered => Loa::from_uri(stated),
            Contexts::Sambi { loa2, loa3 } => match SambiLoa::from_uri(stated)? {
                SambiLoa::Loa2 => *loa2,
                SambiLoa::Loa3 => *loa3,
                SambiLoa::Loa0 | SambiLoa::Loa1 | SambiLoa::Loa4 => None,
            },
            Contexts::Own(names) => names.iter().find(|(name, _)| name == stated).map(|(_, loa)| *loa),
        }
    }
}

/// What an e-service accepts.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// The levels.
    pub levels: AcceptedLevels,
    /// Whether it takes coordination numbers (entity category `accepts-coordination-number`).
    pub coordination_numbers: bool,
}

/// Why a level is not granted. It is for the log; what the person is told is its [`Why::reason`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// The evidence is older than what is agreed with the issuer.
    BeforeContract,
    /// The person has a coordination number, and the e-service takes none.
    CoordinationNumber,
    /// The issuer's word is not one that stands for a level.
    ContextUnknown,
    /// The evidence is of the other environment.
    Environment,
    /// The evidence is of another issuer.
    Issuer,
    /// The e-service does not accept the level, or not from this class of issuers.
    NotAccepted,
    /// The issuer may not state the level.
    NotCertified,
    /// A self-declared level, and no agreement with this issuer by name.
    NoAgreement,
    /// A level for persons without Swedish residence, and no employment to know the person by.
    NonResidentWithoutEmployment,
    /// A level for persons without Swedish residence, and a Swedish number.
    NonResidentWithNumber,
    /// UserInfo has another number than the ID token.
    PersonalNumberMismatch,
    /// UserInfo is about another subject than the ID token, or of another provider.
    UserInfoOfAnother,
}

impl Why {
    /// What the person is told.
    pub fn reason(self) -> Reason {
        match self {
            Why::NotAccepted | Why::NoAgreement => Reason::LevelTooLow,
            Why::CoordinationNumber | Why::NonResidentWithoutEmployment => Reason::MethodNotAllowed,
            Why::BeforeContract
            | Why::ContextUnknown
            | Why::Environment
            | Why::Issuer
            | Why::NotCertified
            | Why::NonResidentWithNumber
            | Why::PersonalNumberMismatch
            | Why::UserInfoOfAnother => Reason::EvidenceRefused,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Why::BeforeContract => "evidence is older than the contract",
            Why::CoordinationNumber => "coordination number is not accepted",
            Why::ContextUnknown => "issuer's word for the level is unknown",
            Why::Environment => "evidence is of another environment",
            Why::Issuer => "evidence is of another issuer",
            Why::NotAccepted => "level is not accepted by the e-service",
            Why::NotCertified => "issuer may not state the level",
            Why::NoAgreement => "self-declared level without agreement",
            Why::NonResidentWithoutEmployment => "non-resident level without employment",
            Why::NonResidentWithNumber => "non-resident level with a Swedish number",
            Why::PersonalNumberMismatch => "UserInfo has another personal number than the ID token",
            Why::UserInfoOfAnother => "UserInfo is about another subject than the ID token, or of another provider",
        })
    }
}

/// A level that was stated, may be stated, is accepted, and agrees with the evidence. It comes only out of [`grant`]:
///
/// ```compile_fail
/// use shared::{grant::Granted, loa::Loa, time::Timestamp};
///
/// fn forge(at: Timestamp) -> Granted {
///     Granted { loa: Loa::Loa4, at }
/// }
/// ```
///
/// ```
/// use shared::{grant::{Contract, Granted, Proof, Terms, grant}, loa::Loa, time::Timestamp};
///
/// fn earn(proof: &Proof<'_>, contract: &Contract, terms: &Terms) -> Option<Granted> {
///     grant(proof, contract, terms).ok()
/// }
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Granted {
    loa: Loa,
    at: Timestamp,
}

impl Granted {
    /// The level.
    pub fn loa(self) -> Loa {
        self.loa
    }

    /// When the person was authenticated.
    pub fn at(self) -> Timestamp {
        self.at
    }
}

/// Grants the level that `proof` proves under `contract` to an e-service with these `terms`, or tells every reason why not.
pub fn grant(proof: &Proof<'_>, contract: &Contract, terms: &Terms) -> Result<Granted, Vec<Why>> {
    let (stated, mut why) = contract.stated(proof);
    let coordination = proof.number == Some(Number::Coordination);
    why.extend(reasons([
        (stated.is_some_and(|loa| !terms.levels.contains(loa)), Why::NotAccepted),
        (coordination && !terms.coordination_numbers, Why::CoordinationNumber),
    ]));
    match stated {
        Some(loa) if why.is_empty() => Ok(Granted { loa, at: proof.at }),
        _ => Err(why),
    }
}

fn reasons<const N: usize>(checks: [(bool, Why); N]) -> impl Iterator<Item = Why> {
    checks.into_iter().filter_map(|(holds, why)| holds.then_some(why))
}

impl Contract {
    /// The level that `proof` proves under this contract, whoever asks for it, or every reason why none. It is what a session may be kept
    /// with; each e-service still holds it against its own terms.
    pub fn level(&self, proof: &Proof<'_>) -> Result<Loa, Vec<Why>> {
        match self.stated(proof) {
            (Some(loa), why) if why.is_empty() => Ok(loa),
            (_, why) => Err(why),
        }
    }

    /// The level as it is stated, and what speaks against it. Without a level something does.
    fn stated(&self, proof: &Proof<'_>) -> (Option<Loa>, Vec<Why>) {
        let stated = match proof.context {
            Context::Stated(stated) => self.contexts.level(stated),
            Context::Read(stated, read) => self.contexts.level(stated).filter(|loa| *loa == read),
            Context::Listed(loa) => loa,
        };
        let class = stated.map(Loa::class);
        let (non_resident, uncertified) = (class == Some(Class::NonResident), class == Some(Class::Uncertified));
        let why = reasons([
            (proof.issuer != self.issuer, Why::Issuer),
            (proof.environment != self.environment, Why::Environment),
            (proof.at < self.since, Why::BeforeContract),
            (stated.is_none(), Why::ContextUnknown),
            (
                stated.is_some_and(|loa| !self.certified.contains(&loa)),
                Why::NotCertified,
            ),
            (uncertified && !self.bilateral, Why::NoAgreement),
            (non_resident && proof.number.is_some(), Why::NonResidentWithNumber),
            (non_resident && !proof.has_employment, Why::NonResidentWithoutEmployment),
        ]);
        (stated, why.collect())
    }
}

#[cfg(test)]
mod tests;
