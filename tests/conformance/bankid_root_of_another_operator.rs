//! Another root of the same name is pinned.

use evidence::{Certificate, Key, Plan};
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.root = Certificate {
        key: Key::Other,
        signed_by: Key::Other,
        ..plan.root
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Path));
}
