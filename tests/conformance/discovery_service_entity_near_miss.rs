//! Not quite the category.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let mut plan = Match::good();
    plan.idp[0] = "http://id.swedenconnect.se/ec/1.0/loa3-orgid/".to_owned();
    assert_eq!(plan.judge(), Err(vec![Why::ServiceEntity]));
}
