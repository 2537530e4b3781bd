//! An assertion that comes again.

use evidence::Party;
use std::collections::BTreeSet;

#[test]
fn is_refused() {
    // The store that all nodes share.
    let mut used = BTreeSet::new();
    let mut marked = |party: &Party| used.insert(party.authenticate().unwrap().once().unwrap().id.clone());
    assert!(marked(&Party::good()));
    assert!(!marked(&Party::good()));
    let mut fresh = Party::good();
    fresh.assertion.claim("jti", "j-2");
    assert!(marked(&fresh), "another one of the same e-service is another");
}
