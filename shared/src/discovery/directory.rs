//! The identity providers of a federation, read once and asked often.

use super::{Categories, Why, matches, requested_levels};
use crate::loa::Loa;

/// What is known of one identity provider.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its entityID: opaque, compared character for character.
    pub entity_id: Box<str>,
    /// The categories that it declares.
    pub categories: Categories,
    /// The levels that it may state.
    pub certified: Vec<Loa>,
}

impl Entry {
    /// Whether it can be used by an e-service with these categories that accepts these levels, with every reason why not.
    pub fn judge(&self, sp: &Categories, accepted: &[Loa]) -> Result<(), Vec<Why>> {
        let level = requested_levels(&self.certified, accepted)
            .is_empty()
            .then_some(Why::Level);
        match (matches(sp, &self.categories), level) {
            (Ok(()), None) => Ok(()),
            (Ok(()), Some(level)) => Err(vec![level]),
            (Err(mut why), level) => {
                why.extend(level);
                Err(why)
            }
        }
    }
}

/// The identity providers of a federation. It is made when metadata is read, outside of any login.
#[derive(Clone, Debug, Default)]
pub struct Directory(Vec<Entry>);

impl Directory {
    /// A directory of these, in their order.
    pub fn new(entries: Vec<Entry>) -> Self {
        Directory(entries)
    }

    /// Those that can be used by an e-service with these categories that accepts these levels.
    pub fn usable<'a>(&'a self, sp: &'a Categories, accepted: &'a [Loa]) -> impl Iterator<Item = &'a Entry> {
        self.0.iter().filter(move |entry| entry.judge(sp, accepted).is_ok())
    }

    /// Every one, with the judgement.
    pub fn judged<'a>(
        &'a self,
        sp: &'a Categories,
        accepted: &'a [Loa],
    ) -> impl Iterator<Item = (&'a Entry, Result<(), Vec<Why>>)> {
        self.0.iter().map(move |entry| (entry, entry.judge(sp, accepted)))
    }
}
