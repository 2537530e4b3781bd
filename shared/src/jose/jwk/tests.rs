use super::{KeyError, PublicKey};
use crate::jose::{
    Algorithm, JwkSet, SigningKey,
    algorithm::{ALL, ES256, ES384, PS256, RS256, SWEDISH_PROFILE},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A public key on P-256.
fn ec(seed: u8) -> Value {
    let mut jwk: Value = serde_json::from_str(&SigningKey::from_entropy([seed; 32]).unwrap().to_private_jwk()).unwrap();
    jwk.as_object_mut().unwrap().remove("d");
    jwk
}

/// The RSA key of RFC 7638, 3.1.
fn rsa() -> Value {
    json!({"kty": "RSA", "e": "AQAB", "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_\
        BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgd\
        AZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"})
}

fn number(bytes: &[u8]) -> Value {
    URL_SAFE_NO_PAD.encode(bytes).into()
}

/// An odd modulus of this many bits.
fn modulus(bits: usize) -> Vec<u8> {
    let mut bytes = vec![0xff; bits.div_ceil(8)];
    bytes[0] = 0xff >> (bytes.len() * 8 - bits);
    bytes
}

fn read(jwk: &Value) -> Result<PublicKey, KeyError> {
    PublicKey::from_jwk(jwk, &ALL)
}

fn with(mut jwk: Value, member: &str, value: Value) -> Value {
    jwk[member] = value;
    jwk
}

#[test]
fn the_thumbprint_of_rfc_7638_stands_in_for_a_missing_id() {
    assert_eq!(
        read(&rsa()).unwrap().kid(),
        "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
    );
    assert_eq!(
        read(&with(rsa(), "kid", json!("2011-04-29"))).unwrap().kid(),
        "2011-04-29"
    );
}

#[test]
fn keys_of_every_curve_are_read_and_written_again() {
    let p384 = json!({"kty": "EC", "crv": "P-384",
        "x": "qofKIr6LBTeOscce8yCtdG4dO2KLp5uYWfdB4IJUKjhVAvJdv1UpbDpUXjhydgq3",
        "y": "NhfeSpYmLG9dnpi_kpLcKfj0Hb0omhR86doxE7XwuMAKYLHOHX6BnXpDHXyQ6g5f"});
    let p521 = json!({"kty": "EC", "crv": "P-521",
        "x": "AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt",
        "y": "AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1"});
    for (jwk, algorithms) in [(ec(3), 1), (p384, 1), (p521, 1), (rsa(), 6)] {
        let key = read(&jwk).unwrap();
        assert_eq!(key.algorithms.len(), algorithms);
        let again = read(&key.to_jwk()).unwrap();
        assert_eq!((again.material, again.kid), (key.material, key.kid));
    }
}

#[test]
fn an_algorithm_is_bound_to_the_key() {
    let only = |jwk: &Value, algorithms: &[&'static Algorithm]| PublicKey::from_jwk(jwk, algorithms).map(|_| ());
    assert_eq!(only(&ec(3), &[&ES256]), Ok(()));
    assert_eq!(only(&ec(3), &[&ES384, &RS256]), Err(KeyError::Algorithm));
    assert_eq!(only(&rsa(), &[&ES256]), Err(KeyError::Algorithm));
    assert_eq!(
        only(&with(rsa(), "alg", json!("PS256")), &SWEDISH_PROFILE),
        Err(KeyError::Algorithm)
    );
    let narrowed = PublicKey::from_jwk(&with(rsa(), "alg", json!("RS256")), &[&RS256, &PS256]).unwrap();
    assert!(narrowed.algorithm("RS256").is_some() && narrowed.algorithm("PS256").is_none());
    for wrong in ["ES384", "HS256", "none", "es256", ""] {
        assert_eq!(
            only(&with(ec(3), "alg", json!(wrong)), &ALL),
            Err(KeyError::Algorithm),
            "{wrong}"
        );
    }
}

#[test]
fn refuses_a_private_key() {
    for member in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] {
        assert_eq!(
            read(&with(rsa(), member, json!("AQ"))).unwrap_err(),
            KeyError::Private,
            "{member}"
        );
    }
    assert_eq!(read(&with(ec(3), "d", json!("AQ"))).unwrap_err(), KeyError::Private);
}

#[test]
fn refuses_a_key_for_something_else() {
    assert!(read(&with(ec(3), "use", json!("sig"))).is_ok());
    assert_eq!(read(&with(ec(3), "use", json!("enc"))).unwrap_err(), KeyError::Use);
    assert!(read(&with(ec(3), "key_ops", json!(["verify"]))).is_ok());
    for other in [
        json!([]),
        json!(["encrypt"]),
        json!(["sign"]),
        json!(["verify", "verify"]),
    ] {
        assert_eq!(read(&with(ec(3), "key_ops", other)).unwrap_err(), KeyError::Use);
    }
}

#[test]
fn refuses_other_curves_lengths_and_points_off_the_curve() {
    let good = ec(3);
    for (member, value, error) in [
        ("kty", json!("oct"), KeyError::Algorithm),
        ("crv", json!("P-192"), KeyError::Algorithm),
        ("crv", json!("secp256k1"), KeyError::Algorithm),
        ("crv", json!("P-384"), KeyError::Malformed),
        ("x", json!("AAAA"), KeyError::Malformed),
        ("x", number(&[0; 32]), KeyError::Malformed),
        ("y", good["x"].clone(), KeyError::Malformed),
        ("y", Value::Null, KeyError::Malformed),
        (
            "y",
            json!(format!("{}=", good["y"].as_str().unwrap())),
            KeyError::Malformed,
        ),
        ("kid", json!(1), KeyError::Malformed),
        ("kid", json!(""), KeyError::Malformed),
    ] {
        let bad = with(good.clone(), member, value);
        assert_eq!(read(&bad).unwrap_err(), error, "{member}");
    }
    assert_eq!(read(&json!(["EC"])).unwrap_err(), KeyError::Malformed);
}

#[test]
fn refuses_rsa_keys_out_of_range() {
    for bits in [2048, 3072, 4096, 8192] {
        assert!(read(&with(rsa(), "n", number(&modulus(bits)))).is_ok(), "{bits}");
    }
    for bits in [1024, 2040, 2047, 8193, 16_384] {
        assert_eq!(
            read(&with(rsa(), "n", number(&modulus(bits)))).unwrap_err(),
            KeyError::Malformed,
            "{bits}"
        );
    }
    let mut even = modulus(2048);
    even[255] = 0xfe;
    let padded = [vec![0], modulus(2048)].concat();
    for wrong in [even, padded, vec![]] {
        assert_eq!(
            read(&with(rsa(), "n", number(&wrong))).unwrap_err(),
            KeyError::Malformed
        );
    }
    assert!(read(&with(rsa(), "e", number(&[0xff, 0xff, 0xff, 0xff]))).is_ok());
    for wrong in [
        &[][..],
        &[1],
        &[3],
        &[1, 0, 0],
        &[0, 1, 0, 1],
        &[1, 0, 0, 0, 1],
        &[0xff, 0xff],
    ] {
        assert_eq!(
            read(&with(rsa(), "e", number(wrong))).unwrap_err(),
            KeyError::Malformed,
            "{wrong:?}"
        );
    }
}

#[test]
fn a_set_finds_by_id_and_guesses_only_where_there_is_one() {
    let (one, other) = (read(&ec(3)).unwrap(), read(&ec(4)).unwrap());
    let single = JwkSet::new(vec![one.clone()]).unwrap();
    let both = JwkSet::new(vec![one.clone(), other.clone()]).unwrap();
    assert!(single.find(None, "ES256").is_some() && both.find(None, "ES256").is_none());
    assert_eq!(both.find(Some(other.kid()), "ES256").unwrap().kid(), other.kid());
    assert!(single.find(Some(other.kid()), "ES256").is_none());
    assert_eq!(JwkSet::new(vec![]).unwrap_err(), KeyError::Empty);
    assert_eq!(JwkSet::new(vec![one.clone(), one]).unwrap_err(), KeyError::Duplicate);
}

/// RFC 7517, 4.5: alternatives may share an id.
#[test]
fn one_id_may_stand_for_a_key_of_each_algorithm() {
    let set = |keys: &[Value]| JwkSet::parse(json!({"keys": keys}).to_string().as_bytes(), &SWEDISH_PROFILE);
    let named = |jwk: Value| with(jwk, "kid", json!("k"));
    let for_algorithm = |alg: &str| with(named(rsa()), "alg", json!(alg));
    let mixed = set(&[named(ec(3)), for_algorithm("RS256"), for_algorithm("RS384")]).unwrap();
    for alg in ["ES256", "RS256", "RS384"] {
        assert!(mixed.find(Some("k"), alg).unwrap().algorithm(alg).is_some(), "{alg}");
    }
    assert!(mixed.find(Some("k"), "RS512").unwrap().algorithm("RS512").is_none());
    assert!(mixed.find(None, "ES256").is_none());
    for twice in [
        [for_algorithm("RS256"), for_algorithm("RS256")],
        [named(rsa()), for_algorithm("RS256")],
        [named(ec(3)), named(ec(4))],
    ] {
        assert_eq!(set(&twice).unwrap_err(), KeyError::Duplicate);
    }
}

#[test]
fn a_set_passes_over_what_it_does_not_know() {
    let set = |keys: &[Value]| JwkSet::parse(json!({"keys": keys}).to_string().as_bytes(), &SWEDISH_PROFILE);
    let strange = [
        json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}),
        with(ec(5), "use", json!("enc")),
        with(rsa(), "n", number(&modulus(1024))),
        json!({"kty": "new"}),
        json!(7),
    ];
    let known = set(&[&strange[..], &[ec(3), rsa()]].concat()).unwrap();
    assert!(known.find(Some(read(&rsa()).unwrap().kid()), "RS256").is_some());
    assert!(known.find(Some(read(&ec(5)).unwrap().kid()), "ES256").is_none());
    assert_eq!(set(&strange).unwrap_err(), KeyError::Empty);
    assert_eq!(set(&[ec(3), ec(3)]).unwrap_err(), KeyError::Duplicate);
    assert_eq!(
        set(&[ec(3), with(ec(4), "d", json!("AQ"))]).unwrap_err(),
        KeyError::Private
    );
    assert_eq!(set(&vec![ec(3); 65]).unwrap_err(), KeyError::TooLarge);
    assert_eq!(
        JwkSet::parse(&vec![b' '; 200_000], &ALL).unwrap_err(),
        KeyError::TooLarge
    );
    assert_eq!(
        JwkSet::parse(br#"{"keys":[],"keys":[]}"#, &ALL).unwrap_err(),
        KeyError::Malformed
    );
}
