//! Nothing is known of BankID's levels at the time when the person signed.

use evidence::{NOW, Plan, contract, terms};
use shared::{
    grant::{Contract, Proof, Why, grant},
    loa::Loa,
    provider::bankid::evidence::Levels,
    time::Timestamp,
};

#[test]
fn is_refused() {
    let evidence = Plan::good().judge().unwrap();
    let contract = Contract {
        environment: evidence.environment(),
        ..contract("bankid")
    };
    let granted = |since| {
        let levels = Levels {
            card: None,
            file: None,
            mobile: Some(Loa::Loa3),
            since,
            review_by: NOW,
        };
        grant(
            &Proof::from_bankid(&evidence, &levels, "bankid"),
            &contract,
            &terms("loa3"),
        )
    };
    assert!(granted(Timestamp::from_unix_seconds(0)).is_ok());
    assert_eq!(granted(NOW).unwrap_err(), [Why::ContextUnknown]);
}
