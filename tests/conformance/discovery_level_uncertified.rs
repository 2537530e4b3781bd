//! The category covers an uncertified level, which the e-service does not accept.

use evidence::Match;
use shared::{discovery::Why, loa::Loa};

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.certified = vec![Loa::UncertifiedLoa3];
    assert_eq!(plan.judge(), Err(vec![Why::Level]));
}
