//! The access token was good for five minutes.

use evidence::{NOW, Redemption};
use shared::{oidc::TokenError, time::Span};

#[test]
fn is_refused() {
    let token = format!("Bearer {}", Redemption::good().access_token());
    let end = NOW.after(Span::from_minutes(5));
    assert!(Redemption::open(&token, 0, end).is_ok());
    let refused = Redemption::open(&token, 0, end.after(Span::from_millis(1)));
    assert_eq!(refused.unwrap_err(), TokenError::InvalidToken);
}
