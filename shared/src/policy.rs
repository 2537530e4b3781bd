//! Which methods may be used for an e-service, and whether what was proved is enough.

use crate::{
    api::{Kind, Obstacle, Offered, Refused, Required},
    id::MethodId,
    loa::{AcceptedLevels, Demand, Loa},
    oidc::Request,
    portal::{self, Contract, IdentityKind, Method, Portal, PrivatePolicy, Route, Service},
    time::Timestamp,
};
use std::collections::BTreeSet;

/// What a login must prove: the e-service's standing demand, and what it asked for this time.
#[derive(Clone, Copy, Debug)]
pub struct Requirement<'a> {
    /// The e-service's demand in the configuration.
    pub demand: Demand,
    /// The `acr` values that this request named as essential (OpenID Connect Core 1.0, 5.5.1.1); `None` where it named none. It
    /// can only narrow the demand, never widen it.
    pub essential: Option<&'a [Loa]>,
    /// Whether private e-IDs may be used.
    pub private: PrivatePolicy,
    /// By what the e-service wants to know the person.
    pub identity: IdentityKind,
    /// The identities that its attribute sources can supply.
    pub supplied: &'a [IdentityKind],
    /// The methods that may not be used.
    pub excluded: &'a [MethodId],
    /// The agreements that the e-service has joined; empty where that is not said.
    pub contracts: &'a [Contract],
    /// The level that the e-service would rather have.
    pub prefer: Option<Demand>,
    /// The `acr_values` that this request would rather have; they stand before `prefer`.
    pub preferred: &'a [Loa],
}

impl<'a> Requirement<'a> {
    /// The requirement of `service`, whatever a request may add.
    pub fn standing(service: &'a Service) -> Self {
        Requirement {
            demand: service.demand,
            essential: None,
            private: service.private,
            identity: service.identity,
            supplied: &service.supplied,
            excluded: &service.excluded,
            contracts: &service.contracts,
            prefer: service.prefer,
            preferred: &[],
        }
    }

    /// The requirement of `service` for this request.
    pub fn new(service: &'a Service, request: &'a Request) -> Self {
        Requirement {
            essential: request.essential.as_deref(),
            preferred: &request.preferred,
            ..Self::standing(service)
        }
    }

    /// Whether the request would rather have another level than this one, and a method that can be used reaches it.
    pub fn would_rather(&self, level: Option<Loa>, portal: &Portal) -> bool {
        let is_preferred = level.is_some_and(|level| self.preferred.contains(&level));
        let reaches = |method: &Method| self.preferred.contains(&method.level) && self.obstacles(method).is_empty();
        !is_preferred && portal.methods().iter().any(reaches)
    }

    /// Whether the e-service would rather have this method than another.
    fn prefers(&self, method: &Method) -> bool {
        match (self.preferred, self.prefer) {
            ([], prefer) => prefer.is_some_and(|prefer| prefer.is_satisfied_by(Some(method.level))),
            (preferred, _) => preferred.contains(&method.level),
        }
    }

    /// Whether this level, proved or within a method's reach, is enough. `None`, no level, is enough only where none is asked for.
    pub fn is_met_by(&self, level: Option<Loa>) -> bool {
        let essential = match (self.essential, level) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(accepted), Some(level)) => accepted.contains(&level),
        };
        essential && self.demand.is_satisfied_by(level)
    }

    /// The levels that are accepted; `None` where every method is.
    fn accepted(&self) -> Option<BTreeSet<Loa>> {
        match (self.essential, self.demand.accepted()) {
            (None, accepted) => accepted.map(|levels| levels.list().into_iter().collect()),
            (Some(essential), _) => {
                let levels = essential.iter().copied();
                Some(
                    levels
                        .filter(|level| self.demand.is_satisfied_by(Some(*level)))
                        .collect(),
                )
            }
        }
    }

    /// The level that is required, as pages say it: by the demand that accepts the same levels, if there is one.
    pub fn required(&self) -> Required {
        let accepted = self.accepted().filter(|_| self.essential.is_some());
        let Some(accepted) = accepted.filter(|levels| !levels.is_empty()) else {
            return Required::Demand(self.demand);
        };
        let says_the_same = |demand: &Demand| {
            let levels = demand.accepted().map(AcceptedLevels::list).unwrap_or_default();
            levels.into_iter().collect::<BTreeSet<_>>() == accepted
        };
        let demand = Demand::all().find(says_the_same);
        let numbers: BTreeSet<u8> = accepted.iter().map(|level| level.rank()).collect();
        demand.map_or_else(|| Required::Only(numbers.into_iter().collect()), Required::Demand)
    }

    /// Why a level is not enough.
    fn shortfall(&self, level: Loa) -> Obstacle {
        let is_below = |accepted: BTreeSet<Loa>| accepted.iter().all(|known| level.rank() < known.rank());
        if self.accepted().is_some_and(is_below) {
            Obstacle::LevelTooLow
        } else {
            Obstacle::LevelNotAccepted
        }
    }

    /// Whether the person must agree before `method` may be used: a private e-ID at work, where the employer leaves it to them.
    pub fn asks_consent(&self, method: &Method) -> bool {
        method.kind == Kind::Private && self.private == PrivatePolicy::WithConsent
    }

    /// Why `method` cannot be used, the weightiest first; empty if it can.
    pub fn obstacles(&self, method: &Method) -> Vec<Obstacle> {
        let mut obstacles = Vec::new();
        if !self.is_met_by(Some(method.level)) {
            obstacles.push(self.shortfall(method.level));
        }
        if method.kind == Kind::Private && self.private == PrivatePolicy::Forbidden {
            obstacles.push(Obstacle::PrivateNotAllowed);
        }
        if !self.identity.comes_of(method, self.supplied) {
            obstacles.push(Obstacle::IdentityNotAvailable);
        }
        if self.excluded.contains(&method.id) || !portal::allow(self.contracts, &method.contracts) {
            obstacles.push(Obstacle::NotAgreed);
        }
        if method.route == Route::NotConnected {
            obstacles.push(Obstacle::NotConnected);
        }
        obstacles
    }
}

/// Every method of the portal, either offered or refused with its reasons. What the e-service would rather have comes first, then in-service
/// e-IDs before private ones; within a kind the operator's order stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Offer {
    /// What can be used, best first.
    pub offered: Vec<Offered>,
    /// What cannot, and why.
    pub refused: Vec<Refused>,
}

impl Offer {
    /// What `portal` offers for this requirement at `now`.
    pub fn new(portal: &Portal, requirement: &Requirement<'_>, now: Timestamp) -> Self {
        let (mut offered, mut refused) = (Vec::new(), Vec::new());
        for method in portal.methods() {
            let why = requirement.obstacles(method);
            let (name, needs, kind, symbol) = (method.name.clone(), method.needs.clone(), method.kind, method.symbol);
            if why.is_empty() {
                let rank = (!requirement.prefers(method), kind);
                let method = Offered {
                    method: method.id.clone(),
                    name,
                    needs,
                    kind,
                    symbol,
                    notice: method.notice_at(now).cloned(),
                    keywords: method.keywords.clone(),
                };
                offered.push((rank, method));
            } else {
                refused.push(Refused {
                    method: method.id.clone(),
                    name,
                    needs,
                    kind,
                    symbol,
                    why,
                    keywords: method.keywords.clone(),
                });
            }
        }
        offered.sort_by_key(|(rank, _)| *rank);
        refused.sort_by_key(|refused| refused.kind);
        Offer {
            offered: offered.into_iter().map(|(_, method)| method).collect(),
            refused,
        }
    }
}

#[cfg(test)]
mod tests;
