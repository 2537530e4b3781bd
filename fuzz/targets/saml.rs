//! SAML Responses: any bytes. None is accepted but those that the identity provider has made, whatever stands around what is signed.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::{PERSON, saml::Plan};

pub fn run(bytes: &[u8]) {
    let form = STANDARD.encode(bytes);
    for plan in [Plan::good(), Plan::inera()] {
        if let Ok(evidence) = plan.expecting.judge(&form) {
            let number = evidence.attributes().personal_identity().map(|number| number.reveal());
            assert_eq!(number, Some(PERSON), "nobody else is logged in");
            assert_eq!(evidence.name_id().reveal(), "pseudonym");
        }
    }
}
