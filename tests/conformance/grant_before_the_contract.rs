//! The person was authenticated before the contract began.

use evidence::{
    contract,
    saml::{IDP, Plan},
    terms,
};
use shared::{
    grant::{Contract, Proof, Why, grant},
    time::Span,
};

#[test]
fn is_refused() {
    let evidence = Plan::good().judge().unwrap();
    let granted = |contract: &Contract| grant(&Proof::from_saml(&evidence), contract, &terms("loa3")).map(|_| ());
    assert_eq!(granted(&contract(IDP)), Ok(()));

    let from = |since| Contract { since, ..contract(IDP) };
    assert_eq!(granted(&from(evidence.authenticated_at())), Ok(()));
    let later = evidence.authenticated_at().after(Span::from_millis(1));
    assert_eq!(granted(&from(later)), Err(vec![Why::BeforeContract]));
}
