//! The trust mark is for level 4, which its issuer may not speak of.

use evidence::federation::{LOA3_MARK, Resolve};

#[test]
fn is_as_good_as_none() {
    let level4 = "https://id.swedenconnect.se/loa/loa4";
    let mut plan = Resolve::good();
    assert!(plan.judge().unwrap().has_mark(LOA3_MARK));
    plan.marks[0].claim("trust_mark_type", level4);
    assert!(!plan.judge().unwrap().has_mark(level4));
}
