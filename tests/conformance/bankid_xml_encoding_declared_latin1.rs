//! The declaration says another encoding than UTF-8.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let document = plan.document.make(&plan);
    let changed = document.replacen("UTF-8", "ISO-8859-1", 1);
    assert_ne!(document, changed);
    assert_eq!(
        plan.judge_made(plan.around(&changed)).unwrap_err(),
        Refusal::Xml(xml::Refusal::Encoding)
    );
}
