//! The e-service demands what the identity provider does not declare.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.sp
        .push("http://id.elegnamnden.se/sprop/1.0/mobile-auth".to_owned());
    assert_eq!(plan.judge(), Err(vec![Why::Property]));
}
