//! The BankID is one of the test environment.

use evidence::{NOW, Plan, contract, terms};
use shared::{
    environment::Environment,
    grant::{Contract, Proof, Why, grant},
    loa::Loa,
    provider::bankid::evidence::Levels,
    time::Timestamp,
};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.environment = Environment::Test;
    let evidence = plan.judge().unwrap();
    let levels = Levels {
        card: None,
        file: None,
        mobile: Some(Loa::Loa3),
        since: Timestamp::from_unix_seconds(0),
        review_by: NOW,
    };
    let granted = |environment| {
        let contract = Contract {
            environment,
            ..contract("bankid")
        };
        grant(
            &Proof::from_bankid(&evidence, &levels, "bankid"),
            &contract,
            &terms("loa3"),
        )
    };
    assert!(granted(Environment::Test).is_ok());
    assert_eq!(granted(Environment::Production).unwrap_err(), [Why::Environment]);
}
