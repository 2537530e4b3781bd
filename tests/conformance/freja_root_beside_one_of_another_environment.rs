//! Signers of the test environment are configured beside those of production.

use evidence::Freja;
use shared::{environment::Environment, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let trust = |environment| Freja::good().trust(environment).unwrap();
    let production = || trust(Environment::Production);
    assert!(production().and(trust(Environment::Production)).is_ok());
    let mixed = production().and(trust(Environment::Test));
    assert_eq!(mixed.unwrap_err(), Refusal::Root);
}
