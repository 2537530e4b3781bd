//! The answer has more trust marks than anybody has.

use evidence::federation::{LOA3_MARK, Resolve, trust_mark};
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.marks = vec![trust_mark(LOA3_MARK); 64];
    assert!(plan.judge().is_ok());
    plan.marks.push(trust_mark(LOA3_MARK));
    assert_eq!(plan.judge().unwrap_err(), Refusal::TooManyMarks);
}
