//! The assertion is about a real person, in a test installation.

use evidence::{
    contract,
    saml::{IDP, Plan},
    terms,
};
use shared::{
    environment::Environment,
    grant::{Contract, Proof, Why, grant},
};

#[test]
fn is_refused() {
    let evidence = Plan::good().judge().unwrap();
    let granted = |environment| {
        let contract = Contract {
            environment,
            ..contract(IDP)
        };
        grant(&Proof::from_saml(&evidence), &contract, &terms("loa3")).map(|_| ())
    };
    assert_eq!(granted(Environment::Production), Ok(()));
    assert_eq!(granted(Environment::Test), Err(vec![Why::Environment]));
}
