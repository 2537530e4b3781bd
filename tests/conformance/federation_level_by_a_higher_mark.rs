//! The trust mark for level 3 gives no right to state level 2, which is another.

use evidence::federation::{LOA3_MARK, Resolve, trust_mark};
use shared::loa::Loa;

#[test]
fn is_not_certified() {
    let level2 = "https://id.swedenconnect.se/loa/loa2";
    let certified = |mark| {
        let mut plan = Resolve::good();
        plan.may_issue.push(level2);
        plan.marks = vec![trust_mark(mark)];
        plan.judge().unwrap().certified().contains(&Loa::Loa2)
    };
    assert!(certified(level2));
    assert!(!certified(LOA3_MARK));
}
