//! Freja's evidence: the signed result (`details`) of an authentication (providers' facts, B.8).
//!
//! Freja does not sign with the person's key. What is judged is that Freja said it, now, about this authentication, with a certificate
//! that was configured and good at that time; and that what it says is enough and does not contradict itself.

mod payload;
mod refusal;
mod trust;

pub use refusal::Refusal;
pub use trust::Trust;

use super::{FrejaLoa, Levels, RegistrationLevel};
use crate::{
    environment::Environment,
    id::AuthRef,
    jose::{Typ, UnverifiedJws},
    loa::Loa,
    person::PersonalIdentity,
    secret::SecretText,
    time::{Span, Timestamp},
};
use payload::Payload;
use std::fmt;

/// How old the result may be. An authentication lives for two minutes at Freja, and the result is fetched within seconds.
pub const MAX_AGE: Span = Span::from_minutes(5);
/// How far Freja's clock may be ahead of ours.
pub const CLOCK_SKEW: Span = Span::from_seconds(60);

/// What the result must say to be that of our authentication.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Whose certificates we believe, in which environment.
    pub trust: &'a Trust,
    /// Freja's name of the authentication that this login began.
    pub reference: &'a AuthRef,
    /// The lowest registration that was asked for.
    pub level: RegistrationLevel,
    /// Whether a Swedish number was asked for. One that was not is not taken.
    pub personal_number: bool,
    /// The issuers (`issuerCode`) whose organisation e-IDs are believed. Empty for the personal service, whose result names none.
    pub organisation_issuers: &'a [String],
}

/// The compact JWS as it came. Nothing in it may be believed.
#[derive(Clone)]
pub struct UnverifiedEvidence(String);

impl fmt::Debug for UnverifiedEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnverifiedEvidence")
    }
}

/// Who an employer says that the person is. The identifier is unique only together with its issuer.
#[derive(Clone)]
pub struct OrganisationId {
    issuer: String,
    identifier: SecretText,
}

impl OrganisationId {
    /// The issuer (`issuerCode`), which is one of those expected.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// What the issuer calls the person.
    pub fn reveal(&self) -> &str {
        self.identifier.reveal()
    }
}

impl fmt::Debug for OrganisationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OrganisationId")
    }
}

/// Proof that a person used their Freja e-ID for our authentication, as [`UnverifiedEvidence::verify`] found it. It cannot be made in
/// any other way:
///
/// ```compile_fail
/// use shared::provider::freja::{FrejaLoa, evidence::FrejaEvidence};
///
/// fn raise(evidence: FrejaEvidence) -> FrejaEvidence {
///     FrejaEvidence { stated: FrejaLoa::Loa3, ..evidence }
/// }
/// ```
///
/// ```
/// use shared::{provider::freja::evidence::{Expected, FrejaEvidence, Refusal, UnverifiedEvidence}, time::Timestamp};
///
/// fn judge(evidence: UnverifiedEvidence, expected: &Expected<'_>, now: Timestamp) -> Result<FrejaEvidence, Refusal> {
///     evidence.verify(expected, now)
/// }
/// ```
///
/// Nor can it be read from anywhere:
///
/// ```compile_fail
/// fn read(json: &str) -> Option<shared::provider::freja::evidence::FrejaEvidence> {
///     serde_json::from_str(json).ok()
/// }
/// ```
pub struct FrejaEvidence {
    environment: Environment,
    given_name: String,
    surname: String,
    personal_identity: Option<PersonalIdentity>,
    organisation_id: Option<OrganisationId>,
    registration: RegistrationLevel,
    stated: FrejaLoa,
    at: Timestamp,
}

impl fmt::Debug for FrejaEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FrejaEvidence")
    }
}

impl FrejaEvidence {
    /// Whether the person is real.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// The given names.
    pub fn given_name(&self) -> &str {
        &self.given_name
    }

    /// The surname.
    pub fn surname(&self) -> &str {
        &self.surname
    }

    /// The Swedish number, if it was asked for.
    pub fn personal_identity(&self) -> Option<&PersonalIdentity> {
        self.personal_identity.as_ref()
    }

    /// Who the person is at an employer, if that was asked for.
    pub fn organisation_id(&self) -> Option<&OrganisationId> {
        self.organisation_id.as_ref()
    }

    /// How the person registered.
    pub fn registration(&self) -> RegistrationLevel {
        self.registration
    }

    /// The level as Freja states it.
    pub fn stated(&self) -> FrejaLoa {
        self.stated
    }

    /// When Freja made the result.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The level of assurance that `levels` gave this e-ID then; `None` if none was known. An organisation e-ID is worth what the e-ID
    /// that carries it is worth, no more.
    pub fn loa(&self, levels: &Levels) -> Option<Loa> {
        levels.level(self.stated, self.at)
    }
}

impl UnverifiedEvidence {
    /// Takes the JWS as Freja sent it.
    pub fn new(details: String) -> Self {
        UnverifiedEvidence(details)
    }

    /// Judges the evidence at `now`.
    pub fn verify(self, expected: &Expected<'_>, now: Timestamp) -> Result<FrejaEvidence, Refusal> {
        // 1. Freja signed it: RS256, with a certificate that was configured. The header only picks one of those.
        let token = UnverifiedJws::parse(&self.0)?;
        let thumbprint = token.unverified_thumbprint().ok_or(Refusal::Signer)?;
        let signer = expected.trust.signer(thumbprint).ok_or(Refusal::Signer)?;
        let payload: Payload = token
            .verify_by("RS256", Typ::OneOfOrAbsent(&[]), |message, value| {
                signer.verifies(message, value)
            })?
            .read()?;

        // 2. Now, and with a certificate that was good then: two certificates may have one key, and only one of them be valid.
        let at = Timestamp::from_unix_millis(payload.timestamp);
        if at > now.after(CLOCK_SKEW) || now.since(at) > MAX_AGE {
            return Err(Refusal::Time);
        }
        signer.held_at(at)?;

        // 3. About our authentication, which has succeeded, at the level that was asked for.
        payload.accept(expected)?;
        let (registration, stated) = payload.levels(expected)?;

        // 4. Who.
        let personal_identity = payload.personal_identity(expected, stated)?;
        let organisation_id = payload.organisation_id(expected)?;
        let (given_name, surname) = payload.name()?;
        Ok(FrejaEvidence {
            environment: expected.trust.environment(),
            given_name,
            surname,
            personal_identity,
            organisation_id,
            registration,
            stated,
            at,
        })
    }
}
