//! The forged data stands in an `Object` of its own.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, xml};

const FORGED: &str =
    r#"<bankIdSignedData xmlns="http://www.bankid.com/signature/v1.0.0/types" Id="forged"></bankIdSignedData>"#;

#[test]
fn is_refused() {
    let plan = Plan::good();
    let document = plan.document.make(&plan);
    let changed = document.replacen("<Object>", &format!("<Object>{FORGED}</Object><Object>"), 1);
    assert_ne!(document, changed);
    assert_eq!(
        plan.judge_made(plan.around(&changed)).unwrap_err(),
        Refusal::Xml(xml::Refusal::Structure)
    );
}
