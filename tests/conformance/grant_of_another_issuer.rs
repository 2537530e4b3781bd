//! The contract is with another identity provider.

use evidence::{
    contract,
    saml::{IDP, Plan},
    terms,
};
use shared::grant::{Contract, Proof, Why, grant};

#[test]
fn is_refused() {
    let evidence = Plan::good().judge().unwrap();
    let granted = |contract: &Contract| grant(&Proof::from_saml(&evidence), contract, &terms("loa3")).map(|_| ());
    assert_eq!(granted(&contract(IDP)), Ok(()));
    assert_eq!(
        granted(&contract("https://idp.example.se/saml/")),
        Err(vec![Why::Issuer])
    );
}
