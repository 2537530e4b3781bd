//! The contract does not have the level.

use evidence::{
    contract,
    saml::{IDP, Plan},
    terms,
};
use shared::{
    grant::{Contract, Proof, Why, grant},
    loa::Loa,
};

#[test]
fn is_refused() {
    let evidence = Plan::good().judge().unwrap();
    let granted = |contract: &Contract| grant(&Proof::from_saml(&evidence), contract, &terms("loa3")).map(|_| ());
    assert_eq!(granted(&contract(IDP)), Ok(()));

    let other = Contract {
        certified: vec![Loa::Loa2, Loa::Loa4],
        ..contract(IDP)
    };
    assert_eq!(granted(&other), Err(vec![Why::NotCertified]));
}
