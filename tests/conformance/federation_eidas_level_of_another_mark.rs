//! The trust mark for level 3 gives no right to state the levels of foreign e-IDs.

use evidence::federation::{LOA3_MARK, Resolve, trust_mark};
use shared::loa::Loa;

#[test]
fn is_not_certified() {
    let eidas = "https://id.swedenconnect.se/loa/eidas";
    let certified = |mark| {
        let mut plan = Resolve::good();
        plan.may_issue.push(eidas);
        plan.marks = vec![trust_mark(mark)];
        plan.judge().unwrap().certified().contains(&Loa::EidasNfSub)
    };
    assert!(certified(eidas));
    assert!(!certified(LOA3_MARK));
}
