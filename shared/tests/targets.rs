//! The same checks on every target that the crate is for: natively, in a browser (wasm32-unknown-unknown) and as a component would run
//! them (wasm32-wasip2). They go through everything that a target could change: big numbers, ciphers, curves, text.

#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

use shared::{
    api::{Device, Progress},
    id::{ClientId, LoginId, Reference},
    jose::{JwkSet, SigningKey, Typ, UnverifiedJws, sign},
    language::Language,
    loa::{Demand, Loa},
    person::Personnummer,
    provider::bankid::{Begin, Binding, Order, Platform, Start, read_auth},
    seal::{Purpose, SealKey, Sealer},
    secret::SecretKey,
    time::{Span, Timestamp},
};

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Declares a test for every target.
macro_rules! everywhere {
    ($(fn $name:ident() $body:block)+) => {
        $(
            #[cfg_attr(not(all(target_arch = "wasm32", target_os = "unknown")), test)]
            #[cfg_attr(all(target_arch = "wasm32", target_os = "unknown"), wasm_bindgen_test::wasm_bindgen_test)]
            fn $name() $body
        )+
    };
}

const NOW: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);

fn secret() -> SecretKey {
    SecretKey::parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").unwrap()
}

everywhere! {
    fn a_token_is_signed_and_verified() {
        let key = SigningKey::from_entropy([3; 32]).unwrap();
        let token = sign(&key, "JWT", &serde_json::json!({"sub": "å"})).unwrap();
        let keys = JwkSet::new(vec![key.public().clone()]).unwrap();
        let read: serde_json::Value = UnverifiedJws::parse(&token).unwrap().verify(&keys, Typ::OneOf(&["JWT"])).unwrap().read().unwrap();
        assert_eq!(read["sub"], "å");
        let other = JwkSet::new(vec![SigningKey::from_entropy([4; 32]).unwrap().public().clone()]).unwrap();
        assert!(UnverifiedJws::parse(&token).unwrap().verify(&other, Typ::OneOf(&["JWT"])).is_err());
    }

    fn es256_is_deterministic_over_targets() {
        // RFC 6979: the same key and text give the same signature wherever it is made.
        let key = SigningKey::from_entropy([3; 32]).unwrap();
        let token = sign(&key, "JWT", &serde_json::json!({"a": 1})).unwrap();
        assert_eq!(token, sign(&key, "JWT", &serde_json::json!({"a": 1})).unwrap());
        assert_eq!(key.public().kid(), "EzY02lOLYcbnY5z-qyt59-EouE6B2dzqtZugyogVpcM");
    }

    fn what_is_sealed_is_opened_and_nothing_else() {
        let sealer = Sealer::new(&SealKey::new(secret(), None), Purpose::Login, b"");
        let mut sealed = sealer.seal(b"a", &("text", 7_u64), NOW.after(Span::from_minutes(1)), [9; 24]).unwrap();
        let opened: (String, u64) = sealer.open(b"a", &sealed, NOW).unwrap();
        assert_eq!(opened, ("text".to_owned(), 7));
        if let Some(last) = sealed.last_mut() {
            *last ^= 1;
        }
        assert!(sealer.open::<(String, u64)>(b"a", &sealed, NOW).is_err());
    }

    fn a_bankid_order_shows_the_public_vector() {
        let body = r#"{"orderRef":"o","autoStartToken":"a","qrStartToken":"67df3917-fa0d-44e5-b327-edcc928297f8","qrStartSecret":"d28db9a7-4cde-429e-a983-359be676944c"}"#;
        let start = Start { device: Device::Other, platform: Platform::Computer, return_nonce: None, end_user_ip: "192.0.2.7".to_owned(), visible: "Journalen".to_owned() };
        let order = Order::new(read_auth(200, body.as_bytes()).unwrap(), start, NOW);
        let Progress::Pending { qr: Some(qr), .. } = order.progress(NOW.after(Span::from_seconds(2))) else { unreachable!() };
        assert_eq!(qr, "bankid.67df3917-fa0d-44e5-b327-edcc928297f8.2.a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3");
    }

    fn a_request_keeps_its_words() {
        let binding = Binding::new(LoginId::from_entropy([1; 16]), &ClientId::parse("c").unwrap());
        let begin = Begin { end_user_ip: "192.0.2.7", return_url: None, visible: "Åäö", binding: &binding, referring_domain: "d", user_agent: "u", device_identifier: "i" };
        assert!(begin.request().body.reveal().contains("w4XDpMO2"));
    }

    fn identifiers_levels_and_languages_are_exact() {
        assert!(Personnummer::parse("191212121212").is_ok());
        assert!(Personnummer::parse("191212121213").is_err());
        assert_eq!(Loa::from_uri("http://id.elegnamnden.se/loa/1.0/loa3"), Some(Loa::Loa3));
        assert!(!Demand::LOA3.is_satisfied_by(Some(Loa::UncertifiedLoa3)));
        assert_eq!(Language::from_accept_language("de, en;q=0.5, sv;q=0.8"), Some(Language::Sv));
        assert_eq!(Reference::from_entropy([255; 5]).to_string(), "ZZZZ-ZZZZ");
    }
}
