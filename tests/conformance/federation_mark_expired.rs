//! The trust mark for level 3 was valid until now.

use evidence::{
    NOW,
    federation::{LOA3_MARK, Resolve},
};

#[test]
fn is_as_good_as_none() {
    let mut plan = Resolve::good();
    assert!(plan.judge().unwrap().has_mark(LOA3_MARK));
    plan.marks[0].claim("exp", NOW.unix_seconds());
    let resolution = plan.judge().unwrap();
    assert!(!resolution.has_mark(LOA3_MARK) && resolution.certified().is_empty());
}
