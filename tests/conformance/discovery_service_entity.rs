//! They have no service entity category in common.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.idp[0] = "http://id.elegnamnden.se/ec/1.0/loa3-pnr".to_owned();
    assert_eq!(plan.judge(), Err(vec![Why::ServiceEntity]));
}
