//! The same assertion comes again.

use evidence::saml::Plan;
use shared::saml::{Refusal, Replay, Seen};
use std::collections::BTreeSet;

/// A store that all nodes share: what was marked, and whether this was the first time.
#[derive(Default)]
struct Store(BTreeSet<String>);

impl Store {
    fn mark(&mut self, replay: &Replay) -> Seen {
        if self.0.insert(replay.key().to_owned()) {
            Seen::FirstTime
        } else {
            Seen::Before
        }
    }
}

#[test]
fn an_assertion_that_comes_again_is_refused() {
    let mut store = Store::default();
    for expected in [Ok(()), Err(Refusal::Replayed), Err(Refusal::Replayed)] {
        let unspent = Plan::good().verify().unwrap();
        let seen = store.mark(unspent.replay());
        assert_eq!(unspent.spend(seen).map(|_| ()), expected);
    }
}
