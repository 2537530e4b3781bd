//! The Response has an element that the schema has not.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response("<saml2p:Status>", "<saml2p:Artifact></saml2p:Artifact><saml2p:Status>");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
