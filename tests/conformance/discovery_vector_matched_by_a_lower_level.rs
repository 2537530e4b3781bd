//! Vector 2 of the reference implementation, and the identity provider may state level 2 only.

use evidence::Match;
use shared::{discovery::Why, loa::Loa};

#[test]
fn is_refused() {
    let category = &["http://id.elegnamnden.se/ec/1.0/loa3-pnr"];
    let mut plan = Match::of(category, category);
    assert_eq!(plan.judge(), Ok(()));
    plan.certified = vec![Loa::Loa2];
    assert_eq!(plan.judge(), Err(vec![Why::Level]));
}
