//! What is encrypted is said to be content and not an element.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().response(
        r#"Type="http://www.w3.org/2001/04/xmlenc#Element""#,
        r#"Type="http://www.w3.org/2001/04/xmlenc#Content""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Structure));
}
