//! There is no trust mark.

use evidence::federation::Resolve;

#[test]
fn is_not_certified() {
    let mut plan = Resolve::good();
    plan.marks.clear();
    assert!(plan.judge().unwrap().certified().is_empty());
}
