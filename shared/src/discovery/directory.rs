//! The identity providers of a federation, read once and asked often.

use super::{Categories, Why, matches, requested_levels};
use crate::loa::Loa;
use std::{collections::BTreeMap, rc::Rc};

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
        judge(&self.categories, &self.certified, sp, accepted)
    }
}

fn judge(idp: &Categories, certified: &[Loa], sp: &Categories, accepted: &[Loa]) -> Result<(), Vec<Why>> {
    let level = requested_levels(certified, accepted).is_empty().then_some(Why::Level);
    match (matches(sp, idp), level) {
        (Ok(()), None) => Ok(()),
        (Ok(()), Some(level)) => Err(vec![level]),
        (Err(mut why), level) => {
            why.extend(level);
            Err(why)
        }
    }
}

/// The identity providers of a federation. It is made when metadata is read, outside of any login.
///
/// Thousands of them declare a few dozen sets of categories and levels. Each set is judged once for an e-service, however many have it.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    entries: Vec<Entry>,
    /// Which of the sets each entry has.
    set_of: Vec<usize>,
    sets: Vec<(Categories, Vec<Loa>)>,
}

impl Directory {
    /// A directory of these, in their order.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut known: BTreeMap<(Categories, Vec<Loa>), usize> = BTreeMap::new();
        let mut set_of = Vec::with_capacity(entries.len());
        for entry in &entries {
            let next = known.len();
            let set = (entry.categories.clone(), entry.certified.clone());
            set_of.push(*known.entry(set).or_insert(next));
        }
        let mut sets: Vec<_> = known.into_iter().collect();
        sets.sort_by_key(|(_, number)| *number);
        Directory {
            entries,
            set_of,
            sets: sets.into_iter().map(|(set, _)| set).collect(),
        }
    }

    /// Those that can be used by an e-service with these categories that accepts these levels.
    pub fn usable(&self, sp: &Categories, accepted: &[Loa]) -> impl Iterator<Item = &Entry> {
        self.judged(sp, accepted)
            .filter_map(|(entry, judgement)| judgement.is_ok().then_some(entry))
    }

    /// Every one, with the judgement: why it cannot be used, if it cannot.
    pub fn judged(&self, sp: &Categories, accepted: &[Loa]) -> impl Iterator<Item = (&Entry, Result<(), Rc<[Why]>>)> {
        let judge = |(idp, certified): &(Categories, Vec<Loa>)| judge(idp, certified, sp, accepted);
        let judged: Vec<_> = self.sets.iter().map(|set| judge(set).map_err(Rc::from)).collect();
        let of_set = move |set: &usize| judged.get(*set).cloned();
        // Every number is of a set; without one an entry could not be used.
        let of_entry = self
            .set_of
            .iter()
            .map(move |set| of_set(set).unwrap_or_else(|| Err(Rc::from([]))));
        self.entries.iter().zip(of_entry)
    }
}
