//! The public root of the test environment is pinned in production.

use shared::provider::bankid::evidence::{Environment, Refusal, Trust};

#[test]
fn is_refused() {
    let root = include_str!("../fixtures/bankid/test_root_ca.pem");
    assert!(Trust::from_pem(Environment::Test, root).is_ok());
    assert_eq!(
        Trust::from_pem(Environment::Production, root).unwrap_err(),
        Refusal::Root
    );
}
