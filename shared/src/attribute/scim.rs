//! A source that speaks SCIM 2.0 (RFC 7643, 7644), as personnel systems do.

use super::{Employment, SourceError, SourceRequest, UncheckedEmployment};
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

impl Scim {
    pub(super) fn new(url: RedirectUri, organisation: Organisationsnummer, person_attribute: Option<String>) -> Self {
        Scim {
            url,
            organisation,
            person_attribute: person_attribute.unwrap_or_else(|| PERSON_ATTRIBUTE.to_owned()),
        }
    }

    /// The question: a search by `POST` (RFC 7644, 3.4.3), since the filter of a `GET` would put the personal number into an address.
    pub fn request(&self, person: &Identity) -> SourceRequest {
        let body = serde_json::json!({
            "schemas": [SEARCH],
            "attributes": [self.person_attribute, "active", "roles", ENTERPRISE],
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
        for resource in list.resources {
            let number = resource.get(&self.person_attribute).and_then(Value::as_str);
            let number = number.and_then(|number| PersonalIdentity::parse(number).ok());
            if number.as_ref() != Some(person.person()) {
                return Err(SourceError::NotGenuine);
            }
            let user = User::deserialize(Value::Object(resource)).map_err(|_| SourceError::Malformed)?;
            let Some(enterprise) = user.enterprise.filter(|_| user.active) else {
                continue;
            };
            let unchecked = UncheckedEmployment {
                affiliation: format!("{}@{}", enterprise.employee_number, self.organisation.as_str()),
                organisation: enterprise.organization,
                unit: enterprise.department,
                hsa_id: None,
                roles: user.roles.into_iter().map(|role| role.value).collect(),
            };
            employments.push(unchecked.check()?);
        }
        Ok(employments)
    }
}
