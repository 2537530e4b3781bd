//! Our own enveloped signatures.

use super::{Digest, XMLDSIG, algorithm::signature_uri, enveloped, writer::Writer};
use crate::crypto::{Entropy, KeyError, SigningKey};
use base64::{Engine, engine::general_purpose::STANDARD};

/// The signature over an element in exclusive canonical form, which has this identifier. It goes into the element, where the element's
/// schema has it; nothing else of the element may change.
pub fn enveloped_signature(canonical: &str, id: &str, key: &SigningKey, entropy: Entropy) -> Result<String, KeyError> {
    let digest = STANDARD.encode(Digest::Sha256.of(canonical.as_bytes()));
    let reference = ["#", id].concat();
    let info = |attributes: &[(&str, &str)]| {
        let mut writer = Writer::default();
        let algorithm = |uri| [("Algorithm", uri)];
        writer
            .open("ds:SignedInfo", attributes)
            .leaf("ds:CanonicalizationMethod", &algorithm(enveloped::EXCLUSIVE), "")
            .leaf("ds:SignatureMethod", &algorithm(signature_uri(key.algorithm())), "")
            .open("ds:Reference", &[("URI", &reference)])
            .open("ds:Transforms", &[])
            .leaf("ds:Transform", &algorithm(enveloped::ENVELOPED), "")
            .leaf("ds:Transform", &algorithm(enveloped::EXCLUSIVE), "")
            .close()
            .leaf("ds:DigestMethod", &algorithm(Digest::Sha256.uri()), "")
            .leaf("ds:DigestValue", &[], &digest);
        writer.finish()
    };
    // By itself it declares its prefix; in its place the element around it has done so.
    let namespace = [("xmlns:ds", XMLDSIG)];
    let value = key.sign(info(&namespace).as_bytes(), entropy)?;
    let mut writer = Writer::default();
    writer
        .open("ds:Signature", &namespace)
        .write(&info(&[]))
        .leaf("ds:SignatureValue", &[], &STANDARD.encode(value));
    Ok(writer.finish())
}
