//! An address that is not registered.

use evidence::{CLIENT, Party};

#[test]
fn is_refused() {
    let logout = Party::good().logout(&[
        ("client_id", CLIENT),
        ("post_logout_redirect_uri", "https://evil.example/"),
    ]);
    assert!(logout.target.is_none());
}
