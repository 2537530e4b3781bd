//! Who somebody is at an organisation.

use super::{Organisationsnummer, ParseError, kept_secret};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// Longer identifiers are nobody's.
const MAX_LENGTH: usize = 256;

/// A person's identifier at an organisation (*orgAffiliation*; Swedish eID Framework, attribute specification, 3.1.3 and 3.2.5):
/// `<uid>@<organisation number>`. The uid is unique only together with the organisation; nothing may be read into it, and it may
/// hold an `@` of its own.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OrgAffiliation {
    text: String,
    organisation: Organisationsnummer,
}

impl OrgAffiliation {
    /// Reads the value, divided at its last `@`. The organisation is ten digits; the uid is neither empty nor holds control characters.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let (uid, organisation) = text.rsplit_once('@').ok_or(ParseError::Form)?;
        if uid.is_empty() || text.len() > MAX_LENGTH || uid.chars().any(char::is_control) {
            return Err(ParseError::Form);
        }
        Ok(OrgAffiliation {
            text: text.to_owned(),
            organisation: Organisationsnummer::parse(organisation)?,
        })
    }

    /// The organisation that knows the person by this. Whether the issuer may speak for it is for the caller to check.
    pub fn organisation(&self) -> &Organisationsnummer {
        &self.organisation
    }

    /// What the organisation calls the person.
    pub fn reveal_uid(&self) -> &str {
        self.text.rsplit_once('@').map_or("", |(uid, _)| uid)
    }

    /// The whole value.
    pub fn reveal(&self) -> &str {
        &self.text
    }
}

kept_secret!(OrgAffiliation::parse);
