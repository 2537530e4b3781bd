//! An assertion whose `jti` would have to be remembered for a day: it says that it lives so long, and does not say when it was made.

use evidence::{NOW, Party};
use serde_json::Value;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("exp", NOW.unix_seconds() + 86_400);
    assert!(
        party.authenticate().is_ok(),
        "one that says when it was made is good for ten minutes"
    );
    party.assertion.claim("iat", Value::Null);
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
