//! Vector 10 of the reference implementation: the contracts are not the same.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let plan = Match::of(
        &["http://id.swedenconnect.se/contract/sc/sweden-connect"],
        &["http://id.swedenconnect.se/contract/sc/eid-choice-2017"],
    );
    assert_eq!(plan.judge(), Err(vec![Why::Contract]));
}
