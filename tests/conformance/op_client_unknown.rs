//! An e-service that nobody has registered.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("client_id", "https://other.example");
    assert_eq!(party.page(), Reason::ServiceUnknown);
}
