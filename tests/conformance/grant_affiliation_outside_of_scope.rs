//! An employee without Swedish residence is known by an employment at an organisation for which the provider may not speak.

use evidence::{Upstream, contract, terms};
use shared::grant::{Proof, Why, grant};

#[test]
fn is_refused() {
    let (contract, terms) = (contract("https://op.example"), terms("loa3+nonresident"));
    let mut plan = Upstream::non_resident();
    let token = plan.judge().unwrap();
    assert!(grant(&Proof::from_id_token(&token, None).unwrap(), &contract, &terms).is_ok());
    plan.scopes = vec!["2021005521"];
    let token = plan.judge().unwrap();
    assert!(token.attributes().affiliations().is_empty());
    assert_eq!(
        grant(&Proof::from_id_token(&token, None).unwrap(), &contract, &terms).unwrap_err(),
        [Why::NonResidentWithoutEmployment]
    );
}
