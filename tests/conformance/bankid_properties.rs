//! What holds whatever the bytes are.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::{Made, Plan};
use proptest::{prelude::*, sample::Index};
use shared::{
    provider::bankid::evidence::Refusal,
    x509::{Certificate, ocsp},
    xml::{Limits, Unverified},
};
use std::sync::LazyLock;

static PLAN: LazyLock<Plan> = LazyLock::new(Plan::good);
static DOCUMENT: LazyLock<String> = LazyLock::new(|| PLAN.document.make(&PLAN));
static MADE: LazyLock<Made> = LazyLock::new(|| PLAN.make());

/// The bytes of the document that are signed: `SignedInfo`, and what it refers to.
fn signed_places() -> Vec<usize> {
    let parts = [
        ("<SignedInfo ", "</SignedInfo>"),
        ("<KeyInfo ", "</KeyInfo>"),
        ("<bankIdSignedData ", "</bankIdSignedData>"),
    ];
    let ranges = parts.map(|(open, close)| {
        let begin = DOCUMENT.find(open).unwrap();
        begin..DOCUMENT.find(close).unwrap() + close.len()
    });
    ranges.into_iter().flatten().collect()
}

/// Replaces one byte, and leaves the document alone where that is white space for white space inside a tag: there the
/// canonical form is the same, and so is what is read.
fn replaced(place: usize, byte: u8) -> Option<Vec<u8>> {
    let mut bytes = DOCUMENT.as_bytes().to_vec();
    let blank = |byte: u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    if bytes[place] == byte || (blank(bytes[place]) && blank(byte)) {
        return None;
    }
    bytes[place] = byte;
    Some(bytes)
}

/// The OCSP response is made for the changed document, so that only the XML signature stands in the way.
fn judge_document(document: &[u8]) -> Result<(), Refusal> {
    let signature = STANDARD.encode(document);
    let ocsp_response = STANDARD.encode(PLAN.ocsp.make(&PLAN, &signature));
    PLAN.judge_made(Made {
        signature,
        ocsp_response,
        ..MADE.clone()
    })
    .map(|_| ())
}

/// Every place once, with one other byte; all other bytes are left to chance, below.
#[test]
fn a_flipped_bit_in_the_signed_part_is_refused() {
    for place in signed_places().into_iter().step_by(7) {
        let Some(changed) = replaced(place, DOCUMENT.as_bytes()[place] ^ 1) else {
            continue;
        };
        assert!(judge_document(&changed).is_err(), "place {place}");
    }
}

/// Every place of the OCSP response, signed or not.
#[test]
fn a_flipped_bit_anywhere_in_the_ocsp_response_is_refused() {
    let good = STANDARD.decode(&MADE.ocsp_response).unwrap();
    for place in 0..good.len() {
        let mut der = good.clone();
        der[place] ^= 1;
        let made = Made {
            ocsp_response: STANDARD.encode(der),
            ..MADE.clone()
        };
        assert!(PLAN.judge_made(made).is_err(), "place {place}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_byte_in_the_signed_part_is_refused(place: Index, byte: u8) {
        let places = signed_places();
        let Some(changed) = replaced(*place.get(&places), byte) else { return Ok(()) };
        prop_assert!(judge_document(&changed).is_err());
    }

    #[test]
    fn a_missing_byte_in_the_signed_part_is_refused(place: Index) {
        let mut bytes = DOCUMENT.as_bytes().to_vec();
        bytes.remove(*place.get(&signed_places()));
        prop_assert!(judge_document(&bytes).is_err());
    }

    #[test]
    fn an_added_byte_in_the_signed_part_is_refused(place: Index, byte in prop::sample::select(b"<>&\"'=/!-a0]\xc3".to_vec())) {
        let mut bytes = DOCUMENT.as_bytes().to_vec();
        // Before the first byte of a part is outside of it.
        let places = signed_places();
        let inside: Vec<_> = places.iter().copied().filter(|place| places.contains(&(place - 1))).collect();
        bytes.insert(*place.get(&inside), byte);
        prop_assert!(judge_document(&bytes).is_err());
    }

    #[test]
    fn another_byte_anywhere_in_the_ocsp_response_is_refused(place: Index, byte: u8) {
        let mut der = STANDARD.decode(&MADE.ocsp_response).unwrap();
        let place = place.index(der.len());
        prop_assume!(der[place] != byte);
        der[place] = byte;
        let made = Made { ocsp_response: STANDARD.encode(der), ..MADE.clone() };
        prop_assert!(PLAN.judge_made(made).is_err());
    }

    #[test]
    fn another_character_in_the_signature_text_is_refused(place: Index, character in "[A-Za-z0-9+/=\n]") {
        let place = place.index(MADE.signature.len());
        let mut signature = MADE.signature.clone();
        signature.replace_range(place..place + 1, &character);
        prop_assume!(signature != MADE.signature);
        let made = Made { signature, ..MADE.clone() };
        prop_assert!(PLAN.judge_made(made).is_err());
    }

    #[test]
    fn no_bytes_make_it_panic(signature: Vec<u8>, ocsp: Vec<u8>) {
        let made = Made { signature: STANDARD.encode(&signature), ocsp_response: STANDARD.encode(&ocsp), ..MADE.clone() };
        prop_assert!(PLAN.judge_made(made).is_err());
        let _ = Unverified::parse(&signature, &Limits::MESSAGE).is_ok();
        let _ = ocsp::Unverified::parse(&ocsp).is_ok();
        let _ = Certificate::from_der(signature).is_ok();
    }

    #[test]
    fn no_text_like_xml_makes_it_panic(text in "(<[a-c/!?]|[a-c]=|\"|'|>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|&#?x?|;|xmlns(:a)?=|\\?xml |[ -~é\u{feff}]){0,60}") {
        let _ = Unverified::parse(text.as_bytes(), &Limits::MESSAGE).is_ok();
    }
}
