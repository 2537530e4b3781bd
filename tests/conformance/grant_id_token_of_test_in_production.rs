//! The ID token is about a person of a test environment.

use evidence::{Upstream, contract, terms};
use shared::{
    environment::Environment,
    grant::{Contract, Proof, Why, grant},
};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.environment = Environment::Test;
    let token = plan.judge().unwrap();
    let granted = |environment| {
        let contract = Contract {
            environment,
            ..contract("https://op.example")
        };
        grant(&Proof::from_id_token(&token, None).unwrap(), &contract, &terms("loa3")).map(|_| ())
    };
    assert_eq!(granted(Environment::Test), Ok(()));
    assert_eq!(granted(Environment::Production), Err(vec![Why::Environment]));
}
