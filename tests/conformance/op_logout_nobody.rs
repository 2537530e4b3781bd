//! An address, and nobody that it would belong to.

use evidence::Party;

#[test]
fn is_refused() {
    let logout = Party::good().logout(&[("post_logout_redirect_uri", "https://service.example/bye")]);
    assert!(logout.target.is_none());
}
