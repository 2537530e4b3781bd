//! Who may enter an e-service, and as what.

use super::Employment;
use crate::{person::Organisationsnummer, portal::IdentityKind, reason::Reason};
use serde::Deserialize;

/// The most employments, each with one commission of several, that a person chooses from. Somebody who is called in by many care units has
/// as many.
pub const MAX_EMPLOYMENTS: usize = 40;

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
    /// A commission for one of these purposes is needed; where none is named, none is.
    #[serde(default)]
    pub commission_purposes: Vec<String>,
}

/// What an e-service wants of an employment besides [`Entry`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish {
    /// The identity that it wants.
    pub identity: IdentityKind,
    /// Whether it learns which commission it is, so that the person must say it.
    pub commission: bool,
}

impl Entry {
    /// Whether everybody may enter, employed or not.
    pub fn is_open(&self) -> bool {
        self.roles.is_empty() && self.organisations.is_empty() && self.commission_purposes.is_empty()
    }

    /// The employments with which the person may enter, each with one commission at the most; a reason where there is none. Commissions that
    /// the e-service does not ask for are left out: nobody is asked which of them it is.
    pub fn admit(&self, employments: Vec<Employment>, wish: Wish) -> Result<Vec<Employment>, Reason> {
        if employments.is_empty() {
            return Err(Reason::NotEmployed);
        }
        let admitted: Vec<_> = employments
            .into_iter()
            .filter_map(|employment| self.admit_one(employment))
            .collect();
        if admitted.is_empty() {
            return Err(Reason::MayNotEnter);
        }
        let identified = admitted
            .into_iter()
            .filter(|employment| wish.identity != IdentityKind::HsaId || employment.hsa_id.is_some());
        let mut choices: Vec<_> = identified
            .flat_map(|employment| by_commission(employment, wish.commission))
            .collect();
        choices.truncate(MAX_EMPLOYMENTS);
        if choices.is_empty() {
            return Err(Reason::IdentityMissing);
        }
        Ok(choices)
    }

    /// The employment, with the commissions that fit, if the person may enter with it.
    fn admit_one(&self, mut employment: Employment) -> Option<Employment> {
        let role_fits = self.roles.is_empty() || employment.roles.iter().any(|role| self.roles.contains(role));
        let organisation = employment.affiliation.organisation();
        let organisation_fits = self.organisations.is_empty() || self.organisations.contains(organisation);
        let mut commission_fits = true;
        if !self.commission_purposes.is_empty() {
            employment
                .commissions
                .retain(|commission| self.commission_purposes.contains(&commission.purpose));
            commission_fits = !employment.commissions.is_empty();
        }
        (role_fits && organisation_fits && commission_fits).then_some(employment)
    }
}

/// The employment once for each of its commissions, or once with none.
fn by_commission(mut employment: Employment, wanted: bool) -> Vec<Employment> {
    let commissions = std::mem::take(&mut employment.commissions);
    if !wanted || commissions.is_empty() {
        return vec![employment];
    }
    let with = |commission| Employment {
        commissions: vec![commission],
        ..employment.clone()
    };
    commissions.into_iter().map(with).collect()
}
