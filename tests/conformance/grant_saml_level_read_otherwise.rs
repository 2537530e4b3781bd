//! The contract reads the identity provider's word as another level than its rules do.

use evidence::{
    contract,
    saml::{IDP, Plan},
    terms,
};
use shared::{
    grant::{Contexts, Contract, Proof, Why, grant},
    loa::Loa,
};

#[test]
fn is_refused() {
    let evidence = Plan::inera().judge().unwrap();
    let inera = |loa3| Contract {
        contexts: Contexts::Sambi {
            loa2: None,
            loa3: Some(loa3),
        },
        ..contract(IDP)
    };
    let granted = |loa3| grant(&Proof::from_saml(&evidence), &inera(loa3), &terms("loa3"));
    assert!(granted(Loa::Loa3).is_ok());
    assert_eq!(granted(Loa::Loa4).unwrap_err(), [Why::ContextUnknown]);
}
