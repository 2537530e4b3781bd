//! The level is by the identity provider's own word, and there is no agreement with it by name.

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
    let plan = Plan::good().at_level(Loa::UncertifiedLoa3.uri(), "loa3+uncertified");
    let evidence = plan
        .expecting(|expecting| expecting.rules.uncertified = true)
        .judge()
        .unwrap();
    let granted = |bilateral| {
        let contract = Contract {
            bilateral,
            ..contract(IDP)
        };
        grant(&Proof::from_saml(&evidence), &contract, &terms("loa3+uncertified")).map(|_| ())
    };
    assert_eq!(granted(true), Ok(()));
    assert_eq!(granted(false), Err(vec![Why::NoAgreement]));
}
