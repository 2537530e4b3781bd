//! There are two `clientInfo`.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.more = "<clientInfo><funcId>Identification</funcId></clientInfo>";
    assert_eq!(plan.judge().unwrap_err(), Refusal::SignedData);
}
