//! The person's certificate is signed with SHA-1.

use evidence::{Hash, Plan};
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.hash = Hash::Sha1;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Path));
}
