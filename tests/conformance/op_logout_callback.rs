//! An address that is registered for something else.

use evidence::{CLIENT, Party, REDIRECT_URI};

#[test]
fn is_refused() {
    let logout = Party::good().logout(&[("client_id", CLIENT), ("post_logout_redirect_uri", REDIRECT_URI)]);
    assert!(logout.target.is_none());
}
