//! An element has more than thirty-two attributes.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let document = plan.document.make(&plan);
    let changed = document.replacen(
        "<Object>",
        &format!("<Object{}>", (0..33).map(|n| format!(" a{n}=\"\"")).collect::<String>()),
        1,
    );
    assert_ne!(document, changed);
    assert_eq!(
        plan.judge_made(plan.around(&changed)).unwrap_err(),
        Refusal::Xml(xml::Refusal::Count)
    );
}
