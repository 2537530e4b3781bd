//! A federation's metadata (SAML V2.0 Metadata; Deployment Profile for the Swedish eID Framework, 2): verified as a whole, and then
//! read into one small record for each identity provider.
//!
//! This is work for a refresh in the background. A login needs one record.

mod entity;
mod operator;

pub use operator::{Operator, OperatorError};

use super::IdentityProvider;
use crate::{
    environment::Environment,
    time::{Span, Timestamp},
    xml::{self, Limits, Name, SignedElement, Unverified},
};
use std::{collections::BTreeMap, fmt};

/// The namespace of metadata (SAML V2.0 Metadata, 2).
const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";

const fn md(local: &'static str) -> Name {
    Name {
        namespace: METADATA,
        local,
    }
}

/// Many thousand entities. The largest federation of the world has some 10,000, in 80 MB.
const LIMITS: Limits = Limits {
    bytes: 96 * 1024 * 1024,
    depth: 32,
    elements: 2_000_000,
    attributes: 64,
};

/// How often metadata is fetched at the most.
const MIN_CACHE: Span = Span::from_minutes(5);
/// How often metadata is fetched at the least.
const MAX_CACHE: Span = Span::from_minutes(60);

/// Why metadata was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MetadataRefusal {
    /// The validity is over.
    Expired,
    /// The answer about one entity is about another.
    OtherEntity,
    /// Older than what is known already.
    RolledBack,
    /// It does not say for how long it is valid, or for longer than the operator's metadata may be (two weeks, unless set otherwise).
    Validity,
    /// The XML, or the signature over all of it.
    Xml(xml::Refusal),
}

impl fmt::Display for MetadataRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MetadataRefusal::Expired => f.write_str("metadata is no longer valid"),
            MetadataRefusal::OtherEntity => f.write_str("metadata is of another entity"),
            MetadataRefusal::RolledBack => f.write_str("metadata is older than what is known"),
            MetadataRefusal::Validity => f.write_str("metadata has no acceptable validity"),
            MetadataRefusal::Xml(refusal) => write!(f, "metadata: {refusal}"),
        }
    }
}

impl std::error::Error for MetadataRefusal {}

impl From<xml::Refusal> for MetadataRefusal {
    fn from(refusal: xml::Refusal) -> Self {
        MetadataRefusal::Xml(refusal)
    }
}

/// Metadata as it was fetched. Nothing in it may be believed.
pub struct UnverifiedMetadata(Vec<u8>);

/// The identity providers of a federation, out of metadata that the federation's operator has signed.
#[derive(Debug)]
pub struct Federation {
    identity_providers: BTreeMap<String, IdentityProvider>,
    environment: Environment,
    left_out: usize,
    valid_until: Timestamp,
    cache: Span,
}

impl UnverifiedMetadata {
    /// Takes what was fetched.
    pub fn new(document: Vec<u8>) -> Self {
        UnverifiedMetadata(document)
    }

    /// Verifies the signature over an aggregate (`EntitiesDescriptor`) with a key of the operator, and reads the identity providers. One that is malformed, has no key that may sign, or is there twice is left out: the
    /// others can do nothing for it.
    pub fn verify(self, operator: &Operator, now: Timestamp) -> Result<Federation, MetadataRefusal> {
        self.read(md("EntitiesDescriptor"), None, operator, now)
    }

    /// The same for the answer to a query about one entity: an `EntityDescriptor` of exactly this `entityID`. One of another entity is
    /// refused, however well it is signed.
    pub fn verify_entity(
        self,
        entity_id: &str,
        operator: &Operator,
        now: Timestamp,
    ) -> Result<Federation, MetadataRefusal> {
        self.read(md("EntityDescriptor"), Some(entity_id), operator, now)
    }

    fn read(
        self,
        root: Name,
        entity_id: Option<&str>,
        operator: &Operator,
        now: Timestamp,
    ) -> Result<Federation, MetadataRefusal> {
        let document = Unverified::parse(&self.0, &LIMITS)?;
        let signed = document.enveloped(root)?.verify(&operator.keys)?;
        let root = signed.element(root).ok_or(xml::Refusal::Structure)?;
        if entity_id.is_some() && root.attribute("entityID") != entity_id {
            return Err(MetadataRefusal::OtherEntity);
        }
        let valid_until = validity(&root, operator.max_validity, now)?;
        let cache = root.attribute("cacheDuration").map_or(Some(MAX_CACHE), duration);
        let mut federation = Federation {
            identity_providers: BTreeMap::new(),
            environment: operator.environment,
            left_out: 0,
            valid_until,
            cache: cache.unwrap_or(MAX_CACHE).clamp(MIN_CACHE, MAX_CACHE),
        };
        let mut seen = BTreeMap::new();
        federation.read(&root, valid_until, now, &mut seen);
        let twice = seen.into_iter().filter(|(_, count)| *count > 1);
        for (entity_id, _) in twice {
            federation.left_out += usize::from(federation.identity_providers.remove(entity_id).is_some());
        }
        Ok(federation)
    }
}

impl Federation {
    /// The identity provider with exactly this `entityID`.
    pub fn identity_provider(&self, entity_id: &str) -> Option<&IdentityProvider> {
        self.identity_providers.get(entity_id)
    }

    /// Takes `newer`, of the same federation or entity and fetched later, in its place. One that ends earlier is refused, and what is known
    /// stays: somebody shows us an old copy, in which a key may stand that was revoked since. A signer whose validity becomes shorter is refused
    /// as well, until it ends later; the operator should be told.
    pub fn succeed(&mut self, newer: Federation) -> Result<(), MetadataRefusal> {
        if newer.valid_until < self.valid_until {
            return Err(MetadataRefusal::RolledBack);
        }
        *self = newer;
        Ok(())
    }

    /// All of them, by `entityID`.
    pub fn identity_providers(&self) -> impl Iterator<Item = &IdentityProvider> {
        self.identity_providers.values()
    }

    /// What kind of installation it is for.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// How many identity providers were left out. The operator should be told.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// From when on nothing of this may be used.
    pub fn valid_until(&self) -> Timestamp {
        self.valid_until
    }

    /// When to fetch again, if this was fetched at `fetched`: after `cacheDuration`, which counts as five minutes at the least and an
    /// hour at the most.
    pub fn refresh_at(&self, fetched: Timestamp) -> Timestamp {
        fetched.after(self.cache).min(self.valid_until)
    }

    /// Reads what is in a part. `until` is the end of what is around it.
    fn read<'d>(
        &mut self,
        element: &SignedElement<'d>,
        until: Timestamp,
        now: Timestamp,
        seen: &mut BTreeMap<&'d str, usize>,
    ) {
        let Some(until) = end(element, until, now) else {
            return;
        };
        if element.is(md("EntitiesDescriptor")) {
            element.children().for_each(|child| self.read(&child, until, now, seen));
        } else if element.is(md("EntityDescriptor")) {
            if let Some(entity_id) = element.attribute("entityID") {
                *seen.entry(entity_id).or_default() += 1;
            }
            match entity::read(element, self.environment, until, now) {
                Ok(Some(idp)) => {
                    self.identity_providers.insert(idp.entity_id.clone(), idp);
                }
                Ok(None) => {}
                Err(_) => self.left_out += 1,
            }
        }
    }
}

/// `validUntil` of the whole: it must be there, ahead of us, and not too far.
fn validity(root: &SignedElement<'_>, max: Span, now: Timestamp) -> Result<Timestamp, MetadataRefusal> {
    let until = root.attribute("validUntil").and_then(Timestamp::parse);
    let until = until.ok_or(MetadataRefusal::Validity)?;
    if until <= now {
        Err(MetadataRefusal::Expired)
    } else if until > now.after(max) {
        Err(MetadataRefusal::Validity)
    } else {
        Ok(until)
    }
}

/// From when on a part may not be used: its own `validUntil` or that of what is around it, whichever comes first. Nothing if the part
/// is over, or says something that is no time.
fn end(part: &SignedElement<'_>, around: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let Some(text) = part.attribute("validUntil") else {
        return Some(around);
    };
    let own = Timestamp::parse(text).filter(|own| *own > now)?;
    Some(own.min(around))
}

/// `xs:duration` of days, hours, minutes and whole seconds.
fn duration(text: &str) -> Option<Span> {
    let text = text.strip_prefix('P')?;
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let (days, nothing) = component(date, 'D')?;
    let (hours, time) = component(time, 'H')?;
    let (minutes, time) = component(time, 'M')?;
    let (seconds, rest) = component(time, 'S')?;
    let is_whole = !text.is_empty() && nothing.is_empty() && rest.is_empty();
    let hours = days.checked_mul(24)?.checked_add(hours)?;
    let minutes = hours.checked_mul(60)?.checked_add(minutes)?;
    let seconds = minutes.checked_mul(60)?.checked_add(seconds)?;
    is_whole.then_some(Span::from_seconds(seconds))
}

/// The number before a unit, or nothing if the unit is not there; and what follows.
fn component(text: &str, unit: char) -> Option<(u64, &str)> {
    match text.split_once(unit) {
        Some((number, rest)) => Some((number.parse().ok()?, rest)),
        None => Some((0, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;
    use crate::time::Span;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_duration_is_read_as_schema_writes_it() {
        for (text, seconds) in [
            ("PT5H", 18_000),
            ("PT20M", 1_200),
            ("P1DT1H1M1S", 90_061),
            ("P7D", 604_800),
            ("PT0S", 0),
            ("PT3600S", 3_600),
        ] {
            assert_eq!(duration(text), Some(Span::from_seconds(seconds)), "{text}");
        }
        for wrong in [
            "", "5H", "P5H", "PT5D", "PT1S1H", "-PT1H", "P1Y", "PT1.5S", "PTxS", "P1M",
        ] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
    }
}
