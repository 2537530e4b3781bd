//! An identity provider has nine keys that may sign.

use evidence::{
    Key,
    saml::{Metadata, key_descriptor},
};

#[test]
fn is_left_out() {
    let with_keys = |count| Metadata::described(&key_descriptor("signing", Key::User).repeat(count)).provider();
    assert!(with_keys(8).is_some());
    assert!(with_keys(9).is_none());
}
