//! The person has a coordination number, and the e-service takes none.

use evidence::{
    contract,
    saml::{IDP, Plan},
    terms,
};
use shared::grant::{Proof, Terms, Why, grant};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("191212121212", "197010632391");
    let evidence = plan
        .expecting(|expecting| expecting.accepts_coordination_number = true)
        .judge()
        .unwrap();
    let granted = |coordination_numbers| {
        let terms = Terms {
            coordination_numbers,
            ..terms("loa3")
        };
        grant(&Proof::from_saml(&evidence), &contract(IDP), &terms).map(|_| ())
    };
    assert_eq!(granted(true), Ok(()));
    assert_eq!(granted(false), Err(vec![Why::CoordinationNumber]));
}
