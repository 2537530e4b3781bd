//! The key that has signed the Response is described in the metadata as one for encryption.

use evidence::saml::{Metadata, Plan, Signer, key_descriptor_of};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let judged = |usage| {
        // Beside it there is a key that signs.
        let descriptors = [
            key_descriptor_of("signing", &Signer::Other.certificate()),
            key_descriptor_of(usage, &Signer::Idp.certificate()),
        ];
        let idp = Metadata::described(&descriptors.concat()).provider().unwrap();
        let plan = Plan::good().expecting(|expecting| expecting.idp = idp);
        plan.judge().map(|_| ())
    };
    assert_eq!(judged("signing"), Ok(()));
    assert_eq!(judged("encryption"), Err(Refusal::Xml(xml::Refusal::Signature)));
}
