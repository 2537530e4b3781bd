//! The access token has another letter.

use evidence::{NOW, Redemption};
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let token = Redemption::good().access_token();
    assert!(Redemption::open(&format!("Bearer {token}"), 0, NOW).is_ok());
    let refused = Redemption::open(
        &format!("Bearer {}", token.replacen(|letter: char| letter != 'A', "A", 1)),
        0,
        NOW,
    );
    assert_eq!(refused.unwrap_err(), TokenError::InvalidToken);
}
