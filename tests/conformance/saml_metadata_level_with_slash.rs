//! The level that the identity provider may assert has a slash at its end in the metadata.

use evidence::saml::{LOA3, Metadata, Plan, Signer, key_descriptor_of};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let judged = |level: &str| {
        let mut metadata = Metadata::described(&key_descriptor_of("signing", &Signer::Idp.certificate()));
        let entity = metadata.entities.pop().unwrap();
        metadata.entities.push(entity.replace(&format!("  {LOA3}\n"), level));
        let idp = metadata.provider().unwrap();
        let plan = Plan::good().expecting(|expecting| expecting.idp = idp);
        plan.judge().map(|_| ())
    };
    assert_eq!(judged(&format!(" {LOA3} ")), Ok(()));
    assert_eq!(judged(&format!(" {LOA3}/ ")), Err(Refusal::LevelNotCertified));
}
