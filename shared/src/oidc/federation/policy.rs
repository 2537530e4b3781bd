//! Metadata policies (OpenID Federation 1.0, 6.1): what superiors demand of the metadata of the entities below them.
//!
//! What comes out satisfies every operator of every superior, or nothing comes out. Of operators that contradict each other one is not
//! satisfied, so that which combinations are allowed (6.1.3.1) needs no list of its own here. The text of words that `scope` is stands in the metadata of
//! relying parties only, whom we do not resolve: operators on lists refuse it.

use serde::{Deserialize, Deserializer, de::Error};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The most values that an operator may list: each is compared with every value of a parameter.
const MAX_LIST: usize = 256;

/// The operators for each parameter of each type of metadata.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Policy(BTreeMap<String, BTreeMap<String, Merged>>);

/// The operators of one parameter, or that those of two superiors cannot both be satisfied.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Operators")]
enum Merged {
    Contradiction,
    Operators(Box<Operators>),
}

impl From<Operators> for Merged {
    fn from(operators: Operators) -> Self {
        Merged::Operators(Box::new(operators))
    }
}

/// The operators of the specification. Others are passed over (6.1.3.2).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Operators {
    #[serde(deserialize_with = "stated")]
    value: Option<Value>,
    #[serde(deserialize_with = "list")]
    add: Option<Vec<Value>>,
    default: Option<Value>,
    #[serde(deserialize_with = "list")]
    one_of: Option<Vec<Value>>,
    #[serde(deserialize_with = "list")]
    subset_of: Option<Vec<Value>>,
    #[serde(deserialize_with = "list")]
    superset_of: Option<Vec<Value>>,
    essential: bool,
}

/// `null` is a value: the parameter is taken away.
fn stated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// A list that is no longer than [`MAX_LIST`].
fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Value>>, D::Error> {
    let values = Option::<Vec<Value>>::deserialize(deserializer)?;
    if values.as_ref().is_some_and(|values| values.len() > MAX_LIST) {
        return Err(D::Error::custom("a list is too long"));
    }
    Ok(values)
}

impl Policy {
    /// This policy of a superior with that of the one below it.
    pub(super) fn merged(mut self, below: Policy) -> Policy {
        for (entity_type, parameters) in below.0 {
            let known = self.0.entry(entity_type).or_default();
            for (name, operators) in parameters {
                let merged = match known.remove(&name) {
                    Some(above) => above.with(operators),
                    None => operators,
                };
                known.insert(name, merged);
            }
        }
        self
    }

    /// The metadata that the policy makes of `metadata`; nothing if the policy cannot be satisfied. Types that the entity does not have get
    /// none (6.1.4.2).
    pub(super) fn apply(&self, metadata: Map<String, Value>) -> Option<Map<String, Value>> {
        metadata
            .into_iter()
            .map(|(entity_type, parameters)| {
                let Value::Object(mut parameters) = parameters else {
                    return None;
                };
                // No parameter is `null` (3.1.1).
                parameters.retain(|_, value| !value.is_null());
                for (name, operators) in self.0.get(&entity_type).into_iter().flatten() {
                    let Merged::Operators(operators) = operators else {
                        return None;
                    };
                    let stated = parameters.remove(name);
                    if let Some(value) = operators.apply(stated)? {
                        parameters.insert(name.clone(), value);
                    }
                }
                Some((entity_type, Value::Object(parameters)))
            })
            .collect()
    }
}

impl Merged {
    /// The operators of a superior with those of the one below it (6.1.3.1).
    fn with(self, below: Merged) -> Merged {
        match (self, below) {
            (Merged::Operators(above), Merged::Operators(below)) => {
                above.with(*below).map_or(Merged::Contradiction, Merged::from)
            }
            _ => Merged::Contradiction,
        }
    }
}

impl Operators {
    fn with(self, below: Operators) -> Option<Operators> {
        let same = |one: Value, other: Value| (one == other).then_some(one);
        Some(Operators {
            value: both(self.value, below.value, same)?,
            add: both(self.add, below.add, |one, other| Some(union(one, &other)))?,
            default: both(self.default, below.default, same)?,
            one_of: both(self.one_of, below.one_of, |one, other| {
                Some(common(one, &other)).filter(|values| !values.is_empty())
            })?,
            subset_of: both(self.subset_of, below.subset_of, |one, other| Some(common(one, &other)))?,
            superset_of: both(self.superset_of, below.superset_of, |one, other| {
                Some(union(one, &other))
            })?,
            essential: self.essential || below.essential,
        })
    }

    /// What becomes of a parameter, in the order of the specification (6.1.3): first what is set, then what is demanded. `Some(None)`: it is
    /// not there. `None`: it is not what is demanded.
    fn apply(&self, stated: Option<Value>) -> Option<Option<Value>> {
        let was_there = stated.is_some();
        let set = match (&self.value, &self.add, stated) {
            (Some(value), ..) => Some(value.clone()).filter(|value| !value.is_null()),
            (None, Some(added), stated) => Some(Value::Array(union(listed(stated)?, added))),
            (None, None, stated) => stated.or_else(|| self.default.clone()),
        };
        let kept = match (&self.subset_of, &set) {
            (Some(all), Some(set)) => {
                let kept = common(listed(Some(set.clone()))?, all);
                (!kept.is_empty()).then_some(Value::Array(kept))
            }
            _ => set.clone(),
        };
        // Of what the policy itself has set, nothing may be taken away.
        let is_set = self.value.is_some() || !was_there;
        let is_whole = !is_set || kept == set;
        (is_whole && self.is_satisfied_by(kept.as_ref())?).then_some(kept)
    }

    /// Whether the demands are met by what a parameter is in the end.
    fn is_satisfied_by(&self, value: Option<&Value>) -> Option<bool> {
        let Some(value) = value else {
            let is_added = self.add.as_ref().is_some_and(|added| !added.is_empty());
            return Some(!self.essential && !is_added);
        };
        let is_one = self.one_of.as_ref().is_none_or(|values| values.contains(value));
        let has_all = |wanted: &Option<Vec<Value>>| match wanted {
            Some(wanted) => {
                let values = listed(Some(value.clone()))?;
                Some(wanted.iter().all(|one| values.contains(one)))
            }
            None => Some(true),
        };
        Some(is_one && has_all(&self.superset_of)? && has_all(&self.add)?)
    }
}

/// Two operators of one kind, if both superiors have it: what `merge` makes of them, if they can be merged.
fn both<T>(one: Option<T>, other: Option<T>, merge: impl FnOnce(T, T) -> Option<T>) -> Option<Option<T>> {
    match (one, other) {
        (Some(one), Some(other)) => merge(one, other).map(Some),
        (one, other) => Some(one.or(other)),
    }
}

/// The values of a parameter that is a list; none if it is not there.
fn listed(value: Option<Value>) -> Option<Vec<Value>> {
    match value {
        None => Some(Vec::new()),
        Some(Value::Array(values)) => Some(values),
        Some(_) => None,
    }
}

fn union(mut one: Vec<Value>, other: &[Value]) -> Vec<Value> {
    for value in other {
        if !one.contains(value) {
            one.push(value.clone());
        }
    }
    one
}

fn common(mut one: Vec<Value>, other: &[Value]) -> Vec<Value> {
    one.retain(|value| other.contains(value));
    one
}

#[cfg(test)]
mod tests;
