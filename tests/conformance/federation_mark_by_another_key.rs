//! Somebody else has signed the trust mark for level 3.

use evidence::{
    Signer,
    federation::{LOA3_MARK, Resolve},
};

#[test]
fn is_as_good_as_none() {
    let mut plan = Resolve::good();
    assert!(plan.judge().unwrap().has_mark(LOA3_MARK));
    plan.marks[0].signer = Signer::P256(29);
    let resolution = plan.judge().unwrap();
    assert!(!resolution.has_mark(LOA3_MARK) && resolution.certified().is_empty());
}
