//! The responder's certificate is from the bank's CA, not from the Customer CA.

use evidence::{Key, Plan};
use shared::{
    provider::bankid::evidence::Refusal,
    x509::{self, ocsp},
};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    (plan.responder.issuer, plan.responder.signed_by) = (plan.bank_ca.subject.clone(), Key::BankCa);
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Ocsp(ocsp::Refusal::Responder(x509::Refusal::Path))
    );
}
