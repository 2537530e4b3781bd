//! An ID token of ours with another letter in its signature.

use evidence::{Party, own_id_token};
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    let token = own_id_token(&[]);
    let (signed, _) = token.rsplit_once('.').expect("a token");
    party.set("id_token_hint", &format!("{signed}.AAAA"));
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
