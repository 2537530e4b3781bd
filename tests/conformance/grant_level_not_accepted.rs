//! The e-service accepts level 4 and no lower.

use evidence::{
    contract,
    saml::{IDP, Plan},
    terms,
};
use shared::grant::{Proof, Why, grant};

#[test]
fn is_refused() {
    let evidence = Plan::good().judge().unwrap();
    let granted = |policy| grant(&Proof::from_saml(&evidence), &contract(IDP), &terms(policy)).map(|_| ());
    assert_eq!(granted("loa3"), Ok(()));
    assert_eq!(granted("loa4"), Err(vec![Why::NotAccepted]));
}
