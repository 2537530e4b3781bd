//! `LOA3_NR`, and a Swedish number.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["loaLevel"] = "LOA3_NR".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::NonResidentWithNumber);
}
