//! Freja's answers, and what Freja may sign.

use evidence::{Freja, REFERENCE};
use shared::{
    id::AuthRef,
    provider::freja::{evidence::UnverifiedEvidence, read_cancel, read_init, read_result},
};

/// The text as an answer, as a signed result, and as the payload of a result with a good signature.
pub fn run(data: &[u8]) {
    let reference = AuthRef::parse(REFERENCE).unwrap();
    for status in [200, 422, 500] {
        let _ = read_init(status, data);
        let _ = read_result(&reference, status, data);
        let _ = read_cancel(status, data);
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = UnverifiedEvidence::new(text.to_owned());
    let mut plan = Freja::good();
    plan.token.claims_text = Some(text.to_owned());
    let _ = plan.judge();
}
