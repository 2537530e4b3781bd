//! The point is that of the browser's certificate; the curve that is named is another.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let info = Signer::P256.key_value().replace("1.2.840.10045.3.1.7", "1.3.132.0.34");
    let plan = Plan::held(&info, &Signer::P256.certificate());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
