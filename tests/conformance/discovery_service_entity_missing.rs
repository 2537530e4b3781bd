//! The identity provider declares none.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.idp.remove(0);
    assert_eq!(plan.judge(), Err(vec![Why::ServiceEntity]));
}
