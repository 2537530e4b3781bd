//! An assertion that was made an hour ago, and says that it lives for a day.

use evidence::{NOW, Party};
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("exp", NOW.unix_seconds() + 86_400);
    party.assertion.claim("iat", NOW.unix_seconds() - 600);
    assert!(party.authenticate().is_ok(), "it is good for ten minutes");
    party.assertion.claim("iat", NOW.unix_seconds() - 3_600);
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
