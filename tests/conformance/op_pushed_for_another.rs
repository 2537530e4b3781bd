//! A pushed request that names another e-service than the one that pushes.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.is_pushed = true;
    party.set("client_id", "https://other.example");
    assert_eq!(party.page(), Reason::MalformedRequest);
}
