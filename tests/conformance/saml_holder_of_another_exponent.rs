//! The modulus is that of the browser's certificate; the exponent is another.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let info = Signer::Idp.key_value();
    assert!(info.contains(">AQAB<"));
    let plan = Plan::held(&info.replace(">AQAB<", ">Aw==<"), &Signer::Idp.certificate());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
