//! The configuration.

use shared::{
    environment::Environment,
    portal::{Portal, PortalFile},
};

/// Whatever the file says, it is refused with a remedy or taken.
pub fn run(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = PortalFile::parse(text);
    }
    for environment in [Environment::Production, Environment::Test] {
        if let Ok(file) = serde_json::from_slice::<PortalFile>(data)
            && let Err(refused) = Portal::new(file, environment)
        {
            assert!(!refused.remedy.is_empty());
        }
    }
}
