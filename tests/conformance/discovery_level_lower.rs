//! The identity provider is certified for a lower level.

use evidence::Match;
use shared::{discovery::Why, loa::Loa};

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.certified = vec![Loa::Loa2];
    assert_eq!(plan.judge(), Err(vec![Why::Level]));
}
