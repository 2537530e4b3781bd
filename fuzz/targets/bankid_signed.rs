//! BankID's documents that the person's key has signed, whatever stands in them: what comes after the signature.

use evidence::{PERSON, Plan, spliced};
use std::sync::LazyLock;

static DATA: LazyLock<String> = LazyLock::new(|| Plan::good().document.data());

/// The bytes are a change of `bankIdSignedData` before it is signed; see [`spliced`]. Nobody is logged in but the person in the certificate,
/// and only to what this login was about.
pub fn run(data: &[u8]) {
    let mut plan = Plan::good();
    plan.document.instead = Some(spliced(&DATA, data));
    if let Ok(evidence) = plan.judge() {
        assert_eq!(evidence.personnummer().reveal(), PERSON);
    }
}
