//! The trust mark for an agreement is of an issuer that speaks of levels.

use evidence::federation::{CONTRACT_MARK, Resolve, trust_mark};

#[test]
fn is_as_good_as_none() {
    let mut plan = Resolve::good();
    plan.marks.push(trust_mark(CONTRACT_MARK));
    plan.may_issue.push(CONTRACT_MARK);
    assert!(plan.judge().unwrap().has_mark(CONTRACT_MARK));
    plan.may_issue.pop();
    assert!(!plan.judge().unwrap().has_mark(CONTRACT_MARK));
}
