//! The ID token is about a real person, in a test installation.

use evidence::{Upstream, contract, terms};
use shared::{
    environment::Environment,
    grant::{Contract, Proof, Why, grant},
};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.environment = Environment::Production;
    let token = plan.judge().unwrap();
    let granted = |environment| {
        let contract = Contract {
            environment,
            ..contract("https://op.example")
        };
        grant(&Proof::from_id_token(&token, None).unwrap(), &contract, &terms("loa3")).map(|_| ())
    };
    assert_eq!(granted(Environment::Production), Ok(()));
    assert_eq!(granted(Environment::Test), Err(vec![Why::Environment]));
}
