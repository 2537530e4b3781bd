//! The identity provider declares no level.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.certified.clear();
    assert_eq!(plan.judge(), Err(vec![Why::Level]));
}
