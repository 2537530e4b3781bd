//! Trust chains (OpenID Federation 1.0, 4 and 10.2): from the statement that an entity makes about itself up to the trust anchor, each
//! statement vouches for the keys of the one before it.

use super::{MAX_LENGTH, MarkEntry, MarkIssuer, Refusal, Resolution, constraints::Constraints, lasts, policy::Policy};
use crate::{
    jose::{JwkSet, Typ, UnverifiedJws, algorithm::SWEDISH_PROFILE},
    time::Timestamp,
};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Map, Value};

/// The longest chain that is read. Sweden Connect's have four statements.
const MAX_STATEMENTS: usize = 8;
/// Metadata about the part that an entity has in the federation itself, which every entity has (6.2.3).
const FEDERATION_ENTITY: &str = "federation_entity";

/// Whose word is taken about the entities below it, and the issuers' about trust marks. It is configured, out of band.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// The trust anchor's entity identifier.
    pub entity: String,
    /// Its keys.
    pub keys: JwkSet,
    /// Who may issue trust marks.
    pub mark_issuers: Vec<MarkIssuer>,
}

/// An entity statement (3.1). Members that are not listed are passed over.
#[derive(Deserialize)]
struct Statement {
    iss: String,
    sub: String,
    iat: u64,
    exp: u64,
    jwks: Value,
    #[serde(default)]
    metadata: Map<String, Value>,
    #[serde(default)]
    metadata_policy: Policy,
    #[serde(default, deserialize_with = "is_there")]
    metadata_policy_crit: bool,
    #[serde(default, deserialize_with = "is_there")]
    crit: bool,
    constraints: Option<Constraints>,
    #[serde(default)]
    trust_marks: Vec<MarkEntry>,
}

/// A member counts as there even if it is `null`.
fn is_there<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

impl Statement {
    /// Verifies a statement of `issuer` at `now`. We understand no claim and no operator beyond those of the specification, so that one which
    /// must be understood refuses the statement (3.1.1 and 6.1.3.2).
    fn verify(token: &str, (issuer, keys): (&str, &JwkSet), now: Timestamp) -> Result<Self, Refusal> {
        let token = UnverifiedJws::parse_within(token, MAX_LENGTH)?;
        let statement: Statement = token.verify(keys, Typ::OneOf(&["entity-statement+jwt"]))?.read()?;
        if statement.iss != issuer {
            return Err(Refusal::Issuer);
        }
        lasts((statement.iat, statement.exp), now)?;
        if statement.crit || statement.metadata_policy_crit {
            return Err(Refusal::Critical);
        }
        Ok(statement)
    }

    /// The keys of the entity that it is about.
    fn keys(&self) -> Result<JwkSet, Refusal> {
        JwkSet::parse(self.jwks.to_string().as_bytes(), &SWEDISH_PROFILE).map_err(|_| Refusal::Keys)
    }
}

/// Judges the trust chain of `subject` at `now` (10.2): first what the entity says of itself, then what each superior says of the one
/// before, up to the trust anchor. Gives the metadata after the policies of all superiors (6.1.4), and those trust marks that hold.
///
/// It is read from the anchor down, so that nothing is read but with a key that is vouched for. What the anchor says of itself may stand at the
/// end; the configured keys are its only ones.
pub fn verify_chain(chain: &[&str], subject: &str, anchor: &Anchor, now: Timestamp) -> Result<Resolution, Refusal> {
    let (configuration, superiors) = chain.split_first().ok_or(Refusal::Chain)?;
    if superiors.len() >= MAX_STATEMENTS {
        return Err(Refusal::Chain);
    }
    let superiors = descend(superiors, anchor, now)?;
    let above = superiors.last().ok_or(Refusal::Chain)?;
    if above.sub != subject {
        return Err(Refusal::Subject);
    }
    let own = Statement::verify(configuration, (subject, &above.keys()?), now)?;
    if own.sub != subject {
        return Err(Refusal::Subject);
    }
    // The entity must have signed it with a key that it calls its own, too.
    Statement::verify(configuration, (subject, &own.keys()?), now)?;
    let expires = superiors.iter().map(|statement| statement.exp).fold(own.exp, u64::min);
    let metadata = metadata(&own, &superiors)?;
    let expires = Timestamp::from_unix_seconds(expires);
    Resolution::new(
        metadata,
        expires,
        &own.trust_marks,
        (subject, &anchor.mark_issuers),
        now,
    )
}

/// The statements of the superiors, the anchor's first.
fn descend(superiors: &[&str], anchor: &Anchor, now: Timestamp) -> Result<Vec<Statement>, Refusal> {
    let mut statements: Vec<Statement> = Vec::new();
    let (mut entity, mut keys) = (anchor.entity.clone(), anchor.keys.clone());
    for (place, token) in superiors.iter().rev().enumerate() {
        let statement = Statement::verify(token, (&entity, &keys), now)?;
        if place == 0 && statement.sub == anchor.entity {
            continue;
        }
        let is_known = statement.sub == anchor.entity || statements.iter().any(|above| above.sub == statement.sub);
        if is_known {
            return Err(Refusal::Chain);
        }
        (entity, keys) = (statement.sub.clone(), statement.keys()?);
        statements.push(statement);
    }
    Ok(statements)
}

/// The metadata of the entity, with what its immediate superior says of it and what the policies make of it, as far as the constraints of
/// all superiors let it have some.
fn metadata(own: &Statement, superiors: &[Statement]) -> Result<Map<String, Value>, Refusal> {
    let entities: Vec<&str> = superiors.iter().map(|statement| statement.sub.as_str()).collect();
    let constrained = superiors.iter().enumerate();
    let constrained = constrained.filter_map(|(place, statement)| Some((place, statement.constraints.as_ref()?)));
    let mut metadata = own.metadata.clone();
    for (place, constraints) in constrained {
        if !constraints.hold(entities.get(place..).unwrap_or_default()) {
            return Err(Refusal::Constraint);
        }
        metadata.retain(|entity_type, _| entity_type == FEDERATION_ENTITY || constraints.allow(entity_type));
    }
    if let Some(above) = superiors.last() {
        override_with(&mut metadata, &above.metadata);
    }
    let policies = superiors.iter().map(|statement| statement.metadata_policy.clone());
    let policy = policies.reduce(Policy::merged).ok_or(Refusal::Chain)?;
    policy.apply(metadata).ok_or(Refusal::Policy)
}

/// What the immediate superior says of an entity stands in the place of what the entity says itself, for the types that it has (3.1.1).
fn override_with(metadata: &mut Map<String, Value>, stated: &Map<String, Value>) {
    for (entity_type, parameters) in metadata.iter_mut() {
        let stated = stated.get(entity_type).and_then(Value::as_object);
        if let (Some(own), Some(stated)) = (parameters.as_object_mut(), stated) {
            own.extend(stated.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
    }
}
