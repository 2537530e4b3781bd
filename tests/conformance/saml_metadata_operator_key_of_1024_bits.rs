//! The operator's key is one of RSA with 1,024 bits.

use evidence::saml::Signer;
use shared::{
    environment::Environment,
    saml::{Operator, OperatorError},
};

#[test]
fn is_refused() {
    let refused = Operator::new(Environment::Production, &[&Signer::Short.certificate()]);
    assert_eq!(refused.unwrap_err(), OperatorError::Key);
}
