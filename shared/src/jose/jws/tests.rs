use super::{JwsError, Typ, UnverifiedJws};
use crate::jose::{
    JwkSet, PublicKey, SigningKey,
    algorithm::{ALL, ES256, RS256, SWEDISH_PROFILE},
    sign,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const JWT: Typ<'_> = Typ::OneOfOrAbsent(&["JWT"]);

fn key() -> SigningKey {
    SigningKey::from_entropy([3; 32]).unwrap()
}

fn keys() -> JwkSet {
    JwkSet::new(vec![key().public().clone()]).unwrap()
}

fn verify(token: &str) -> Result<Value, JwsError> {
    UnverifiedJws::parse(token)?.verify(&keys(), JWT)?.read()
}

fn good() -> String {
    sign(&key(), "JWT", &json!({"sub": "a"})).unwrap()
}

fn with_header(header: &str) -> String {
    let token = good();
    let rest = token.split_once('.').unwrap().1;
    format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header))
}

/// A token with this header that `key` has signed.
fn signed(header: &Value, payload: &str) -> String {
    use p256::ecdsa::{Signature, signature::Signer};
    let text = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header.to_string()),
        URL_SAFE_NO_PAD.encode(payload)
    );
    let signature: Signature = p256::ecdsa::SigningKey::from_slice(&[3; 32])
        .unwrap()
        .sign(text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

#[test]
fn verifies_what_was_signed() {
    assert_eq!(verify(&good()).unwrap(), json!({"sub": "a"}));
}

#[test]
fn verifies_the_examples_of_rfc_7515() {
    for (jwk, token) in [
        (
            json!({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}),
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEh\
            U3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
        ),
        (
            json!({"kty":"RSA", "e":"AQAB", "n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4\
                d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2Ca\
                pHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"}),
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hi\
            UPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BA\
            ynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPq\
            vhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw",
        ),
    ] {
        let keys = JwkSet::new(vec![PublicKey::from_jwk(&jwk, &[&ES256, &RS256]).unwrap()]).unwrap();
        let payload: Value = UnverifiedJws::parse(token)
            .unwrap()
            .verify(&keys, JWT)
            .unwrap()
            .read()
            .unwrap();
        assert_eq!(payload["iss"], "joe");
    }
}

#[test]
fn verifies_the_example_of_rfc_7520_with_p_521() {
    let jwk = json!({"kty":"EC","kid":"bilbo.baggins@hobbiton.example","use":"sig","crv":"P-521",
        "x":"AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt",
        "y":"AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1"});
    let token = "eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9.SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbm\
        cgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG\
        1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4.AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3mtPBu_u_sDDyYjnAMDx\
        XPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2";
    let keys = JwkSet::new(vec![PublicKey::from_jwk(&jwk, &SWEDISH_PROFILE).unwrap()]).unwrap();
    assert!(UnverifiedJws::parse(token).unwrap().verify(&keys, JWT).is_ok());
}

#[test]
fn refuses_other_algorithms_extensions_types_and_keys() {
    for (header, error) in [
        (json!({"alg": "none"}), JwsError::Algorithm),
        (json!({"alg": "HS256"}), JwsError::Algorithm),
        (json!({"alg": "RS256"}), JwsError::Algorithm),
        (json!({"alg": "ES384"}), JwsError::Algorithm),
        (json!({"alg": "es256"}), JwsError::Algorithm),
        (
            json!({"alg": "ES256", "crit": ["b64"], "b64": false}),
            JwsError::Critical,
        ),
        (json!({"alg": "ES256", "crit": []}), JwsError::Critical),
        (json!({"alg": "ES256", "crit": null}), JwsError::Critical),
        (json!({"alg": "ES256", "b64": true}), JwsError::Critical),
        (json!({"alg": "ES256", "typ": "at+jwt"}), JwsError::Type),
        (json!({"alg": "ES256", "typ": "jwt"}), JwsError::Type),
        (json!({"alg": "ES256", "typ": "application/JWT"}), JwsError::Type),
        (json!({"alg": "ES256", "kid": "another"}), JwsError::UnknownKey),
    ] {
        assert_eq!(verify(&signed(&header, "{}")), Err(error), "{header}");
    }
}

#[test]
fn a_type_may_be_demanded() {
    let own = Typ::OneOf(&["secevent+jwt"]);
    let judge = |header: &Value| {
        UnverifiedJws::parse(&signed(header, "{}"))?
            .verify(&keys(), own)
            .map(|_| ())
    };
    assert_eq!(judge(&json!({"alg": "ES256", "typ": "secevent+jwt"})), Ok(()));
    assert_eq!(judge(&json!({"alg": "ES256", "typ": "JWT"})), Err(JwsError::Type));
    assert_eq!(judge(&json!({"alg": "ES256"})), Err(JwsError::Type));
}

#[test]
fn keys_in_the_header_are_never_used() {
    let own = SigningKey::from_entropy([9; 32]).unwrap();
    let jwk = own.public().to_jwk();
    let header = json!({"alg": "ES256", "jwk": jwk, "jku": "https://evil.example/", "x5u": "https://evil.example/", "x5c": ["AA=="]});
    assert!(verify(&signed(&header, "{}")).is_ok(), "they are passed over");
    let foreign = JwkSet::new(vec![own.public().clone()]).unwrap();
    assert!(
        UnverifiedJws::parse(&signed(&header, "{}"))
            .unwrap()
            .verify(&foreign, JWT)
            .is_err()
    );
}

#[test]
fn a_symmetric_algorithm_with_the_public_key_as_secret_is_refused() {
    use hmac::{Hmac, KeyInit, Mac};
    let public = key().public().point().to_vec();
    let text = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256"}"#),
        URL_SAFE_NO_PAD.encode("{}")
    );
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&public).unwrap();
    mac.update(text.as_bytes());
    let token = format!("{text}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()));
    assert_eq!(verify(&token), Err(JwsError::Algorithm));
}

#[test]
fn refuses_a_changed_payload_and_malformed_text() {
    let token = good();
    let (before, after) = (r#"{"sub":"a"}"#, r#"{"sub":"b"}"#);
    let changed = token.replace(&URL_SAFE_NO_PAD.encode(before), &URL_SAFE_NO_PAD.encode(after));
    assert_eq!(verify(&changed), Err(JwsError::Signature));
    for malformed in [
        "",
        ".",
        "..",
        "a.b",
        "a.b.c.d",
        &token.replace('.', " "),
        &format!("{token}.{token}"),
    ] {
        assert_eq!(verify(malformed), Err(JwsError::Malformed), "{malformed}");
    }
    assert_eq!(verify(&"a".repeat(20_000)), Err(JwsError::TooLong));
}

#[test]
fn base64_has_one_spelling() {
    let token = good();
    for malformed in [
        format!("{token}="),
        format!("{token}\n"),
        format!(" {token}"),
        token.replace('_', "/").replace('-', "+") + "+",
    ] {
        assert_eq!(verify(&malformed), Err(JwsError::Malformed), "{malformed}");
    }
    // 64 bytes end in a character of which only two bits count; the other four must be zero.
    let last = token.chars().last().unwrap();
    assert!("AQgw".contains(last));
    let next = char::from(u8::try_from(last).unwrap() + 1);
    let trailing_bits = format!("{}{next}", &token[..token.len() - 1]);
    assert_eq!(verify(&trailing_bits), Err(JwsError::Malformed));
}

#[test]
fn refuses_members_that_stand_twice() {
    assert_eq!(
        verify(&with_header(r#"{"alg":"none","alg":"ES256"}"#)),
        Err(JwsError::Malformed)
    );
    assert_eq!(
        verify(&with_header(r#"{"alg":"ES256","x":1,"x":2}"#)),
        Err(JwsError::Malformed)
    );
    assert_eq!(
        verify(&with_header(r#"["ES256",null,null,null]"#)),
        Err(JwsError::Malformed)
    );
    let header = json!({"alg": "ES256"});
    assert_eq!(
        verify(&signed(&header, r#"{"sub":"a","sub":"b"}"#)),
        Err(JwsError::Payload)
    );
    assert_eq!(verify(&signed(&header, r#""text""#)), Err(JwsError::Payload));
}

#[test]
fn a_signature_is_as_long_as_it_must_be() {
    let token = good();
    let (text, signature) = token.rsplit_once('.').unwrap();
    let bytes = URL_SAFE_NO_PAD.decode(signature).unwrap();
    for wrong in [
        vec![],
        bytes[..63].to_vec(),
        [&bytes[..], &[0]].concat(),
        [vec![0; 32], bytes[..32].to_vec()].concat(),
        vec![0; 64],
    ] {
        let token = format!("{text}.{}", URL_SAFE_NO_PAD.encode(wrong));
        assert_eq!(verify(&token), Err(JwsError::Signature));
    }
}

#[test]
fn every_algorithm_has_its_own_name() {
    let names: std::collections::BTreeSet<_> = ALL.iter().map(|algorithm| algorithm.name()).collect();
    assert_eq!(names.len(), 9);
}
