//! The assertion is newer than the Response around it by more than the clocks can be apart.

use evidence::saml::Plan;
use shared::saml::Refusal;

fn carried_since(issued: &str) -> Result<(), Refusal> {
    let issued = format!("IssueInstant=\"{issued}\"");
    let plan = Plan::good().response(r#"IssueInstant="2026-01-02T03:04:05.000Z""#, &issued);
    plan.judge().map(|_| ())
}

#[test]
fn is_refused() {
    assert_eq!(carried_since("2026-01-02T03:03:35.000Z"), Ok(()));
    assert_eq!(carried_since("2026-01-02T03:03:34.999Z"), Err(Refusal::AfterResponse));
}
