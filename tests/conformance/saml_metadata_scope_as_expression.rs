//! The scope that covers an organisation is written as a regular expression.

use evidence::saml::{Metadata, Plan, Signer, key_descriptor_of};
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let judged = |is_expression: bool| {
        let mut metadata = Metadata::described(&key_descriptor_of("signing", &Signer::Idp.certificate()));
        let entity = metadata.entities.pop().unwrap();
        let stated = format!("regexp=\"{is_expression}\">2021006883<");
        metadata
            .entities
            .push(entity.replace("regexp=\"false\">2021006883<", &stated));
        let idp = metadata.provider().unwrap();
        let plan = Plan::employed("anna@2021006883").expecting(|expecting| expecting.idp = idp);
        plan.judge().map(|_| ())
    };
    assert_eq!(judged(false), Ok(()));
    assert_eq!(judged(true), Err(Refusal::AttributeMissing(Attribute::OrgAffiliation)));
}
