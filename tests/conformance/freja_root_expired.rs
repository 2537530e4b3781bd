//! The root ran out.

use evidence::Freja;
use shared::{provider::freja::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.root.validity = ["20200101000000Z", "20260101000000Z"];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Time));
}
