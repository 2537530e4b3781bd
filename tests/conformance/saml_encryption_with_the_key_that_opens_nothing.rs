//! The wrapped key does not open, and the content is encrypted with the key that stands in for it.

use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};
use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    // The entropy that the plan judges with. In life nobody else knows it.
    let mut key = vec![0; 32];
    ChaCha20Rng::from_seed([7; 32]).fill_bytes(&mut key);
    let plan = Plan::good().encrypting(|encryption| {
        (encryption.flip_key, encryption.content_key) = (Some(100), Some(key));
    });
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
