//! No trust mark gives the right to a level that nobody has reviewed.

use evidence::federation::Resolve;
use shared::loa::Loa;

#[test]
fn is_not_certified() {
    let certified = Resolve::good().judge().unwrap().certified();
    assert!(certified.contains(&Loa::Loa3));
    assert!(!certified.contains(&Loa::UncertifiedLoa3));
}
