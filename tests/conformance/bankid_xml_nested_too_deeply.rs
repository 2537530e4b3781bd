//! Elements are nested a thousand deep.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let document = plan.document.make(&plan);
    let changed = document.replacen(
        "<Object>",
        &format!("<Object>{}{}", "<a>".repeat(1000), "</a>".repeat(1000)),
        1,
    );
    assert_ne!(document, changed);
    assert_eq!(
        plan.judge_made(plan.around(&changed)).unwrap_err(),
        Refusal::Xml(xml::Refusal::Depth)
    );
}
