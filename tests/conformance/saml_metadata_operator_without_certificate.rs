//! An operator without certificate.

use shared::{
    environment::Environment,
    saml::{Operator, OperatorError},
};

#[test]
fn is_refused() {
    let refused = Operator::new(Environment::Production, &[]);
    assert_eq!(refused.unwrap_err(), OperatorError::Key);
}
