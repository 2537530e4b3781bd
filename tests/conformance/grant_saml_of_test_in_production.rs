//! The assertion is about a person of a test environment.

use evidence::{
    contract,
    saml::{IDP, Plan},
    terms,
};
use shared::{
    environment::Environment,
    grant::{Proof, Why, grant},
};

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.idp.environment = Environment::Test);
    let evidence = plan.judge().unwrap();
    assert_eq!(
        grant(&Proof::from_saml(&evidence), &contract(IDP), &terms("loa3")).unwrap_err(),
        [Why::Environment]
    );
}
