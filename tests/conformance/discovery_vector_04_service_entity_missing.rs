//! Vector 4 of the reference implementation: the identity provider declares no service entity category.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let plan = Match::of(&["http://id.elegnamnden.se/ec/1.0/loa3-pnr"], &[]);
    assert_eq!(plan.judge(), Err(vec![Why::ServiceEntity]));
}
