//! `bankIdSignedData` is not signed.

use shared::{provider::bankid::evidence::Refusal, xml};
use tests::evidence::{Part, Plan};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.references = vec![Part::KeyInfo];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Reference));
}
