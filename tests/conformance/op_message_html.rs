//! A message that is no text.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set(
        "https://id.oidc.se/param/userMessage",
        r#"{"message":"SGVq","mime_type":"text/html"}"#,
    );
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
