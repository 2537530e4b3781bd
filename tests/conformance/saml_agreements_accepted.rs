//! Assertions whose key was agreed on (XML Encryption 1.1, 5.6).

use evidence::saml::{Encryption, Plan, Receiver};

#[test]
fn to_a_key_on_p256() {
    Plan::agreed().judge().unwrap();
}

/// A service provider has a key of each kind, since not every identity provider can agree on one.
#[test]
fn to_one_of_two_kinds_of_keys() {
    let keys = vec![Receiver::Current, Receiver::Agreed];
    let agreed = Plan::agreed().expecting(|expecting| expecting.keys.clone_from(&keys));
    agreed.judge().unwrap();
    let transported = Plan::good().expecting(|expecting| expecting.keys.clone_from(&keys));
    transported.judge().unwrap();
}

#[test]
fn with_every_length_and_mode() {
    for content in Encryption::CONTENTS {
        let plan = Plan::agreed().encrypting(|encryption| encryption.content = content);
        plan.judge().unwrap();
    }
}
