//! The Freja e-ID is one of the test environment.

use evidence::{Freja, NOW, contract, terms};
use shared::{
    environment::Environment,
    grant::{Contract, Proof, Why, grant},
    loa::Loa,
    provider::freja::Levels,
    time::Timestamp,
};

#[test]
fn is_refused() {
    let evidence = Freja::good().judge().unwrap();
    let levels = Levels {
        loa2: None,
        loa3: Some(Loa::Loa3),
        loa3_non_resident: None,
        since: Timestamp::from_unix_seconds(0),
        review_by: NOW,
    };
    let granted = |environment| {
        let contract = Contract {
            environment,
            ..contract("freja")
        };
        grant(
            &Proof::from_freja(&evidence, &levels, "freja"),
            &contract,
            &terms("loa3"),
        )
        .map(|_| ())
    };
    assert_eq!(granted(Environment::Test), Ok(()));
    assert_eq!(granted(Environment::Production), Err(vec![Why::Environment]));
}
