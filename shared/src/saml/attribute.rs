//! Attributes (Attribute Specification for the Swedish eID Framework, 2 and 3).

mod name;

pub use name::{Attribute, AttributeSet};

use super::{AttributeNames, Expected, IdpRules, Refusal, saml};
use crate::{
    loa::{Class, Loa, SambiLoa},
    person::{
        Country, DateOfBirth, EidasPersonIdentifier, HsaId, OrgAffiliation, Organisationsnummer, ParseError,
        PersonalIdentity, Prid, PridPersistence,
    },
    xml::SignedElement,
};
use std::{collections::BTreeMap, fmt};

/// How a personal number was found for a person with a foreign e-ID, so that we take it (Registry for identifiers, 3.1.9.3).
const BINDINGS: [&str; 2] = [
    "http://id.swedenconnect.se/id-binding/process/populationregister",
    "http://id.swedenconnect.se/id-binding/process/swedish-eid",
];

/// What the digest of a signed message must be made with (Attribute Specification, 3.2.4).
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

/// The attributes that hold a Swedish number.
const NUMBERS: [Attribute; 3] = [
    Attribute::MappedPersonalIdentityNumber,
    Attribute::PersonalIdentityNumber,
    Attribute::PreviousPersonalIdentityNumber,
];

/// What an identity provider says of a person: each attribute that we know, read into what it means. Others are passed over.
#[derive(Clone)]
pub struct Attributes {
    texts: BTreeMap<Attribute, Vec<String>>,
    personal_identity: Option<PersonalIdentity>,
    mapped: Option<PersonalIdentity>,
    foreign: Foreign,
    date_of_birth: Option<DateOfBirth>,
    hsa_id: Option<HsaId>,
    organisation: Option<Organisationsnummer>,
    affiliations: Vec<OrgAffiliation>,
}

/// What is said of a person with a foreign e-ID (Attribute Specification, 2.5 and 3.3).
#[derive(Clone)]
struct Foreign {
    prid: Option<Prid>,
    persistence: Option<PridPersistence>,
    identifier: Option<EidasPersonIdentifier>,
    country: Option<Country>,
}

impl fmt::Debug for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attributes")
    }
}

impl Attributes {
    /// Reads `AttributeStatement`, by the names that this identity provider uses.
    pub(super) fn read(statement: &SignedElement<'_>, expected: &Expected<'_>) -> Result<Self, Refusal> {
        let (names, idp) = (expected.rules.attribute_names, expected.idp);
        let hsa_id = |text: &str| HsaId::parse_in(idp.environment, text);
        let mut texts = texts(statement, names)?;
        let one = |attribute| single(&texts, attribute);
        let number = |attribute| parsed(&texts, attribute, PersonalIdentity::parse);
        let organisation = parsed(&texts, Attribute::OrganizationIdentifier, |text| match names {
            AttributeNames::Sambi => Organisationsnummer::parse_wide_unless_trader(text),
            AttributeNames::SwedenConnect | AttributeNames::Plain => Organisationsnummer::parse(text).map(Some),
        })?;
        let bindings = one(Attribute::PersonalIdentityNumberBinding).unwrap_or_default();
        let is_bound = bindings.split(';').any(|binding| BINDINGS.contains(&binding.trim()));
        let personal_identity = number(Attribute::PersonalIdentityNumber)?;
        let mapped = number(Attribute::MappedPersonalIdentityNumber)?.filter(|_| is_bound);
        // Beside an affiliation it is held against that. Otherwise it must be the provider's to speak for.
        let is_beside_affiliation = texts.contains_key(&Attribute::OrgAffiliation);
        let organisation = organisation
            .flatten()
            .filter(|number| is_beside_affiliation || speaks_for(expected, number));
        // The name says whose the number is.
        if organisation.is_none() && texts.remove(&Attribute::OrganizationIdentifier).is_some() {
            texts.remove(&Attribute::Organization);
        }
        Ok(Attributes {
            personal_identity,
            mapped,
            foreign: Foreign {
                prid: parsed(&texts, Attribute::Prid, Prid::parse)?,
                persistence: parsed(&texts, Attribute::PridPersistence, PridPersistence::parse)?,
                identifier: parsed(&texts, Attribute::EidasPersonIdentifier, EidasPersonIdentifier::parse)?,
                country: parsed(&texts, Attribute::Country, Country::parse)?,
            },
            date_of_birth: parsed(&texts, Attribute::DateOfBirth, DateOfBirth::parse)?,
            hsa_id: parsed(&texts, Attribute::EmployeeHsaId, hsa_id)?,
            organisation,
            affiliations: affiliations(&texts, expected),
            texts,
        })
    }

    /// Holds the attributes against what the level allows and the service needs (Registry, 3.1.1.1; Attribute Specification, 2; Entity
    /// Categories, 6.2).
    pub(super) fn admit(mut self, loa: Loa, set: AttributeSet, coordination_numbers: bool) -> Result<Self, Refusal> {
        let is_said = |number| self.texts.contains_key(number);
        if loa.class() == Class::NonResident && NUMBERS.iter().any(is_said) {
            return Err(Refusal::PersonalNumberOfNonResident);
        }
        // Known by no number, a person is known by an organisation (Registry, 3.1.1.1; our policy `+nonresident`).
        if loa.class() == Class::NonResident && self.affiliations.is_empty() {
            return Err(Refusal::NonResidentWithoutEmployment);
        }
        // Nobody but the Swedish node finds the number of a person with a foreign e-ID.
        self.mapped = self
            .mapped
            .filter(|_| matches!(loa.class(), Class::Eidas | Class::EidasNotified));
        if self.mapped.is_none() {
            self.texts.remove(&Attribute::MappedPersonalIdentityNumber);
        }
        let is_coordination = matches!(self.personal_identity, Some(PersonalIdentity::Samordningsnummer(_)));
        if is_coordination && !coordination_numbers {
            return Err(Refusal::CoordinationNumber);
        }
        // An affiliation that is malformed, or in the name of an organisation that is not the provider's, was dropped, and is missing here.
        let is_there = |attribute: &Attribute| match attribute {
            Attribute::OrgAffiliation => !self.affiliations.is_empty(),
            other => self.texts.contains_key(other),
        };
        if let Some(missing) = set.required().iter().find(|attribute| !is_there(attribute)) {
            // One that is there and malformed says more than that none is.
            let mut affiliations = self.texts.get(&Attribute::OrgAffiliation).into_iter().flatten();
            let is_malformed = affiliations.any(|text| OrgAffiliation::parse(text).is_err());
            return Err(if is_malformed && *missing == Attribute::OrgAffiliation {
                Refusal::Attribute(*missing)
            } else {
                Refusal::AttributeMissing(*missing)
            });
        }
        let organisations = || self.affiliations.iter().map(OrgAffiliation::organisation);
        let other = |organisation| !organisations().any(|scope| scope == organisation);
        // Affiliations that were dropped speak for nobody, and so does the organisation beside them.
        let has_affiliation = self.texts.contains_key(&Attribute::OrgAffiliation);
        if has_affiliation && self.organisation.as_ref().is_some_and(other) {
            return Err(Refusal::Attribute(Attribute::OrganizationIdentifier));
        }
        Ok(self)
    }

    /// The person must have signed the message of this digest (Deployment Profile, 7.2). One by another algorithm than we have made ours
    /// with is another.
    pub(super) fn show_as_signed(&self, digest: &str) -> Result<(), Refusal> {
        let attribute = Attribute::SignMessageDigest;
        let stated = self.text(attribute).ok_or(Refusal::AttributeMissing(attribute))?;
        if stated.split_once(';') == Some((SHA256, digest)) {
            Ok(())
        } else {
            Err(Refusal::Attribute(attribute))
        }
    }

    /// The level must be no lower where it is repeated than where it is stated, and of the same class: an identity provider that says two
    /// things is believed in neither (Sambi's attribute profile, `levelOfAssurance`). `uri` is the stated one, which proves `loa`.
    pub(super) fn agree_with(&self, uri: &str, loa: Loa, rules: &IdpRules) -> Result<(), Refusal> {
        let Some(repeated) = self.text(Attribute::LevelOfAssurance) else {
            return Ok(());
        };
        let agrees = match (SambiLoa::from_uri(repeated), SambiLoa::from_uri(uri)) {
            (Some(repeated), Some(stated)) => repeated >= stated,
            _ => rules
                .level(repeated)
                .is_some_and(|repeated| repeated.class() == loa.class() && repeated.rank() >= loa.rank()),
        };
        if agrees {
            Ok(())
        } else {
            Err(Refusal::LevelContradicted)
        }
    }

    /// The personal number or coordination number.
    pub fn personal_identity(&self) -> Option<&PersonalIdentity> {
        self.personal_identity.as_ref()
    }

    /// The number that a person with a foreign e-ID has in Sweden, if the Swedish eIDAS node says so and it was found in a way that we
    /// take. It is not the same as
    /// [`Attributes::personal_identity`]: who uses it decides so.
    pub fn mapped_personal_identity(&self) -> Option<&PersonalIdentity> {
        self.mapped.as_ref()
    }

    /// The provisional identifier of a person with a foreign e-ID.
    pub fn prid(&self) -> Option<&Prid> {
        self.foreign.prid.as_ref()
    }

    /// How long the provisional identifier can be expected to stay the same.
    pub fn prid_persistence(&self) -> Option<PridPersistence> {
        self.foreign.persistence
    }

    /// The identifier that the person's own country has sent.
    pub fn eidas_person_identifier(&self) -> Option<&EidasPersonIdentifier> {
        self.foreign.identifier.as_ref()
    }

    /// The country that has authenticated the person.
    pub fn country(&self) -> Option<Country> {
        self.foreign.country
    }

    /// The day of birth. It does not always follow from a personal number.
    pub fn date_of_birth(&self) -> Option<&DateOfBirth> {
        self.date_of_birth.as_ref()
    }

    /// The HSA-id.
    pub fn hsa_id(&self) -> Option<&HsaId> {
        self.hsa_id.as_ref()
    }

    /// The organisation that the person was identified for.
    pub fn organisation(&self) -> Option<&Organisationsnummer> {
        self.organisation.as_ref()
    }

    /// The identities that organisations have given the person, as far as the identity provider may speak for the organisation.
    pub fn affiliations(&self) -> &[OrgAffiliation] {
        &self.affiliations
    }

    /// The text of an attribute that is one, as a name.
    pub fn text(&self, attribute: Attribute) -> Option<&str> {
        single(&self.texts, attribute)
    }
}

fn single(texts: &BTreeMap<Attribute, Vec<String>>, attribute: Attribute) -> Option<&str> {
    texts.get(&attribute)?.first().map(String::as_str)
}

/// An attribute that has a form of its own, read.
fn parsed<T>(
    texts: &BTreeMap<Attribute, Vec<String>>,
    attribute: Attribute,
    parse: impl Fn(&str) -> Result<T, ParseError>,
) -> Result<Option<T>, Refusal> {
    let read = single(texts, attribute).map(parse).transpose();
    read.map_err(|_| Refusal::Attribute(attribute))
}

/// The values of the attributes that we know. Empty values are none.
fn texts(statement: &SignedElement<'_>, names: AttributeNames) -> Result<BTreeMap<Attribute, Vec<String>>, Refusal> {
    let mut texts = BTreeMap::new();
    for element in statement.children() {
        if !element.is(saml("Attribute")) {
            let encrypted = element.is(saml("EncryptedAttribute"));
            return Err(if encrypted {
                Refusal::InnerEncryption
            } else {
                Refusal::Structure
            });
        }
        let Some(attribute) = Attribute::named(names, element.attribute("Name"), element.attribute("NameFormat"))
        else {
            continue;
        };
        let refused = Refusal::Attribute(attribute);
        let mut values = Vec::new();
        for value in element.children() {
            let text = value.text().map_err(|_| refused)?;
            if !value.is(saml("AttributeValue")) {
                return Err(refused);
            }
            values.push(text.trim().to_owned());
        }
        if values.len() > 1 && !attribute.is_multi_valued() || texts.contains_key(&attribute) {
            return Err(refused);
        }
        values.retain(|text| !text.is_empty());
        // Kept even when it is empty for now: a second one would be a second one.
        texts.insert(attribute, values);
    }
    texts.retain(|_, values| !values.is_empty());
    Ok(texts)
}

/// The affiliations whose organisation the identity provider may speak for (Attribute Specification, 3.1.3; Deployment Profile,
/// 6.2.1). One that is malformed is dropped, as is one of somebody else: where one is needed, it is missing.
fn affiliations(texts: &BTreeMap<Attribute, Vec<String>>, expected: &Expected<'_>) -> Vec<OrgAffiliation> {
    let texts = texts.get(&Attribute::OrgAffiliation).into_iter().flatten();
    texts
        .filter_map(|text| OrgAffiliation::parse(text).ok())
        .filter(|affiliation| speaks_for(expected, affiliation.organisation()))
        .collect()
}

/// Whether the identity provider may say who is at this organisation.
fn speaks_for(expected: &Expected<'_>, organisation: &Organisationsnummer) -> bool {
    expected.idp.scopes.contains(organisation.as_str()) || expected.rules.organisations.contains(organisation)
}
