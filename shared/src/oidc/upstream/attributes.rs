//! What a provider says of a person, read into types.

use super::{Provider, Refusal};
use crate::{
    loa::SambiLoa,
    person::{HsaId, OrgAffiliation, Organisationsnummer, PersonalIdentity, Personnummer, Samordningsnummer},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fmt;

/// Longer names are nobody's.
const MAX_TEXT: usize = 500;

/// How a provider names its claims. There is no guessing: one provider, one vocabulary.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Vocabulary {
    /// OIDC Sweden's claims (`https://id.oidc.se/claim/…`).
    OidcSweden,
    /// Sambi's attributes, as Inera's IdP calls them in OpenID Connect: without what stands before them in SAML, and OpenID Connect's own
    /// names for those of a person.
    Sambi,
    /// Freja's claims (`https://frejaeid.com/oidc/claims/…`). Its `loaLevel` comes with UserInfo, which it does not sign, and is not read: the
    /// level is that of `acr`, which it is not known to send [?]. Its own interface, with signed results, has a level
    /// ([`crate::provider::freja`]).
    Freja,
}

/// The name of each claim in one vocabulary; `None` where it has none.
struct Names {
    name: Option<&'static str>,
    /// The first that is there counts; so with the surname.
    given_name: &'static [&'static str],
    surname: &'static [&'static str],
    personal_number: &'static str,
    /// Where it differs from `personal_number`; `None` where one claim holds either kind of number.
    coordination_number: Option<&'static str>,
    coordination_level: Option<&'static str>,
    hsa_id: Option<&'static str>,
    organisation: Option<&'static str>,
    organisation_name: Option<&'static str>,
    affiliation: Option<&'static str>,
    country: Option<&'static str>,
    /// The level once more, beside `acr`.
    level: Option<&'static str>,
}

impl Vocabulary {
    fn names(self) -> Names {
        match self {
            Vocabulary::OidcSweden => Names {
                name: Some("name"),
                given_name: &["given_name"],
                surname: &["family_name"],
                personal_number: "https://id.oidc.se/claim/personalIdentityNumber",
                coordination_number: Some("https://id.oidc.se/claim/coordinationNumber"),
                coordination_level: Some("https://id.oidc.se/claim/coordinationNumberLevel"),
                hsa_id: None,
                organisation: Some("https://id.oidc.se/claim/orgNumber"),
                organisation_name: Some("https://id.oidc.se/claim/orgName"),
                affiliation: Some("https://id.oidc.se/claim/orgAffiliation"),
                country: None,
                level: None,
            },
            Vocabulary::Sambi => Names {
                name: Some("name"),
                // Access tokens of 2018 have the second ones; its list of attributes has the first ones for ID tokens [?].
                given_name: &["given_name", "givenName"],
                surname: &["family_name", "surname"],
                personal_number: "personalIdentityNumber",
                coordination_number: None,
                coordination_level: None,
                hsa_id: Some("employeeHsaId"),
                organisation: Some("organizationIdentifier"),
                organisation_name: Some("organizationName"),
                affiliation: Some("orgAffiliation"),
                country: None,
                level: Some("levelOfAssurance"),
            },
            Vocabulary::Freja => Names {
                name: Some("name"),
                given_name: &["given_name"],
                surname: &["family_name"],
                personal_number: "https://frejaeid.com/oidc/claims/personalIdentityNumber",
                coordination_number: None,
                coordination_level: None,
                hsa_id: None,
                organisation: None,
                organisation_name: None,
                affiliation: None,
                country: Some("https://frejaeid.com/oidc/claims/country"),
                level: None,
            },
        }
    }
}

/// How well a person with a coordination number is known (lag 2022:1697; OIDC Sweden claims, 2.1.2.1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CoordinationLevel {
    /// The identity is proved (*styrkt*).
    Confirmed,
    /// The identity is likely (*sannolik*).
    Probable,
    /// The identity is uncertain .
    Uncertain,
}

/// What a provider says of a person. What it did not say is not there; the caller decides what it needs.
#[derive(Default)]
pub struct Attributes {
    personal_identity: Option<PersonalIdentity>,
    coordination_level: Option<CoordinationLevel>,
    hsa_id: Option<HsaId>,
    organisation: Option<Organisationsnummer>,
    organisation_name: Option<String>,
    affiliations: Vec<OrgAffiliation>,
    name: Option<String>,
    given_name: Option<String>,
    surname: Option<String>,
    level: Option<String>,
}

impl fmt::Debug for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attributes")
    }
}

impl Attributes {
    /// Reads the claims by the provider's vocabulary. What is there and malformed refuses the whole.
    pub(super) fn read(claims: &Map<String, Value>, provider: &Provider) -> Result<Self, Refusal> {
        let names = provider.vocabulary.names();
        let reader = Reader {
            claims,
            in_arrays: provider.deviations.claims_in_arrays,
        };
        let organisation = reader.organisation(&names, provider)?;
        let organisation_name = reader.text(names.organisation_name)?;
        Ok(Attributes {
            personal_identity: reader.personal_identity(&names)?,
            coordination_level: reader.coordination_level(&names)?,
            hsa_id: reader.parsed(names.hsa_id, |text| HsaId::parse_in(provider.environment, text))?,
            // The name says whose the number is.
            organisation_name: organisation_name.filter(|_| organisation.is_some()).map(str::to_owned),
            organisation,
            affiliations: reader.affiliations(names.affiliation, provider)?,
            name: reader.text(names.name)?.map(str::to_owned),
            given_name: reader.first(names.given_name)?.map(str::to_owned),
            surname: reader.first(names.surname)?.map(str::to_owned),
            level: reader.text(names.level)?.map(str::to_owned),
        })
    }

    /// Where the level is repeated, it must be no lower than `acr`: a provider that says two things is believed in neither (Sambi's
    /// attribute profile, `levelOfAssurance`).
    pub(super) fn agree_with(self, acr: Option<&str>) -> Result<Self, Refusal> {
        let Some(repeated) = &self.level else {
            return Ok(self);
        };
        let stated = acr.and_then(SambiLoa::from_uri);
        let agrees =
            SambiLoa::from_uri(repeated).is_some_and(|repeated| stated.is_some_and(|stated| repeated >= stated));
        if agrees {
            Ok(self)
        } else {
            Err(Refusal::LevelContradicted)
        }
    }

    /// The personal number or coordination number.
    pub fn personal_identity(&self) -> Option<&PersonalIdentity> {
        self.personal_identity.as_ref()
    }

    /// How well the person is known whose number is a coordination number.
    pub fn coordination_level(&self) -> Option<CoordinationLevel> {
        self.coordination_level
    }

    /// The employee's HSA-id.
    pub fn hsa_id(&self) -> Option<&HsaId> {
        self.hsa_id.as_ref()
    }

    /// The organisation, if the provider may speak for it ([`Provider::scopes`]).
    pub fn organisation(&self) -> Option<&Organisationsnummer> {
        self.organisation.as_ref()
    }

    /// That organisation's registered name.
    pub fn organisation_name(&self) -> Option<&str> {
        self.organisation_name.as_deref()
    }

    /// Who the person is at organisations, as far as the provider may speak for them ([`Provider::scopes`]).
    pub fn affiliations(&self) -> &[OrgAffiliation] {
        &self.affiliations
    }

    /// The whole name.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The given names.
    pub fn given_name(&self) -> Option<&str> {
        self.given_name.as_deref()
    }

    /// The surname.
    pub fn surname(&self) -> Option<&str> {
        self.surname.as_deref()
    }
}

/// Reads single claims.
struct Reader<'a> {
    claims: &'a Map<String, Value>,
    in_arrays: bool,
}

impl<'a> Reader<'a> {
    /// A claim of one value.
    fn text(&self, name: Option<&str>) -> Result<Option<&'a str>, Refusal> {
        let value = match name.and_then(|name| self.claims.get(name)) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Array(values)) if self.in_arrays => match values.as_slice() {
                [] => return Ok(None),
                [only] => only,
                _ => return Err(Refusal::Claims),
            },
            Some(value) => value,
        };
        let text = value.as_str().filter(|text| !text.is_empty() && text.len() <= MAX_TEXT);
        text.map(Some).ok_or(Refusal::Claims)
    }

    /// The first of these claims that is there. All of them must be well-formed.
    fn first(&self, names: &[&str]) -> Result<Option<&'a str>, Refusal> {
        let texts = names.iter().map(|name| self.text(Some(name)));
        let texts: Vec<_> = texts.collect::<Result<_, _>>()?;
        Ok(texts.into_iter().flatten().next())
    }

    fn parsed<T, E>(&self, name: Option<&str>, parse: impl FnOnce(&str) -> Result<T, E>) -> Result<Option<T>, Refusal> {
        self.text(name)?.map(parse).transpose().map_err(|_| Refusal::Claims)
    }

    /// The two kinds of number are two claims, of which a person has one; where there is one claim for both, the number tells. A number
    /// of another country than Sweden is neither.
    fn personal_identity(&self, names: &Names) -> Result<Option<PersonalIdentity>, Refusal> {
        if self.text(names.country)?.is_some_and(|country| country != "SE") {
            return Ok(None);
        }
        let number = Some(names.personal_number);
        let Some(coordination) = names.coordination_number else {
            return self.parsed(number, PersonalIdentity::parse);
        };
        let number = self.parsed(number, Personnummer::parse)?;
        match (number, self.parsed(Some(coordination), Samordningsnummer::parse)?) {
            (Some(_), Some(_)) => Err(Refusal::Claims),
            (Some(number), None) => Ok(Some(PersonalIdentity::Personnummer(number))),
            (None, number) => Ok(number.map(PersonalIdentity::Samordningsnummer)),
        }
    }

    fn coordination_level(&self, names: &Names) -> Result<Option<CoordinationLevel>, Refusal> {
        self.parsed(names.coordination_level, |text| match text {
            "confirmed" => Ok(CoordinationLevel::Confirmed),
            "probable" => Ok(CoordinationLevel::Probable),
            "uncertain" => Ok(CoordinationLevel::Uncertain),
            _ => Err(Refusal::Claims),
        })
    }

    /// One that is not the provider's is dropped.
    fn organisation(&self, names: &Names, provider: &Provider) -> Result<Option<Organisationsnummer>, Refusal> {
        let stated = self.parsed(names.organisation, |text| match provider.vocabulary {
            Vocabulary::OidcSweden => Organisationsnummer::parse(text).map(Some),
            Vocabulary::Sambi | Vocabulary::Freja => Organisationsnummer::parse_wide_unless_trader(text),
        })?;
        Ok(stated.flatten().filter(|number| provider.scopes.contains(number)))
    }

    /// One text, or an array of them: a person may be at several organisations. One in the name of an organisation that is not the
    /// provider's is dropped. Inera has not published how it writes them [?]: of its, one that cannot be read is dropped too.
    fn affiliations(&self, name: Option<&str>, provider: &Provider) -> Result<Vec<OrgAffiliation>, Refusal> {
        let values = match name.and_then(|name| self.claims.get(name)) {
            None | Some(Value::Null) => return Ok(Vec::new()),
            Some(Value::Array(values)) => values.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        let parse = |value: &Value| OrgAffiliation::parse(value.as_str()?).ok();
        let mut found = Vec::new();
        for value in values {
            match parse(value) {
                Some(affiliation) if provider.scopes.contains(affiliation.organisation()) => found.push(affiliation),
                None if provider.vocabulary != Vocabulary::Sambi => return Err(Refusal::Claims),
                _ => {}
            }
        }
        Ok(found)
    }
}
