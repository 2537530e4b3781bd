//! An issuer's keys as they were fetched, and when they may be fetched again.

use super::{jws::JwsError, set::JwkSet};
use crate::time::{Span, Timestamp};

/// How long after the keys were asked for a token may have them asked for again. Whoever sends tokens writes `kid` as they like, and must
/// not make us ask the issuer each time.
const MIN_REFETCH: Span = Span::from_minutes(5);

/// The keys of an issuer, with the time when somebody was last sent for them.
///
/// An issuer that changes its keys signs with one that we do not know yet (OpenID Connect Core 1.0, 10.1.1). The one who judges a token
/// then fetches the set and judges once more:
///
/// ```
/// use shared::{jose::{FetchedKeys, JwkSet, JwsError}, time::Timestamp};
///
/// fn judge<T>(
///     keys: &mut FetchedKeys, now: Timestamp, verify: impl Fn(&JwkSet) -> Result<T, JwsError>, fetch: impl FnOnce() -> Option<JwkSet>,
/// ) -> Result<T, JwsError> {
///     let refusal = match verify(keys.keys()) {
///         Err(refusal) if keys.refetch(refusal, now) => refusal,
///         judged => return judged,
///     };
///     keys.renew(fetch().ok_or(refusal)?, now);
///     verify(keys.keys())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct FetchedKeys {
    keys: JwkSet,
    asked: Timestamp,
}

impl FetchedKeys {
    /// Takes keys that were asked for at `asked`.
    pub fn new(keys: JwkSet, asked: Timestamp) -> Self {
        FetchedKeys { keys, asked }
    }

    /// The keys.
    pub fn keys(&self) -> &JwkSet {
        &self.keys
    }

    /// Whether to fetch the keys again at `now`, because a token was refused for `refusal`: if none of them has the id that the token
    /// names, and they were not asked for during the last five minutes. That they are asked for now is noted, whether or not they come: of
    /// many such tokens one has them fetched.
    pub fn refetch(&mut self, refusal: JwsError, now: Timestamp) -> bool {
        let may = refusal == JwsError::UnknownKey && now.since(self.asked) >= MIN_REFETCH;
        if may {
            self.asked = now;
        }
        may
    }

    /// Takes the keys that were asked for at `asked` in the place of these.
    pub fn renew(&mut self, keys: JwkSet, asked: Timestamp) {
        *self = FetchedKeys::new(keys, asked.max(self.asked));
    }
}

#[cfg(test)]
mod tests {
    use super::FetchedKeys;
    use crate::{
        jose::{JwkSet, JwsError, SigningKey},
        time::{Span, Timestamp},
    };
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const THEN: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);

    fn keys(seed: u8) -> JwkSet {
        let key = SigningKey::from_entropy([seed; 32]).unwrap();
        JwkSet::new(vec![key.public().clone()]).unwrap()
    }

    #[test]
    fn keys_are_fetched_for_an_unknown_id_once_in_five_minutes() {
        let mut fetched = FetchedKeys::new(keys(1), THEN);
        let at = |seconds| THEN.after(Span::from_seconds(seconds));
        for (seconds, is_fetched) in [
            (0, false),
            (299, false),
            (300, true),
            (300, false),
            (599, false),
            (600, true),
        ] {
            assert_eq!(
                fetched.refetch(JwsError::UnknownKey, at(seconds)),
                is_fetched,
                "{seconds}"
            );
        }
        fetched.renew(keys(2), at(601));
        assert_eq!(fetched.keys().to_json(), keys(2).to_json());
        assert!(!fetched.refetch(JwsError::UnknownKey, at(900)));
        assert!(fetched.refetch(JwsError::UnknownKey, at(901)));
    }

    #[test]
    fn nothing_else_has_keys_fetched() {
        let mut fetched = FetchedKeys::new(keys(1), THEN);
        let late = THEN.after(Span::from_minutes(60));
        for refusal in [
            JwsError::Signature,
            JwsError::Algorithm,
            JwsError::Type,
            JwsError::Critical,
        ] {
            assert!(!fetched.refetch(refusal, late), "{refusal:?}");
        }
        assert!(fetched.refetch(JwsError::UnknownKey, late));
        // A clock that goes back has nothing fetched.
        assert!(!fetched.refetch(JwsError::UnknownKey, THEN));
    }
}
