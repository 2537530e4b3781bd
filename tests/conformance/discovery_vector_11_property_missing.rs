//! Vector 11 of the reference implementation: the identity provider lacks the property that the e-service demands.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let plan = Match::of(&["http://id.elegnamnden.se/sprop/1.0/mobile-auth"], &[]);
    assert_eq!(plan.judge(), Err(vec![Why::Property]));
}
