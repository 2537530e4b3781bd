//! BankID's evidence: any signed document with a good OCSP response, and any OCSP response with a good document.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::{Made, PERSON, Plan};
use std::sync::LazyLock;

static PLAN: LazyLock<Plan> = LazyLock::new(Plan::good);
static GOOD: LazyLock<Made> = LazyLock::new(|| PLAN.make());

/// Nobody is logged in but the person whose key has signed.
pub fn run(data: &[u8]) {
    let answered = Made {
        ocsp_response: STANDARD.encode(data),
        ..GOOD.clone()
    };
    let signed = std::str::from_utf8(data).ok().map(|document| PLAN.around(document));
    for made in signed.into_iter().chain([answered]) {
        if let Ok(evidence) = PLAN.judge_made(made) {
            assert_eq!(evidence.personnummer().reveal(), PERSON);
        }
    }
}
