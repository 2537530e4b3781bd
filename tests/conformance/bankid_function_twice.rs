//! There are two `clientInfo`.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.more = "<clientInfo><funcId>Identification</funcId></clientInfo>";
    assert_eq!(plan.judge().unwrap_err(), Refusal::SignedData);
}
