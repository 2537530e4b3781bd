//! Of the two trust marks for level 3 without Swedish residence, one is there.

use evidence::federation::{LOA3_MARK, NON_RESIDENT_MARK, Resolve, trust_mark};
use shared::loa::Loa;

#[test]
fn is_not_certified() {
    let mut plan = Resolve::good();
    plan.marks = vec![trust_mark(NON_RESIDENT_MARK), trust_mark(LOA3_MARK)];
    assert!(plan.judge().unwrap().certified().contains(&Loa::Loa3NonResident));
    plan.marks.pop();
    assert!(plan.judge().unwrap().certified().is_empty());
}
