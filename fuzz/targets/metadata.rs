//! A federation's metadata: any bytes. None is accepted but what the operator has made.

use evidence::saml::{IDP, Metadata, NOW, OPERATOR};
use shared::saml::UnverifiedMetadata;
use std::sync::LazyLock;

static GOOD: LazyLock<String> = LazyLock::new(|| Metadata::good().make());

pub fn run(bytes: &[u8]) {
    let verify = |bytes: &[u8]| UnverifiedMetadata::new(bytes.to_vec()).verify(&OPERATOR, NOW);
    if let Ok(federation) = verify(bytes) {
        let good = verify(GOOD.as_bytes()).ok();
        let good = good.as_ref().and_then(|good| good.identity_provider(IDP));
        assert!(federation.identity_providers().all(|idp| Some(idp) == good));
    }
}
