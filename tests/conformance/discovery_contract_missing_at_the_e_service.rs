//! The e-service has no contract.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.sp.remove(1);
    assert_eq!(plan.judge(), Err(vec![Why::Contract]));
}
