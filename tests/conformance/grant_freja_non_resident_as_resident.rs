//! Freja states `LOA3_NR` of an employee, and the e-service accepts level 3.

use evidence::{Freja, NOW, contract, terms};
use shared::{
    grant::{Contract, Proof, Why, grant},
    loa::Loa,
    provider::freja::Levels,
    time::Timestamp,
};

#[test]
fn is_refused() {
    let mut plan = Freja::organisation();
    plan.token.claims["requestedAttributes"]["loaLevel"] = "LOA3_NR".into();
    let evidence = plan.judge().unwrap();
    let levels = Levels {
        loa2: None,
        loa3: Some(Loa::Loa3),
        loa3_non_resident: Some(Loa::Loa3NonResident),
        since: Timestamp::from_unix_seconds(0),
        review_by: NOW,
    };
    let contract = Contract {
        environment: evidence.environment(),
        ..contract("freja")
    };
    let granted = |policy| {
        grant(
            &Proof::from_freja(&evidence, &levels, "freja"),
            &contract,
            &terms(policy),
        )
        .map(|_| ())
    };
    assert_eq!(granted("loa3+nonresident"), Ok(()));
    assert_eq!(granted("loa3"), Err(vec![Why::NotAccepted]));
}
