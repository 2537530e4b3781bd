//! OpenID Federation 1.0, as far as a relying party needs it: what holds of one entity, by the signed answer of a resolver that has done the
//! work ([`resolve`]), or by the trust chain itself ([`verify_chain`]).
//!
//! A resolver follows chains, and the policies along them, for us; its key is configured, out of band. So is the trust anchor's, with which
//! a chain is verified and its policies are applied here; and so are those who may issue each kind of trust mark.

mod chain;
mod constraints;
mod policy;

pub use chain::{Anchor, verify_chain};

use crate::{
    jose::{JwkSet, JwsError, Typ, UnverifiedJws},
    loa::Loa,
    time::{LEEWAY, Timestamp},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{collections::BTreeSet, fmt};

/// The longest answer that is read, in bytes: it carries every statement of the chain, and every trust mark.
const MAX_LENGTH: usize = 256 * 1024;
/// The longest list of trust marks that is read.
const MAX_MARKS: usize = 64;

/// Why a resolver's answer, or a trust chain, is not believed. It is for the log, and holds nothing of either.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// The statements do not lead from the trust anchor down to the entity.
    Chain,
    /// A superior has set bounds that an entity below it is outside of.
    Constraint,
    /// A claim, or an operator of a policy, must be understood, and is not.
    Critical,
    /// It is valid no more.
    Expired,
    /// `iat` is ahead of our clock.
    IssuedAt,
    /// It is of another issuer than it should be.
    Issuer,
    /// An entity has no key that can be used.
    Keys,
    /// The signature, or the form of the token.
    Jws(JwsError),
    /// The metadata is not what the policies of the superiors demand, or these contradict each other.
    Policy,
    /// It is about another entity.
    Subject,
    /// There are more trust marks than anybody has.
    TooManyMarks,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Jws(refusal) => return write!(f, "token: {refusal}"),
            Refusal::Chain => "statements do not lead to the entity",
            Refusal::Constraint => "outside of a superior's constraints",
            Refusal::Critical => "critical claim or operator",
            Refusal::Expired => "expired",
            Refusal::IssuedAt => "issued in the future",
            Refusal::Issuer => "another issuer",
            Refusal::Keys => "entity without usable keys",
            Refusal::Policy => "metadata against policy",
            Refusal::Subject => "about another entity",
            Refusal::TooManyMarks => "too many trust marks",
        })
    }
}

impl std::error::Error for Refusal {}

impl From<JwsError> for Refusal {
    fn from(refusal: JwsError) -> Self {
        Refusal::Jws(refusal)
    }
}

/// Whose word is taken: the resolver's about entities, and the issuers' about trust marks.
#[derive(Clone, Debug)]
pub struct Trust {
    /// The resolver's entity identifier.
    pub resolver: String,
    /// The resolver's keys.
    pub keys: JwkSet,
    /// Who may issue trust marks.
    pub mark_issuers: Vec<MarkIssuer>,
}

/// Who may issue trust marks of some types.
#[derive(Clone, Debug)]
pub struct MarkIssuer {
    /// Its entity identifier.
    pub issuer: String,
    /// Its keys.
    pub keys: JwkSet,
    /// The types of trust marks that it may issue, each by its whole identifier.
    pub types: Vec<String>,
}

/// What holds of one entity, verified: its metadata after all policies, and those of its trust marks that hold.
#[derive(Clone, Debug)]
pub struct Resolution {
    metadata: Map<String, Value>,
    marks: BTreeSet<String>,
    expires: Timestamp,
}

impl Resolution {
    /// The metadata of this type (`openid_provider`, `openid_relying_party`).
    pub fn metadata(&self, entity_type: &str) -> Option<&Value> {
        self.metadata.get(entity_type)
    }

    /// Whether the entity has a trust mark of this type that holds.
    pub fn has_mark(&self, mark_type: &str) -> bool {
        self.marks.contains(mark_type)
    }

    /// The levels that the entity may state: those for which it has every trust mark (Sweden Connect, levels of assurance).
    pub fn certified(&self) -> Vec<Loa> {
        let holds = |loa: &Loa| {
            let needed = loa.trust_marks();
            needed.is_some_and(|marks| marks.iter().all(|mark| self.has_mark(mark)))
        };
        Loa::ALL.into_iter().filter(holds).collect()
    }

    /// Until when this may be kept: until the answer, a statement of the chain or a trust mark that is counted runs out, whichever is first.
    /// Within a resolver's answer the statements are within the answer's own time, which is the resolver's to see to (8.3).
    pub fn expires(&self) -> Timestamp {
        self.expires
    }
}

/// A resolve response (8.3). Members that are not listed, as the chain, are passed over.
#[derive(Deserialize)]
struct Response {
    iss: String,
    sub: String,
    iat: u64,
    exp: u64,
    metadata: Map<String, Value>,
    #[serde(default)]
    trust_marks: Vec<MarkEntry>,
}

/// One trust mark in it. What stands beside the signed mark is not read.
#[derive(Deserialize)]
struct MarkEntry {
    trust_mark: String,
}

/// A trust mark (7.1). Its type is `trust_mark_type`, and was `id` in the drafts.
#[derive(Deserialize)]
struct Mark {
    iss: String,
    sub: String,
    iat: u64,
    exp: Option<u64>,
    trust_mark_type: Option<String>,
    id: Option<String>,
}

/// Judges a resolver's answer about `subject` at `now`. A trust mark that does not hold is as good as none; it does not spoil the answer.
pub fn resolve(token: &str, subject: &str, trust: &Trust, now: Timestamp) -> Result<Resolution, Refusal> {
    let token = UnverifiedJws::parse_within(token, MAX_LENGTH)?;
    let response: Response = token
        .verify(&trust.keys, Typ::OneOf(&["resolve-response+jwt"]))?
        .read()?;
    if response.iss != trust.resolver {
        return Err(Refusal::Issuer);
    }
    if response.sub != subject {
        return Err(Refusal::Subject);
    }
    let expires = lasts((response.iat, response.exp), now)?;
    Resolution::new(
        response.metadata,
        expires,
        &response.trust_marks,
        (subject, &trust.mark_issuers),
        now,
    )
}

impl Resolution {
    /// With those of the trust marks about `subject` that hold at `now`.
    fn new(
        metadata: Map<String, Value>,
        expires: Timestamp,
        marks: &[MarkEntry],
        (subject, issuers): (&str, &[MarkIssuer]),
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        if marks.len() > MAX_MARKS {
            return Err(Refusal::TooManyMarks);
        }
        let marks: Vec<Held> = marks
            .iter()
            .filter_map(|entry| mark(&entry.trust_mark, subject, issuers, now))
            .collect();
        Ok(Resolution {
            metadata,
            // What has run out must not count for as long as something beside it runs on.
            expires: marks
                .iter()
                .filter_map(|held| held.expires)
                .fold(expires, Timestamp::min),
            marks: marks.into_iter().map(|held| held.mark_type).collect(),
        })
    }
}

/// Until when something is valid that was issued and runs out at these times, if it is valid at `now`.
fn lasts((issued, expires): (u64, u64), now: Timestamp) -> Result<Timestamp, Refusal> {
    let [issued, expires] = [issued, expires].map(Timestamp::from_unix_seconds);
    if now >= expires {
        return Err(Refusal::Expired);
    }
    if issued > now.after(LEEWAY) {
        return Err(Refusal::IssuedAt);
    }
    Ok(expires)
}

/// A trust mark that holds.
struct Held {
    mark_type: String,
    expires: Option<Timestamp>,
}

/// A trust mark that holds: an issuer that may issue it has signed it, about this entity, and it has not run out.
fn mark(token: &str, subject: &str, issuers: &[MarkIssuer], now: Timestamp) -> Option<Held> {
    let jws = UnverifiedJws::parse(token).ok()?;
    let claimed = jws.unverified_issuer()?;
    let issuer = issuers.iter().find(|issuer| issuer.issuer == claimed)?;
    let mark: Mark = jws
        .verify(&issuer.keys, Typ::OneOf(&["trust-mark+jwt"]))
        .ok()?
        .read()
        .ok()?;
    let mark_type = match (mark.trust_mark_type, mark.id) {
        (Some(one), None) | (None, Some(one)) => one,
        _ => return None,
    };
    let expires = mark.exp.map(Timestamp::from_unix_seconds);
    let runs = expires.is_none_or(|exp| now < exp) && Timestamp::from_unix_seconds(mark.iat) <= now.after(LEEWAY);
    let holds = mark.iss == issuer.issuer && mark.sub == subject && runs && issuer.types.contains(&mark_type);
    holds.then_some(Held { mark_type, expires })
}

#[cfg(test)]
mod tests;
