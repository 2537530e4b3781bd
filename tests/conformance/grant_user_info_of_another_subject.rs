//! Genuine UserInfo about another subject lends its employment to an ID token.

use evidence::{Upstream, contract, terms};
use serde_json::json;
use shared::grant::{Proof, Why, grant};

#[test]
fn is_refused() {
    let (contract, terms) = (contract("https://op.example"), terms("loa3+nonresident"));
    let plan = Upstream::non_resident();
    let own = plan.judge_user_info().unwrap();
    let mut other = Upstream::non_resident();
    other.token.claims["sub"] = json!("s-2");
    other.user_info.claims["sub"] = json!("s-2");
    let lent = other.judge_user_info().unwrap();
    let token = plan.judge().unwrap();
    let proof = Proof::from_id_token(&token, Some(&own)).unwrap();
    assert!(grant(&proof, &contract, &terms).is_ok());
    assert_eq!(
        Proof::from_id_token(&token, Some(&lent)).unwrap_err(),
        Why::UserInfoOfAnother
    );
}
