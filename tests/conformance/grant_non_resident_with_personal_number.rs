//! A person without Swedish residence has a personal number.

use evidence::{Upstream, contract, terms};
use shared::grant::{Proof, Why, grant};

#[test]
fn is_refused() {
    let granted = |plan: &Upstream| {
        let token = plan.judge().unwrap();
        let proof = Proof::from_id_token(&token, None).unwrap();
        grant(&proof, &contract("https://op.example"), &terms("loa3+nonresident")).map(|_| ())
    };
    let mut plan = Upstream::non_resident();
    assert_eq!(granted(&plan), Ok(()));
    plan.token
        .claim("https://id.oidc.se/claim/personalIdentityNumber", "191212121212");
    assert_eq!(granted(&plan), Err(vec![Why::NonResidentWithNumber]));
}
