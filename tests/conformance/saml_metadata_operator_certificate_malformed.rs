//! One of the operator's certificates is none.

use evidence::saml::Signer;
use shared::{
    environment::Environment,
    saml::{Operator, OperatorError},
};

#[test]
fn is_refused() {
    let refused = Operator::new(Environment::Production, &[&Signer::Idp.certificate(), b"anything"]);
    assert_eq!(refused.unwrap_err(), OperatorError::Key);
}
