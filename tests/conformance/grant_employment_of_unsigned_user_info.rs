//! An employee without Swedish residence is known by an employment that stands in unsigned UserInfo only.

use evidence::{Upstream, contract, terms};
use shared::grant::{Proof, Why, grant};

#[test]
fn is_refused() {
    let (contract, terms) = (contract("https://op.example"), terms("loa3+nonresident"));
    let mut plan = Upstream::non_resident();
    plan.token.without("https://id.oidc.se/claim/orgAffiliation");
    plan.deviations.unsigned_user_info = true;
    let token = plan.judge().unwrap();
    let signed = plan.judge_user_info().unwrap();
    let proof = Proof::from_id_token(&token, Some(&signed)).unwrap();
    assert!(grant(&proof, &contract, &terms).is_ok());
    let unsigned = plan.judge_unsigned().unwrap();
    let proof = Proof::from_id_token(&token, Some(&unsigned)).unwrap();
    assert_eq!(
        grant(&proof, &contract, &terms).unwrap_err(),
        [Why::NonResidentWithoutEmployment]
    );
}
