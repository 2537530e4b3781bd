//! A source that speaks SCIM 2.0 (RFC 7643, 7644), as personnel systems do.

use super::{
    Employment, SourceError, SourceRequest, UncheckedEmployment,
    employment::{NamedCommission, UncheckedCommission},
};
use crate::{
    identity::Identity,
    jose::json,
    person::{Organisationsnummer, PersonalIdentity},
    portal::RedirectUri,
    secret::SecretText,
};
use serde::Deserialize;
use serde_json::{Map, Value};

const SEARCH: &str = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// The attribute that has the personal number, where the configuration names none: SCIM has none of its own.
const PERSON_ATTRIBUTE: &str = "externalId";
/// More would not be one person's.
const MAX_RESOURCES: usize = 8;

/// A SCIM source: one organisation's employees.
#[derive(Clone, Debug)]
pub struct Scim {
    url: RedirectUri,
    organisation: Organisationsnummer,
    person_attribute: String,
    hsa_schema: Option<String>,
}

/// The answer of a source, which TLS alone vouches for.
pub struct Untrusted<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: &'a [u8],
}

#[derive(Deserialize)]
struct List {
    #[serde(rename = "Resources", default)]
    resources: Vec<Map<String, Value>>,
}

/// What is read of a user (RFC 7643, 4.1 and 4.3).
#[derive(Deserialize)]
struct User {
    #[serde(default = "yes")]
    active: bool,
    #[serde(default)]
    roles: Vec<Role>,
    #[serde(rename = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")]
    enterprise: Option<Enterprise>,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct Role {
    value: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Enterprise {
    employee_number: String,
    organization: String,
    department: Option<String>,
}

/// What the extension has that a source names for what health care's catalogue says of a user: SCIM itself knows nothing of it.
#[derive(Default, Deserialize)]
struct Hsa {
    #[serde(rename = "employeeHsaId")]
    hsa_id: Option<String>,
    commissions: Option<Vec<NamedCommission>>,
}

impl Scim {
    /// A source at `url`. `hsa_schema` names the extension of the user (RFC 7643, 3.3) that has `employeeHsaId` and `commissions`, if there is
    /// one.
    pub(super) fn new(
        url: RedirectUri,
        organisation: Organisationsnummer,
        person_attribute: Option<String>,
        hsa_schema: Option<String>,
    ) -> Result<Self, &'static str> {
        if hsa_schema
            .as_deref()
            .is_some_and(|schema| !schema.starts_with("urn:") || schema == ENTERPRISE)
        {
            return Err("hsa-schema must be the urn of an extension of its own");
        }
        Ok(Scim {
            url,
            organisation,
            person_attribute: person_attribute.unwrap_or_else(|| PERSON_ATTRIBUTE.to_owned()),
            hsa_schema,
        })
    }

    /// Whether the source can say what health care's catalogue has of a user.
    pub(super) fn knows_hsa_ids(&self) -> bool {
        self.hsa_schema.is_some()
    }

    /// The question: a search by `POST` (RFC 7644, 3.4.3), since the filter of a `GET` would put the personal number into an address.
    pub fn request(&self, person: &Identity) -> SourceRequest {
        let attributes: Vec<_> = [self.person_attribute.as_str(), "active", "roles", ENTERPRISE]
            .into_iter()
            .chain(self.hsa_schema.as_deref())
            .collect();
        let body = serde_json::json!({
            "schemas": [SEARCH],
            "attributes": attributes,
            "filter": format!("{} eq \"{}\"", self.person_attribute, person.person().reveal()),
            "count": MAX_RESOURCES,
        });
        SourceRequest {
            url: format!("{}/Users/.search", self.url.as_str()),
            media_type: "application/scim+json",
            body: SecretText::new(body.to_string()),
        }
    }

    /// The employments in the answer. A user who is not the person that was asked about, whatever filter the source has applied, makes the whole
    /// answer worthless; one who is not active is none.
    pub fn read(&self, answer: &Untrusted<'_>, person: &Identity) -> Result<Vec<Employment>, SourceError> {
        if answer.status != 200 {
            return Err(SourceError::Unavailable);
        }
        let list: List = json::read(answer.body).ok_or(SourceError::Malformed)?;
        if list.resources.len() > MAX_RESOURCES {
            return Err(SourceError::Malformed);
        }
        let mut employments = Vec::new();
        for mut resource in list.resources {
            let number = resource.get(&self.person_attribute).and_then(Value::as_str);
            let number = number.and_then(|number| PersonalIdentity::parse(number).ok());
            if number.as_ref() != Some(person.person()) {
                return Err(SourceError::NotGenuine);
            }
            let hsa = self.hsa_schema.as_ref().and_then(|schema| resource.remove(schema));
            // A user without a value has none, written out or not (RFC 7643, 2.5).
            let hsa = hsa.filter(|hsa| !hsa.is_null());
            let hsa = hsa.map_or_else(|| Ok(Hsa::default()), Hsa::deserialize);
            let hsa = hsa.map_err(|_| SourceError::Malformed)?;
            let user = User::deserialize(Value::Object(resource)).map_err(|_| SourceError::Malformed)?;
            let Some(enterprise) = user.enterprise.filter(|_| user.active) else {
                continue;
            };
            let commissions = hsa.commissions.into_iter().flatten();
            let unchecked = UncheckedEmployment {
                affiliation: format!("{}@{}", enterprise.employee_number, self.organisation.as_str()),
                organisation: enterprise.organization,
                unit: enterprise.department,
                hsa_id: hsa.hsa_id,
                roles: user.roles.into_iter().map(|role| role.value).collect(),
                commissions: commissions.map(UncheckedCommission::from).collect(),
            };
            employments.push(unchecked.check()?);
        }
        Ok(employments)
    }
}
