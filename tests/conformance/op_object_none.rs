//! A request object without signature.

use evidence::{Party, Signer};
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    let object = party.object.as_mut().unwrap();
    object.header["alg"] = "none".into();
    object.signer = Signer::Bytes(Vec::new());
    assert_eq!(party.page(), Reason::MalformedRequest);
}
