//! The trust mark does not say what it is for.

use evidence::federation::{LOA3_MARK, Resolve};

#[test]
fn is_as_good_as_none() {
    let mut plan = Resolve::good();
    assert!(plan.judge().unwrap().has_mark(LOA3_MARK));
    plan.marks[0].without("trust_mark_type");
    let resolution = plan.judge().unwrap();
    assert!(!resolution.has_mark(LOA3_MARK) && resolution.certified().is_empty());
}
