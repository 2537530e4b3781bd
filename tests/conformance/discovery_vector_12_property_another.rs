//! Vector 12 of the reference implementation: the identity provider has another property than the e-service demands.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let plan = Match::of(
        &["http://id.elegnamnden.se/sprop/1.0/mobile-auth"],
        &["http://id.elegnamnden.se/sprop/1.0/scal2"],
    );
    assert_eq!(plan.judge(), Err(vec![Why::Property]));
}
