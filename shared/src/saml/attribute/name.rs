use crate::saml::AttributeNames;

/// The format of names that are identifiers (SAML V2.0 Core, 8.2.2). Names of another format are other names.
const URI: &str = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

/// The attributes that we read (Attribute Specification for the Swedish eID Framework, 3.1).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Attribute {
    /// `birthName`: the name that the person was given at birth.
    BirthName,
    /// `c`: a country (ISO 3166-1 alpha-2).
    Country,
    /// `dateOfBirth`.
    DateOfBirth,
    /// `displayName`: the name in whatever form.
    DisplayName,
    /// `eidasNaturalPersonAddress`.
    EidasNaturalPersonAddress,
    /// `eidasPersonIdentifier`.
    EidasPersonIdentifier,
    /// `employeeHsaId`.
    EmployeeHsaId,
    /// `gender`.
    Gender,
    /// `givenName`.
    GivenName,
    /// `levelOfAssurance`: the level, as Sambi's members repeat it.
    LevelOfAssurance,
    /// `mappedPersonalIdentityNumber`: the Swedish number of a person with a foreign e-ID.
    MappedPersonalIdentityNumber,
    /// `o`: the name of the organisation.
    Organization,
    /// `organizationIdentifier`: its number.
    OrganizationIdentifier,
    /// `ou`: its units.
    OrganizationalUnit,
    /// `orgAffiliation`: who the person is to an organisation.
    OrgAffiliation,
    /// `personalIdentityNumber`.
    PersonalIdentityNumber,
    /// `personalIdentityNumberBinding`: how the mapped number was found.
    PersonalIdentityNumberBinding,
    /// `placeOfBirth`.
    PlaceOfBirth,
    /// `previousPersonalIdentityNumber`.
    PreviousPersonalIdentityNumber,
    /// `prid`: provisional identifier of a person with a foreign e-ID.
    Prid,
    /// `pridPersistence`: how long the provisional identifier lasts.
    PridPersistence,
    /// `signMessageDigest`: the digest of the message that the person has signed.
    SignMessageDigest,
    /// `sn`.
    Surname,
    /// `transactionIdentifier`.
    TransactionIdentifier,
}

use Attribute::{
    BirthName, Country, DateOfBirth, DisplayName, EidasNaturalPersonAddress, EidasPersonIdentifier, EmployeeHsaId,
    Gender, GivenName, LevelOfAssurance, MappedPersonalIdentityNumber, OrgAffiliation, Organization,
    OrganizationIdentifier, OrganizationalUnit, PersonalIdentityNumber, PersonalIdentityNumberBinding, PlaceOfBirth,
    PreviousPersonalIdentityNumber, Prid, PridPersistence, SignMessageDigest, Surname, TransactionIdentifier,
};

/// It is read whatever else an identity provider calls its attributes: nobody means something else by it.
const LEVEL_OF_ASSURANCE: (&str, Attribute) = ("urn:sambi:names:attribute:levelOfAssurance", LevelOfAssurance);

const SWEDEN_CONNECT: [(&str, Attribute); 24] = [
    ("urn:oid:2.5.4.4", Surname),
    ("urn:oid:2.5.4.6", Country),
    ("urn:oid:2.5.4.42", GivenName),
    ("urn:oid:2.16.840.1.113730.3.1.241", DisplayName),
    ("urn:oid:1.2.752.29.4.13", PersonalIdentityNumber),
    ("urn:oid:1.2.752.201.3.15", PreviousPersonalIdentityNumber),
    ("urn:oid:1.3.6.1.5.5.7.9.1", DateOfBirth),
    ("urn:oid:1.3.6.1.5.5.7.9.2", PlaceOfBirth),
    ("urn:oid:1.3.6.1.5.5.7.9.3", Gender),
    ("urn:oid:2.5.4.10", Organization),
    ("urn:oid:2.5.4.11", OrganizationalUnit),
    ("urn:oid:2.5.4.97", OrganizationIdentifier),
    ("urn:oid:1.2.752.201.3.1", OrgAffiliation),
    ("urn:oid:1.2.752.201.3.2", TransactionIdentifier),
    ("urn:oid:1.2.752.201.3.4", Prid),
    ("urn:oid:1.2.752.201.3.5", PridPersistence),
    ("urn:oid:1.2.752.201.3.6", PersonalIdentityNumberBinding),
    ("urn:oid:1.2.752.201.3.7", EidasPersonIdentifier),
    ("urn:oid:1.2.752.201.3.8", BirthName),
    ("urn:oid:1.2.752.201.3.9", EidasNaturalPersonAddress),
    ("urn:oid:1.2.752.201.3.14", SignMessageDigest),
    ("urn:oid:1.2.752.201.3.16", MappedPersonalIdentityNumber),
    ("urn:oid:1.2.752.29.6.2.1", EmployeeHsaId),
    LEVEL_OF_ASSURANCE,
];

const SAMBI: [(&str, Attribute); 7] = [
    ("http://sambi.se/attributes/1/employeeHsaId", EmployeeHsaId),
    ("http://sambi.se/attributes/1/givenName", GivenName),
    (
        "http://sambi.se/attributes/1/organizationIdentifier",
        OrganizationIdentifier,
    ),
    ("http://sambi.se/attributes/1/organizationName", Organization),
    (
        "http://sambi.se/attributes/1/personalIdentityNumber",
        PersonalIdentityNumber,
    ),
    ("http://sambi.se/attributes/1/surname", Surname),
    LEVEL_OF_ASSURANCE,
];

const PLAIN: [(&str, Attribute); 5] = [
    ("displayName", DisplayName),
    ("givenName", GivenName),
    ("personalIdentityNumber", PersonalIdentityNumber),
    ("surname", Surname),
    LEVEL_OF_ASSURANCE,
];

impl Attribute {
    /// The attribute of this name and format; nothing if we do not know it.
    pub(super) fn named(names: AttributeNames, name: Option<&str>, format: Option<&str>) -> Option<Self> {
        let (known, format_fits) = match names {
            AttributeNames::SwedenConnect => (&SWEDEN_CONNECT[..], format == Some(URI)),
            AttributeNames::Sambi => (&SAMBI[..], format == Some(URI)),
            // Bare words are no URIs, and nobody has said which format they have.
            AttributeNames::Plain => (&PLAIN[..], true),
        };
        let found = known.iter().find(|(known, _)| format_fits && name == Some(known));
        found.map(|(_, attribute)| *attribute)
    }

    /// The name of the Swedish framework, as metadata asks for it.
    pub fn uri(self) -> &'static str {
        let found = SWEDEN_CONNECT.iter().find(|(_, attribute)| *attribute == self);
        found.map_or("", |(name, _)| name)
    }

    /// Whether there may be several values.
    pub(super) fn is_multi_valued(self) -> bool {
        matches!(self, OrgAffiliation | OrganizationalUnit)
    }
}

/// The attributes that a service needs: one of the framework's sets (Attribute Specification, 2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AttributeSet {
    /// `pseudonym-01`: none.
    Pseudonym,
    /// `natural-person-01`: names.
    NaturalPerson,
    /// `pnr-01`: names and a personal number.
    PersonalNumber,
    /// `org-person-01`: who the person is to an organisation.
    OrganisationPerson,
    /// `hsaid-01`: names and an HSA-id.
    HsaId,
    /// `eidas-natural-person-01`: a person with a foreign e-ID.
    EidasPerson,
    /// What Inera gives: names and an HSA-id, without a name in whole.
    SambiHsaId,
}

impl AttributeSet {
    /// The attributes that must be there.
    pub fn required(self) -> &'static [Attribute] {
        match self {
            AttributeSet::Pseudonym => &[],
            AttributeSet::NaturalPerson => &[Surname, GivenName, DisplayName],
            AttributeSet::PersonalNumber => &[Surname, GivenName, DisplayName, PersonalIdentityNumber],
            AttributeSet::OrganisationPerson => &[DisplayName, OrgAffiliation, Organization],
            AttributeSet::HsaId => &[Surname, GivenName, DisplayName, EmployeeHsaId],
            AttributeSet::EidasPerson => &[
                Prid,
                PridPersistence,
                EidasPersonIdentifier,
                DateOfBirth,
                Surname,
                GivenName,
                Country,
                TransactionIdentifier,
            ],
            AttributeSet::SambiHsaId => &[Surname, GivenName, EmployeeHsaId],
        }
    }
}
