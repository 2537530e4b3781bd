//! Which identity providers an e-service can use (Swedish eID Framework, entity categories, 1.3 and 1.4), and why not the others.
//!
//! Categories say what an identity provider delivers and under which contracts; they do not say the level, so that it is a condition of
//! its own here.

mod category;
mod directory;

pub use category::Categories;
pub use directory::{Directory, Entry};

use crate::loa::Loa;

/// Why an identity provider cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// None of the identity provider's contracts is one of the e-service's.
    Contract,
    /// It may state none of the levels that the e-service accepts.
    Level,
    /// It lacks a property that the e-service demands.
    Property,
    /// They have no service entity category in common.
    ServiceEntity,
}

/// Whether the identity provider with the categories `idp` can be used by the e-service with the categories `sp`, with every reason why
/// not.
///
/// An e-service that declares no service entity category matches any, as in the framework's reference implementation.
pub fn matches(sp: &Categories, idp: &Categories) -> Result<(), Vec<Why>> {
    let mut why = Vec::new();
    if !sp.service_entities().is_empty() && !intersect(sp.service_entities(), idp.service_entities()) {
        why.push(Why::ServiceEntity);
    }
    if !idp.contracts().is_empty() && !intersect(sp.contracts(), idp.contracts()) {
        why.push(Why::Contract);
    }
    if !sp
        .properties()
        .iter()
        .all(|property| idp.properties().binary_search(property).is_ok())
    {
        why.push(Why::Property);
    }
    if why.is_empty() { Ok(()) } else { Err(why) }
}

/// The levels to ask an identity provider for: those that it may state (`assurance-certification`) and the e-service accepts. If there
/// are none, it cannot be used ([`Why::Level`]).
pub fn requested_levels(certified: &[Loa], accepted: &[Loa]) -> Vec<Loa> {
    accepted.iter().copied().filter(|loa| certified.contains(loa)).collect()
}

/// Whether two sorted lists have a value in common.
fn intersect(one: &[Box<str>], other: &[Box<str>]) -> bool {
    let (few, many) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    few.iter().any(|value| many.binary_search(value).is_ok())
}

#[cfg(test)]
mod tests;
