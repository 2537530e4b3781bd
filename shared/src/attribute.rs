//! What others know of a person: where they are employed and what they do there. Attribute sources are asked after a person has been
//! authenticated, and only for the e-services that are configured so.
//!
//! A source is asked by a request that is built here, and its answer is judged here; the edge only carries the bytes. A personal number never
//! stands in an address.

mod register;
mod scim;
mod signed;

pub use register::{Register, RegisterError};
pub use scim::{Scim, Untrusted};
pub use signed::{Question, SignedSource};

use crate::{
    id::SourceId,
    person::{HsaId, OrgAffiliation, Organisationsnummer},
    portal::RedirectUri,
    reason::Reason,
    secret::SecretText,
    time::Span,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest text of an attribute, in bytes: the one that the person logs in with is kept in a cookie.
const MAX_TEXT: usize = 80;
/// The most roles of an employment.
const MAX_ROLES: usize = 8;
/// The most employments of a person. Somebody who is called in by many care units has as many.
pub const MAX_EMPLOYMENTS: usize = 40;

/// What a person is at an organisation.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Employment {
    /// How the organisation knows the person, and which organisation that is.
    pub affiliation: OrgAffiliation,
    /// The organisation's name.
    pub organisation: String,
    /// The unit in it.
    pub unit: Option<String>,
    /// The identifier of health care's catalogue.
    pub hsa_id: Option<HsaId>,
    /// What the person does: the source's own words, by which an e-service decides who may enter.
    pub roles: Vec<String>,
}

/// An employment as it came, before anything of it is believed to be well-formed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct UncheckedEmployment {
    affiliation: String,
    organisation: String,
    unit: Option<String>,
    hsa_id: Option<String>,
    #[serde(default)]
    roles: Vec<String>,
}

/// An employment is malformed: an identifier that is none, or text that is empty, too long or not printable.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MalformedEmployment;

impl UncheckedEmployment {
    /// Checks every part. Nothing is cut short or left out.
    pub fn check(self) -> Result<Employment, MalformedEmployment> {
        let fits = |text: &String| !text.is_empty() && text.len() <= MAX_TEXT && !text.chars().any(char::is_control);
        let texts = [Some(&self.organisation), self.unit.as_ref()].into_iter().flatten();
        if !texts.chain(&self.roles).all(fits) || self.roles.len() > MAX_ROLES {
            return Err(MalformedEmployment);
        }
        let hsa_id = self.hsa_id.as_deref().map(HsaId::parse).transpose();
        Ok(Employment {
            affiliation: OrgAffiliation::parse(&self.affiliation).map_err(|_| MalformedEmployment)?,
            organisation: self.organisation,
            unit: self.unit,
            hsa_id: hsa_id.map_err(|_| MalformedEmployment)?,
            roles: self.roles,
        })
    }
}

/// An attribute source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Whether a login fails where it does not answer; without it the other sources are enough.
    pub required: bool,
    /// How long it may take.
    pub timeout: Span,
    /// How it is asked.
    pub kind: Kind,
}

/// How a source is asked.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Not at all: it is part of the configuration.
    Register(Register),
    /// By SCIM 2.0 (RFC 7644).
    Scim(Scim),
    /// By a signed question, with a signed answer.
    Signed(Box<SignedSource>),
}

/// A request to a source: where, of which media type, and what. The body is secret, since it names a person.
#[derive(Debug)]
pub struct SourceRequest {
    /// The address.
    pub url: String,
    /// The media type of the body, and of the answer.
    pub media_type: &'static str,
    /// The body.
    pub body: SecretText,
}

/// Why a source told nothing. What exactly it said is not written anywhere.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SourceError {
    /// It could not be asked, took too long, or answered with an error.
    Unavailable,
    /// Its answer is not of the form that was agreed on.
    Malformed,
    /// Its answer is not signed by it, is not for us, or not to this question.
    NotGenuine,
    /// It speaks of an organisation for which it is not to speak.
    Foreign,
}

impl SourceError {
    /// The words in the log.
    pub fn code(self) -> &'static str {
        match self {
            SourceError::Unavailable => "unavailable",
            SourceError::Malformed => "malformed",
            SourceError::NotGenuine => "not-genuine",
            SourceError::Foreign => "foreign-organisation",
        }
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<MalformedEmployment> for SourceError {
    fn from(_: MalformedEmployment) -> Self {
        SourceError::Malformed
    }
}

/// Puts together what several sources say. Of one employment (the same affiliation) the first source's words stand; roles add up, and what the
/// first did not know is filled in.
pub fn merge(sources: impl IntoIterator<Item = Vec<Employment>>) -> Vec<Employment> {
    let mut merged: Vec<Employment> = Vec::new();
    for employment in sources.into_iter().flatten() {
        match merged
            .iter_mut()
            .find(|known| known.affiliation == employment.affiliation)
        {
            Some(known) => {
                known.unit = known.unit.take().or(employment.unit);
                known.hsa_id = known.hsa_id.take().or(employment.hsa_id);
                let new = employment.roles.into_iter().filter(|role| !known.roles.contains(role));
                let new: Vec<_> = new.collect();
                known.roles.extend(new);
            }
            None => merged.push(employment),
        }
    }
    merged
}

/// Who may enter an e-service.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    /// One of these roles is needed; where none is named, every role will do.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Only these organisations' employees, by their numbers; where none is named, everybody's.
    #[serde(default)]
    pub organisations: Vec<Organisationsnummer>,
}

impl Entry {
    /// The employments with which the person may enter; a reason where there is none.
    pub fn admit(&self, employments: Vec<Employment>) -> Result<Vec<Employment>, Reason> {
        if employments.is_empty() {
            return Err(Reason::NotEmployed);
        }
        let role_fits = |employment: &Employment| {
            self.roles.is_empty() || employment.roles.iter().any(|role| self.roles.contains(role))
        };
        let organisation_fits = |employment: &Employment| {
            self.organisations.is_empty() || self.organisations.contains(employment.affiliation.organisation())
        };
        let mut admitted = employments;
        admitted.retain(|employment| role_fits(employment) && organisation_fits(employment));
        admitted.truncate(MAX_EMPLOYMENTS);
        if admitted.is_empty() {
            return Err(Reason::MayNotEnter);
        }
        Ok(admitted)
    }
}

/// A source as it stands in `portal.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourceEntry {
    id: SourceId,
    kind: KindEntry,
    #[serde(default)]
    required: bool,
    timeout_seconds: Option<u8>,
    url: Option<String>,
    organisation_number: Option<Organisationsnummer>,
    person_attribute: Option<String>,
    issuer: Option<String>,
    #[serde(default)]
    organisations: Vec<Organisationsnummer>,
    #[serde(default)]
    keys: Vec<serde_json::Value>,
    #[serde(default, rename = "person")]
    people: Vec<register::PersonEntry>,
    #[serde(default)]
    test: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum KindEntry {
    Register,
    Scim,
    Signed,
}

impl SourceEntry {
    /// Its id.
    pub(crate) fn id(&self) -> &str {
        self.id.as_str()
    }

    /// Whether it is left out of a production installation.
    pub(crate) fn is_test(&self) -> bool {
        self.test
    }

    /// Checks the entry; the error says what helps.
    pub(crate) fn check(self) -> Result<Source, &'static str> {
        let url = self.url.as_deref().map(RedirectUri::parse);
        let url = url
            .map(|url| url.ok_or("url must be an https address without fragment"))
            .transpose()?;
        let kind = match (self.kind, url) {
            (KindEntry::Register, None) => Kind::Register(
                Register::new(self.people).map_err(|_| "a person of the register, or an employment, is malformed")?,
            ),
            (KindEntry::Scim, Some(url)) => Kind::Scim(Scim::new(
                url,
                self.organisation_number
                    .ok_or("a scim source needs organisation-number")?,
                self.person_attribute,
            )),
            (KindEntry::Signed, Some(url)) => Kind::Signed(Box::new(SignedSource::new(
                url,
                self.issuer.ok_or("a signed source needs issuer")?,
                self.organisations,
                &self.keys,
            )?)),
            (KindEntry::Register, Some(_)) => return Err("a register has no url"),
            (KindEntry::Scim | KindEntry::Signed, None) => return Err("the source needs a url"),
        };
        let seconds = self.timeout_seconds.unwrap_or(3);
        if !(1..=10).contains(&seconds) {
            return Err("timeout-seconds must be from 1 to 10");
        }
        Ok(Source {
            id: self.id,
            required: self.required,
            timeout: Span::from_seconds(seconds.into()),
            kind,
        })
    }
}

#[cfg(test)]
mod tests;
