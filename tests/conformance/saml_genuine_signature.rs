//! The signature of a genuine Response, made by an identity provider of the Swedish framework in 2018.

use shared::{
    crypto::PublicKey,
    x509::Certificate,
    xml::{Limits, Name, Refusal, Unverified},
};

const RESPONSE: &str = include_str!("../fixtures/sweden-connect/signed_encrypted_response.xml");
const SIGNER: &str = include_str!("../fixtures/sweden-connect/idp_signer.crt");
const OTHER: &str = include_str!("../fixtures/bankid/test_root_ca.pem");
const ROOT: Name = Name {
    namespace: "urn:oasis:names:tc:SAML:2.0:protocol",
    local: "Response",
};

fn key(pem: &str) -> PublicKey {
    PublicKey::from_certificate(Certificate::from_pem(pem).unwrap().first().unwrap().der()).unwrap()
}

fn judge(text: &str, keys: &[PublicKey]) -> Result<(), Refusal> {
    let document = Unverified::parse(text.as_bytes(), &Limits::MESSAGE)?;
    let signed = document.enveloped(ROOT)?.verify(keys)?;
    let root = signed.element(ROOT).unwrap();
    assert!(root.children().all(|child| !child.is(Name::dsig("Signature"))));
    Ok(())
}

#[test]
fn verifies_with_the_key_from_the_metadata_and_no_other() {
    assert_eq!(judge(RESPONSE, &[key(SIGNER)]), Ok(()));
    assert_eq!(judge(RESPONSE, &[key(OTHER), key(SIGNER)]), Ok(()));
    assert_eq!(judge(RESPONSE, &[key(OTHER)]), Err(Refusal::Signature));
    assert_eq!(judge(RESPONSE, &[]), Err(Refusal::Signature));
}

#[test]
fn does_not_verify_when_anything_covered_is_changed() {
    for (old, new, refusal) in [
        ("status:Success", "status:success", Refusal::Digest),
        ("saml2/post/3", "saml2/post/4", Refusal::Digest),
        (" Version=", " Consent=\"x\" Version=", Refusal::Digest),
        ("+8XnezvanId", "+8XnezvanIe", Refusal::Signature),
        ("OIV2lw5j", "OIV2lw5k", Refusal::Signature),
        ("URI=\"#_8", "URI=\"#_9", Refusal::Reference),
    ] {
        let changed = RESPONSE.replacen(old, new, 1);
        assert_ne!(changed, RESPONSE);
        assert_eq!(judge(&changed, &[key(SIGNER)]), Err(refusal), "{old}");
    }
}

#[test]
fn what_is_not_covered_changes_nothing() {
    for (old, new) in [
        ("<saml2p:Status>", "<!-- comment --><saml2p:Status>"),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", ""),
        ("</saml2p:Response>", "</saml2p:Response><!-- after -->"),
    ] {
        let changed = RESPONSE.replacen(old, new, 1);
        assert_ne!(changed, RESPONSE);
        assert_eq!(judge(&changed, &[key(SIGNER)]), Ok(()), "{old}");
    }
}
