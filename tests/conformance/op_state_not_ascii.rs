//! A state with a letter that no state may have (RFC 6749, appendix A.5).

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("state", "\u{e5}");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
