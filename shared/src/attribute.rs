//! What others know of a person: where they are employed and what they do there. Attribute sources are asked after a person has been
//! authenticated, and only for the e-services that are configured so.
//!
//! A source is asked by a request that is built here, and its answer is judged here; the edge only carries the bytes. A personal number never
//! stands in an address.

mod employment;
mod entry;
mod register;
mod scim;
mod signed;

pub use employment::{CareBody, Commission, Employment, MalformedEmployment, UncheckedEmployment};
pub use entry::{Entry, MAX_EMPLOYMENTS, Wish};
pub use register::{Register, RegisterError};
pub use scim::{Scim, Untrusted};
pub use signed::{Question, SignedSource};

use crate::{
    id::SourceId,
    person::Organisationsnummer,
    portal::{IdentityKind, RedirectUri},
    secret::SecretText,
    time::Span,
};
use serde::Deserialize;
use std::fmt;

/// The most roles, and the most commissions, of one employment, whatever the number of sources that know it. An e-service is told of them in
/// tokens, which have an end.
const MAX_MERGED: usize = 24;

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

impl Source {
    /// The identities that this source may know of a person whom it is asked about by number.
    pub fn supplies(&self) -> &'static [IdentityKind] {
        match &self.kind {
            Kind::Scim(scim) if !scim.knows_hsa_ids() => &[IdentityKind::Employment],
            Kind::Register(_) | Kind::Scim(_) | Kind::Signed(_) => &[IdentityKind::Employment, IdentityKind::HsaId],
        }
    }
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
    /// With what the sources before it say, an employment would have more roles or commissions than can be told.
    TooMuch,
}

impl SourceError {
    /// The words in the log.
    pub fn code(self) -> &'static str {
        match self {
            SourceError::Unavailable => "unavailable",
            SourceError::Malformed => "malformed",
            SourceError::NotGenuine => "not-genuine",
            SourceError::Foreign => "foreign-organisation",
            SourceError::TooMuch => "too-much",
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

/// What is `known`, with what one more source says. Of one employment (the same affiliation) the first source's words stand; roles and
/// commissions add up, and what the first did not know is filled in. [`SourceError::TooMuch`] where that becomes more than can be told: nothing
/// is left out.
pub fn merge(known: &[Employment], more: Vec<Employment>) -> Result<Vec<Employment>, SourceError> {
    let mut merged = known.to_vec();
    for employment in more {
        let same = merged
            .iter_mut()
            .find(|known| known.affiliation == employment.affiliation);
        let Some(known) = same else {
            merged.push(employment);
            continue;
        };
        known.unit = known.unit.take().or(employment.unit);
        known.hsa_id = known.hsa_id.take().or(employment.hsa_id);
        for role in employment.roles {
            if !known.roles.contains(&role) {
                known.roles.push(role);
            }
        }
        for commission in employment.commissions {
            if known.commissions.iter().all(|other| other.hsa_id != commission.hsa_id) {
                known.commissions.push(commission);
            }
        }
        if known.roles.len() > MAX_MERGED || known.commissions.len() > MAX_MERGED {
            return Err(SourceError::TooMuch);
        }
    }
    Ok(merged)
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
    hsa_schema: Option<String>,
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
                self.hsa_schema,
            )?),
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
