//! The request names level 3 as essential, and level 4 was proved: who is asked for one level states no other.

use evidence::Party;
use shared::{loa::Loa, policy::Requirement};

#[test]
fn is_not_stated() {
    let mut party = Party::good();
    let essential = r#"{"id_token":{"acr":{"essential":true,"value":"http://id.elegnamnden.se/loa/1.0/loa3"}}}"#;
    party.set("claims", essential);
    let request = party.judge().unwrap();
    let met = |level| party.with_service(|service| Requirement::new(service, &request).is_met_by(Some(level)));
    assert!(met(Loa::Loa3));
    assert!(!met(Loa::Loa4));
}
