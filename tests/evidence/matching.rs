//! An e-service and an identity provider, as their metadata describes them.

use shared::{
    discovery::{Categories, Entry, Why},
    loa::{Demand, Loa},
};

/// Both sides of a match. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Match {
    /// The e-service's categories.
    pub sp: Vec<String>,
    /// The identity provider's categories.
    pub idp: Vec<String>,
    /// The levels that the identity provider may state.
    pub certified: Vec<Loa>,
}

impl Match {
    /// An e-service for employees that accepts level 3, and an identity provider that it can use: one category and one contract each, the
    /// same.
    pub fn good() -> Self {
        let both = [
            "http://id.swedenconnect.se/ec/1.0/loa3-orgid",
            "http://id.swedenconnect.se/contract/sc/prepaid-auth-2021",
        ];
        Match {
            sp: both.map(str::to_owned).to_vec(),
            idp: both.map(str::to_owned).to_vec(),
            certified: vec![Loa::Loa3],
        }
    }

    /// An e-service and an identity provider with these categories, at a level that will do.
    pub fn of(sp: &[&str], idp: &[&str]) -> Self {
        let owned = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
        Match {
            sp: owned(sp),
            idp: owned(idp),
            ..Match::good()
        }
    }

    /// Judges the match.
    pub fn judge(&self) -> Result<(), Vec<Why>> {
        let read = |values: &[String]| Categories::read(values.iter().map(String::as_str));
        let entry = Entry {
            entity_id: "https://idp.example/".into(),
            categories: read(&self.idp),
            certified: self.certified.clone(),
        };
        let accepted = Demand::LOA3.accepted().expect("a demand for a level");
        entry.judge(&read(&self.sp), &accepted.list())
    }
}
