//! The identity provider works under a contract that the e-service has not.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.idp[1] = "http://id.swedenconnect.se/contract/sc/eid-choice-2017".to_owned();
    assert_eq!(plan.judge(), Err(vec![Why::Contract]));
}
