//! An e-ID method as the operator has configured it.

use super::{Contract, IdentityKind};
use crate::{
    api::{Kind, Symbol, Words},
    environment::Environment,
    guide::{Carrier, Facts},
    id::MethodId,
    loa::{Class, Loa},
    time::{Date, Span, Timestamp},
};
use serde::Deserialize;

/// An e-ID method.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Method {
    /// Its id, as `bankid`.
    pub id: MethodId,
    /// Its name.
    pub name: Words,
    /// One line on what it takes.
    pub needs: Words,
    /// Whether it belongs to the job.
    pub kind: Kind,
    /// The symbol beside the name.
    pub symbol: Symbol,
    /// How the portal reaches its issuer.
    pub route: Route,
    /// The level that it can reach: an identifier of [`Loa`].
    pub level: Loa,
    /// The decision by which this portal may say so, where the level is one of reviewed portals and the portal is who says it.
    #[serde(default)]
    pub level_decision: Option<String>,
    /// From when on that is known to hold; what was proved before has no level.
    pub level_since: Date,
    /// When somebody must look it up again. After that the level still holds, and the operator is warned.
    pub level_review_by: Date,
    /// Who authenticates the person, as an e-service names and learns it (OIDC Sweden, `authnProvider`): an entityID, an issuer or another
    /// name that both know.
    #[serde(default)]
    pub authn_provider: Option<String>,
    /// How the person is authenticated (`amr`; RFC 8176, 2).
    #[serde(default)]
    pub amr: Vec<String>,
    /// The identities that its evidence gives. BankID's is known and need not be named; see [`Method::gives`](#method.gives).
    #[serde(default)]
    pub gives: Vec<IdentityKind>,
    /// The agreements under which e-services may use it; none where it is to be had without one that the registry knows.
    #[serde(default)]
    pub contracts: Vec<Contract>,
    /// What it is kept on.
    #[serde(default)]
    pub carriers: Vec<Carrier>,
    /// Whether only people with a Swedish personal number may get it.
    #[serde(default)]
    pub personal_number: bool,
    /// What else people call it by when they look for it: who issues it, which employers have it, what it was called before.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// What the guide says of it.
    #[serde(default)]
    pub facts: Option<Facts>,
    /// A disturbance or planned maintenance, told beside the method while it lasts.
    #[serde(default)]
    pub notice: Option<Notice>,
}

/// Something that people should know about a method before they choose it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// What, in a sentence or two.
    pub text: Words,
    /// The first day on which it is told.
    pub from: Date,
    /// The last day on which it is told.
    pub until: Date,
}

/// Values of `amr` that a method can have (RFC 8176, 2).
const FACTORS: [&str; 9] = ["face", "fpt", "hwk", "mfa", "otp", "pin", "pwd", "sc", "swk"];

impl Method {
    /// Checks the entry for an installation of this kind; the error says what helps.
    pub(super) fn check(&self, environment: Environment) -> Result<(), &'static str> {
        if !self.amr.iter().all(|factor| FACTORS.contains(&factor.as_str())) {
            return Err("amr must list values of RFC 8176, as mfa");
        }
        let may_give = |kind: &IdentityKind| match self.route {
            Route::Bankid => *kind == IdentityKind::PersonalNumber,
            Route::NotConnected => *kind != IdentityKind::None,
        };
        if !self.gives.iter().all(may_give) {
            return Err(
                "gives must list personal-number, hsa-id or employment; BankID gives personal-number and nothing else",
            );
        }
        if environment == Environment::Production && !self.may_state_its_level() {
            return Err(
                "level is for portals that Digg has reviewed: name its decision in level-decision, or take an uncertified level",
            );
        }
        Ok(())
    }

    /// Whether the portal may state the level: one of the certified class is for a portal that has been reviewed (Digg), and which
    /// decision says so is written down. The level of a method that others state is theirs.
    fn may_state_its_level(&self) -> bool {
        let is_decided = self
            .level_decision
            .as_deref()
            .is_some_and(|decision| !decision.trim().is_empty());
        self.route != Route::Bankid || self.level.class() != Class::Certified || is_decided
    }

    /// What people should know about the method now. The days are those of UTC, an hour or two later than Sweden's.
    pub fn notice_at(&self, now: Timestamp) -> Option<&Words> {
        let notice = self.notice.as_ref()?;
        let ends = notice.until.start().after(Span::from_minutes(24 * 60));
        (notice.from.start() <= now && now < ends).then_some(&notice.text)
    }
}

/// How the portal reaches the issuer of a method.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// BankID's Relying Party API.
    Bankid,
    /// Not yet: the method is shown, with why it cannot be used.
    NotConnected,
}
