//! The algorithm of the response's signature, which stands outside what is signed, is in a `SET` in place of a `SEQUENCE`.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::{Made, Plan};
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let mut response = STANDARD.decode(&made.ocsp_response).unwrap();
    // SEQUENCE { sha256WithRSAEncryption, NULL }: its first place is that of the response, the others are in the certificate.
    let identifier = [
        0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00,
    ];
    let place = response
        .windows(identifier.len())
        .position(|bytes| bytes == identifier)
        .unwrap();
    response[place] = 0x31;
    let ocsp_response = STANDARD.encode(response);
    let judged = plan.judge_made(Made { ocsp_response, ..made });
    assert_eq!(judged.unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Signature));
}
