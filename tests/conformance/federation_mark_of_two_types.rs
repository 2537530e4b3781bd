//! The trust mark says twice what it is for, in the old way and in the new.

use evidence::federation::{LOA3_MARK, Resolve};

#[test]
fn is_as_good_as_none() {
    let mut plan = Resolve::good();
    assert!(plan.judge().unwrap().has_mark(LOA3_MARK));
    plan.marks[0].claim("id", LOA3_MARK);
    let resolution = plan.judge().unwrap();
    assert!(!resolution.has_mark(LOA3_MARK) && resolution.certified().is_empty());
}
