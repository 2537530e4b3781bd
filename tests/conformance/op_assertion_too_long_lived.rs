//! An assertion whose `jti` would have to be remembered for a day: it says that it lives so long, and does not say when it was made.

use evidence::Party;
use serde_json::Value;
use shared::oidc::TokenError;

fn judged(made: Value) -> Option<TokenError> {
    let mut party = Party::good();
    party.assertion.claim("exp", evidence::NOW.unix_seconds() + 86_400);
    party.assertion.claim("iat", made);
    party.authenticate().err()
}

#[test]
fn is_refused() {
    assert_eq!(judged(Value::Null), Some(TokenError::InvalidClient));
}

#[test]
fn one_that_says_when_it_was_made_is_good_for_ten_minutes() {
    let now = evidence::NOW.unix_seconds();
    assert_eq!(judged(now.into()), None);
    assert_eq!(judged((now - 600).into()), None);
    assert_eq!(judged((now - 3_600).into()), Some(TokenError::InvalidClient));
}
