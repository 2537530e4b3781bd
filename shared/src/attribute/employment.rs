//! What a person is at an organisation, and which commissions they have there.

use crate::{
    mark::Mark,
    person::{HsaId, OrgAffiliation},
};
use serde::{Deserialize, Serialize};

/// The longest text of an attribute, in bytes: what one source says of a person stays small.
const MAX_TEXT: usize = 80;
/// The most roles of an employment, as one source knows it, and the most rights of a commission.
const MAX_ROLES: usize = 8;
/// The most commissions of an employment, as one source knows it.
const MAX_COMMISSIONS: usize = 16;

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
    /// The commissions of the employment. Once it is clear which one the person logs in with, there is no other.
    pub commissions: Vec<Commission>,
}

impl Employment {
    /// The commission that the person logs in with; `None` where there is none, or where it is not clear which.
    pub fn commission(&self) -> Option<&Commission> {
        match self.commissions.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Stands for this employment, with its one commission, and for no other. It says nothing of either.
    pub fn mark(&self) -> Mark {
        let commission = self.commission().map(|commission| commission.hsa_id.reveal());
        let commission = commission.unwrap_or_default().to_ascii_uppercase();
        Mark::of(&["employment", self.affiliation.reveal(), &commission])
    }
}

/// A commission in health and care (*medarbetaruppdrag*): for which care unit an employee works, and for what purpose they may see what is
/// kept there. Who has none may not, whatever their role is. The members are those of the attributes that Sambi and Inera name so.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Commission {
    /// `commissionHsaId`.
    pub hsa_id: HsaId,
    /// `commissionName`.
    pub name: String,
    /// `commissionPurpose`, as "Vård och behandling".
    pub purpose: String,
    /// `commissionRight`: what may be done with which information, how far.
    pub rights: Vec<String>,
    /// The care unit (`healthCareUnitHsaId`, `healthCareUnitName`).
    pub care_unit: Option<CareBody>,
    /// The care provider (`healthCareProviderHsaId`, `healthCareProviderName`).
    pub care_provider: Option<CareBody>,
}

/// A care unit or a care provider, as health care's catalogue has it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct CareBody {
    /// Its identifier.
    pub hsa_id: HsaId,
    /// Its name.
    pub name: String,
}

/// An employment as it came, before anything of it is believed to be well-formed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct UncheckedEmployment {
    pub(super) affiliation: String,
    pub(super) organisation: String,
    pub(super) unit: Option<String>,
    pub(super) hsa_id: Option<String>,
    #[serde(default)]
    pub(super) roles: Vec<String>,
    #[serde(default)]
    pub(super) commissions: Vec<UncheckedCommission>,
}

/// A commission as it came. A register and a signed answer write its members as the rest of an employment.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UncheckedCommission {
    hsa_id: String,
    name: String,
    purpose: String,
    #[serde(default)]
    rights: Vec<String>,
    care_unit: Option<UncheckedCareBody>,
    care_provider: Option<UncheckedCareBody>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct UncheckedCareBody {
    hsa_id: String,
    name: String,
}

/// A commission in the names of the attributes themselves, as a SCIM source writes it; what else stands there is passed over, as SCIM has it
/// (RFC 7643, 3.3).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NamedCommission {
    commission_hsa_id: String,
    commission_name: String,
    commission_purpose: String,
    #[serde(default)]
    commission_right: Vec<String>,
    health_care_unit_hsa_id: Option<String>,
    health_care_unit_name: Option<String>,
    health_care_provider_hsa_id: Option<String>,
    health_care_provider_name: Option<String>,
}

impl From<NamedCommission> for UncheckedCommission {
    fn from(named: NamedCommission) -> Self {
        // Half a unit is malformed: the empty half is refused when it is checked.
        let body = |hsa_id: Option<String>, name: Option<String>| match (hsa_id, name) {
            (None, None) => None,
            (hsa_id, name) => Some(UncheckedCareBody {
                hsa_id: hsa_id.unwrap_or_default(),
                name: name.unwrap_or_default(),
            }),
        };
        UncheckedCommission {
            hsa_id: named.commission_hsa_id,
            name: named.commission_name,
            purpose: named.commission_purpose,
            rights: named.commission_right,
            care_unit: body(named.health_care_unit_hsa_id, named.health_care_unit_name),
            care_provider: body(named.health_care_provider_hsa_id, named.health_care_provider_name),
        }
    }
}

/// An employment is malformed: an identifier that is none, the same commission twice, too many of something, or text that is empty, too long
/// or not printable.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MalformedEmployment;

/// The text, if it fits.
fn text(text: String) -> Result<String, MalformedEmployment> {
    let fits = !text.is_empty() && text.len() <= MAX_TEXT && !text.chars().any(char::is_control);
    fits.then_some(text).ok_or(MalformedEmployment)
}

/// The texts, if each fits and there are not too many.
fn texts(all: Vec<String>) -> Result<Vec<String>, MalformedEmployment> {
    if all.len() > MAX_ROLES {
        return Err(MalformedEmployment);
    }
    all.into_iter().map(text).collect()
}

fn hsa_id(text: &str) -> Result<HsaId, MalformedEmployment> {
    HsaId::parse(text).map_err(|_| MalformedEmployment)
}

impl UncheckedEmployment {
    /// Checks every part. Nothing is cut short or left out.
    pub fn check(self) -> Result<Employment, MalformedEmployment> {
        if self.commissions.len() > MAX_COMMISSIONS {
            return Err(MalformedEmployment);
        }
        let mut commissions: Vec<Commission> = Vec::new();
        for commission in self.commissions {
            let commission = commission.check()?;
            if commissions.iter().any(|known| known.hsa_id == commission.hsa_id) {
                return Err(MalformedEmployment);
            }
            commissions.push(commission);
        }
        Ok(Employment {
            affiliation: OrgAffiliation::parse(&self.affiliation).map_err(|_| MalformedEmployment)?,
            organisation: text(self.organisation)?,
            unit: self.unit.map(text).transpose()?,
            hsa_id: self.hsa_id.as_deref().map(hsa_id).transpose()?,
            roles: texts(self.roles)?,
            commissions,
        })
    }
}

impl UncheckedCommission {
    fn check(self) -> Result<Commission, MalformedEmployment> {
        Ok(Commission {
            hsa_id: hsa_id(&self.hsa_id)?,
            name: text(self.name)?,
            purpose: text(self.purpose)?,
            rights: texts(self.rights)?,
            care_unit: self.care_unit.map(UncheckedCareBody::check).transpose()?,
            care_provider: self.care_provider.map(UncheckedCareBody::check).transpose()?,
        })
    }
}

impl UncheckedCareBody {
    fn check(self) -> Result<CareBody, MalformedEmployment> {
        Ok(CareBody {
            hsa_id: hsa_id(&self.hsa_id)?,
            name: text(self.name)?,
        })
    }
}
