//! The same answer comes again.

use evidence::Callback;
use shared::{oidc::upstream::CallbackRefusal, replay::Seen};
use std::collections::BTreeSet;

#[test]
fn is_refused() {
    // The store that all nodes share.
    let mut used = BTreeSet::new();
    for expected in [Ok(()), Err(CallbackRefusal::Replayed), Err(CallbackRefusal::Replayed)] {
        let unspent = Callback::good().judge().unwrap();
        let is_first = used.insert(unspent.replay().key().to_owned());
        let seen = if is_first { Seen::FirstTime } else { Seen::Before };
        assert_eq!(unspent.spend(seen).map(|_| ()), expected);
    }
}
