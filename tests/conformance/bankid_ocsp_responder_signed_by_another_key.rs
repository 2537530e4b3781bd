//! The responder's certificate names the Customer CA, which did not sign it.

use evidence::{Key, Plan};
use shared::{
    provider::bankid::evidence::Refusal,
    x509::{self, ocsp},
};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.responder.signed_by = Key::Other;
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Ocsp(ocsp::Refusal::Responder(x509::Refusal::Path))
    );
}
