//! The trust mark for an agreement is the only one.

use evidence::federation::{CONTRACT_MARK, Resolve, trust_mark};
use shared::loa::Loa;

#[test]
fn is_not_certified() {
    let mut plan = Resolve::good();
    plan.may_issue.push(CONTRACT_MARK);
    assert_eq!(plan.judge().unwrap().certified(), [Loa::Loa3]);
    plan.marks = vec![trust_mark(CONTRACT_MARK)];
    assert!(plan.judge().unwrap().certified().is_empty());
}
