//! The trust mark for level 3 is a token of another type.

use evidence::federation::{LOA3_MARK, Resolve};

#[test]
fn is_as_good_as_none() {
    let mut plan = Resolve::good();
    assert!(plan.judge().unwrap().has_mark(LOA3_MARK));
    plan.marks[0].header["typ"] = "JWT".into();
    let resolution = plan.judge().unwrap();
    assert!(!resolution.has_mark(LOA3_MARK) && resolution.certified().is_empty());
}
