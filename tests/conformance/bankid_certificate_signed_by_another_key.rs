//! The person's certificate is not signed by the Customer CA's key.

use evidence::{Key, Plan};
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.signed_by = Key::Other;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Path));
}
