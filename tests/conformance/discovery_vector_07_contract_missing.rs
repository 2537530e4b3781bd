//! Vector 7 of the reference implementation: the e-service has no contract, and the identity provider has one.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let plan = Match::of(&[], &["http://id.swedenconnect.se/contract/sc/eid-choice-2017"]);
    assert_eq!(plan.judge(), Err(vec![Why::Contract]));
}
