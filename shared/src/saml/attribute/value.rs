use crate::person::Organisationsnummer;
use std::fmt;

/// Who a person is to an organisation (`orgAffiliation`; Attribute Specification for the Swedish eID Framework, 3.1.3 and 3.2.5):
/// an identifier that only the organisation understands, and the organisation's number.
#[derive(Clone, Eq, PartialEq)]
pub struct OrgAffiliation {
    uid: String,
    organisation: Organisationsnummer,
}

impl fmt::Debug for OrgAffiliation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OrgAffiliation")
    }
}

impl OrgAffiliation {
    /// Reads `uid@number`, split at the last `@`: the identifier may have others in it.
    pub(super) fn parse(text: &str) -> Result<Self, ()> {
        let (uid, organisation) = text.rsplit_once('@').filter(|(uid, _)| !uid.is_empty()).ok_or(())?;
        Ok(OrgAffiliation {
            uid: uid.to_owned(),
            organisation: Organisationsnummer::parse(organisation).map_err(|_| ())?,
        })
    }

    /// The organisation's own identifier of the person. It means nothing without [`OrgAffiliation::organisation`].
    pub fn reveal(&self) -> &str {
        &self.uid
    }

    /// The organisation.
    pub fn organisation(&self) -> &Organisationsnummer {
        &self.organisation
    }
}

/// The provisional identifier of a person with a foreign e-ID (`prid`; eIDAS Constructed Attributes Specification, 2.1).
#[derive(Clone, Eq, PartialEq)]
pub struct Prid(String);

impl fmt::Debug for Prid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Prid")
    }
}

impl Prid {
    /// Reads two capitals for the country, a colon, and 10 to 30 small letters, digits and hyphens that neither begin nor end with a
    /// hyphen.
    pub(super) fn parse(text: &str) -> Result<Self, ()> {
        let (country, id) = text.split_once(':').ok_or(())?;
        let country = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        let characters = id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let ends = !id.starts_with('-') && !id.ends_with('-');
        let fits = country && characters && ends && (10..=30).contains(&id.len());
        fits.then(|| Prid(text.to_owned())).ok_or(())
    }

    /// The identifier.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}
