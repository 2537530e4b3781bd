//! XML 1.1 has other rules for names and line ends.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let document = plan.document.make(&plan);
    let changed = document.replacen("version=\"1.0\"", "version=\"1.1\"", 1);
    assert_ne!(document, changed);
    assert_eq!(
        plan.judge_made(plan.around(&changed)).unwrap_err(),
        Refusal::Xml(xml::Refusal::Malformed)
    );
}
