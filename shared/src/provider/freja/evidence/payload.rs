//! What Freja has signed.

use super::{Expected, OrganisationId, Refusal};
use crate::{
    person::PersonalIdentity,
    provider::freja::{FrejaLoa, RegistrationLevel},
    secret::SecretText,
};
use serde::{Deserialize, de::IgnoredAny};

/// Longer names and identifiers are nobody's (providers' facts, B.9, for the identifier).
const MAX_NAME: usize = 500;
const MAX_IDENTIFIER: usize = 128;

/// The payload of a result. Members that are not listed are passed over; a member of a signature's result tells it apart.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Payload {
    auth_ref: Option<String>,
    status: String,
    pub(super) timestamp: u64,
    min_registration_level: String,
    requested_attributes: Option<Attributes>,
    sign_ref: Option<IgnoredAny>,
    signature_type: Option<IgnoredAny>,
    signature_data: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attributes {
    basic_user_info: Option<BasicUserInfo>,
    ssn: Option<Ssn>,
    registration_level: Option<String>,
    loa_level: Option<String>,
    organisation_id: Option<Organisation>,
}

#[derive(Deserialize)]
struct BasicUserInfo {
    name: String,
    surname: String,
}

/// A person's number, and the country that gave it.
#[derive(Deserialize)]
struct Ssn {
    country: String,
    ssn: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Organisation {
    identifier: String,
    issuer_code: Option<String>,
}

impl Payload {
    fn attributes(&self) -> Result<&Attributes, Refusal> {
        self.requested_attributes.as_ref().ok_or(Refusal::Attributes)
    }

    /// It is the result of an authentication, of ours, and it has succeeded.
    pub(super) fn accept(&self, expected: &Expected<'_>) -> Result<(), Refusal> {
        if self.sign_ref.is_some() || self.signature_type.is_some() || self.signature_data.is_some() {
            return Err(Refusal::Kind);
        }
        if self.auth_ref.as_deref() != Some(expected.reference.as_str()) {
            return Err(Refusal::Reference);
        }
        if self.status != "APPROVED" {
            return Err(Refusal::Status);
        }
        Ok(())
    }

    /// The two levels: Freja repeats what was asked for, and states what the person has. Each must be enough, and they must agree.
    pub(super) fn levels(&self, expected: &Expected<'_>) -> Result<(RegistrationLevel, FrejaLoa), Refusal> {
        let asked = RegistrationLevel::parse(&self.min_registration_level).ok_or(Refusal::Level)?;
        let attributes = self.attributes()?;
        let registration = attributes.registration_level.as_deref();
        let registration = registration.and_then(RegistrationLevel::parse).ok_or(Refusal::Level)?;
        let stated = attributes.loa_level.as_deref();
        let stated = stated.and_then(FrejaLoa::parse).ok_or(Refusal::Level)?;
        if asked < expected.level || registration < expected.level {
            return Err(Refusal::LevelTooLow);
        }
        if stated.agrees_with(registration) {
            Ok((registration, stated))
        } else {
            Err(Refusal::Level)
        }
    }

    /// The Swedish number. A person without residence has none, whatever stands there; another country's number is not one.
    pub(super) fn personal_identity(
        &self,
        expected: &Expected<'_>,
        stated: FrejaLoa,
    ) -> Result<Option<PersonalIdentity>, Refusal> {
        let swedish = self.attributes()?.ssn.as_ref().filter(|number| number.country == "SE");
        if stated == FrejaLoa::Loa3NonResident && swedish.is_some() {
            return Err(Refusal::NonResidentWithNumber);
        }
        if !expected.personal_number {
            return Ok(None);
        }
        let number = swedish.ok_or(Refusal::PersonalNumber)?;
        let number = PersonalIdentity::parse(&number.ssn).map_err(|_| Refusal::PersonalNumber)?;
        Ok(Some(number))
    }

    /// The organisation e-ID, of an issuer that is believed. Where none was asked for, none is taken.
    pub(super) fn organisation_id(&self, expected: &Expected<'_>) -> Result<Option<OrganisationId>, Refusal> {
        if expected.organisation_issuers.is_empty() {
            return Ok(None);
        }
        let found = self
            .attributes()?
            .organisation_id
            .as_ref()
            .ok_or(Refusal::OrganisationId)?;
        if found.identifier.is_empty() || found.identifier.len() > MAX_IDENTIFIER {
            return Err(Refusal::OrganisationId);
        }
        let issuer = found.issuer_code.as_ref().ok_or(Refusal::OrganisationIssuer)?;
        if !expected.organisation_issuers.contains(issuer) {
            return Err(Refusal::OrganisationIssuer);
        }
        Ok(Some(OrganisationId {
            issuer: issuer.clone(),
            identifier: SecretText::new(found.identifier.clone()),
        }))
    }

    /// The given names and the surname.
    pub(super) fn name(self) -> Result<(String, String), Refusal> {
        let attributes = self.requested_attributes.ok_or(Refusal::Attributes)?;
        let BasicUserInfo { name, surname } = attributes.basic_user_info.ok_or(Refusal::Name)?;
        let fits = [&name, &surname]
            .iter()
            .all(|part| (1..=MAX_NAME).contains(&part.len()));
        if fits { Ok((name, surname)) } else { Err(Refusal::Name) }
    }
}
