//! The Response declares a namespace of 200 kB, which 1,900 elements use: 380 MB in canonical form.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let long = format!("<saml2p:Response xmlns:a=\"urn:{}\" ", "n".repeat(200 * 1024));
    let changed = made.replacen("<saml2p:Response ", &long, 1);
    let changed = changed.replacen(
        "</saml2p:Response>",
        &format!("{}</saml2p:Response>", "<a:b/>".repeat(1900)),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Namespaces)
    );
}
