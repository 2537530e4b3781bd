//! OpenID Federation 1.0, as far as a relying party needs it that lets a resolver do the work: the resolver's signed answer about one
//! entity, and the trust marks in it.
//!
//! Chains, and the policies along them, are the resolver's to follow. Its key is configured, out of band, and so are those who may issue
//! each kind of trust mark.

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

/// Why a resolver's answer is not believed. It is for the log, and holds nothing of the answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// It is valid no more.
    Expired,
    /// `iat` is ahead of our clock.
    IssuedAt,
    /// It is of another resolver.
    Issuer,
    /// The signature, or the form of the token.
    Jws(JwsError),
    /// It is about another entity.
    Subject,
    /// There are more trust marks than anybody has.
    TooManyMarks,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Jws(refusal) => return write!(f, "token: {refusal}"),
            Refusal::Expired => "expired",
            Refusal::IssuedAt => "issued in the future",
            Refusal::Issuer => "another resolver",
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

/// What a resolver says of one entity, verified: its metadata after all policies, and those of its trust marks that hold.
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

    /// Until when this may be kept: until the answer or any trust mark that is counted runs out, whichever is first. The statements of the
    /// chain are within the answer's own time, which is the resolver's to see to (8.3).
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
    let expires = Timestamp::from_unix_seconds(response.exp);
    if now >= expires {
        return Err(Refusal::Expired);
    }
    if Timestamp::from_unix_seconds(response.iat) > now.after(LEEWAY) {
        return Err(Refusal::IssuedAt);
    }
    if response.trust_marks.len() > MAX_MARKS {
        return Err(Refusal::TooManyMarks);
    }
    let marks = response.trust_marks.iter();
    let marks: Vec<Held> = marks
        .filter_map(|entry| mark(&entry.trust_mark, subject, trust, now))
        .collect();
    Ok(Resolution {
        metadata: response.metadata,
        // What has run out must not count for as long as something beside it runs on.
        expires: marks
            .iter()
            .filter_map(|held| held.expires)
            .fold(expires, Timestamp::min),
        marks: marks.into_iter().map(|held| held.mark_type).collect(),
    })
}

/// A trust mark that holds.
struct Held {
    mark_type: String,
    expires: Option<Timestamp>,
}

/// A trust mark that holds: an issuer that may issue it has signed it, about this entity, and it has not run out.
fn mark(token: &str, subject: &str, trust: &Trust, now: Timestamp) -> Option<Held> {
    let jws = UnverifiedJws::parse(token).ok()?;
    let claimed = jws.unverified_issuer()?;
    let issuer = trust.mark_issuers.iter().find(|issuer| issuer.issuer == claimed)?;
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
