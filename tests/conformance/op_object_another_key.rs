//! A request object that somebody else has signed.

use evidence::{Party, Signer};
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.object.as_mut().unwrap().signer = Signer::P256(2);
    assert_eq!(party.page(), Reason::MalformedRequest);
}
