//! What kind of installation this is.

use serde::{Deserialize, Serialize};

/// A test installation says so on every page and takes test e-services and test certificates; a production installation refuses them.
/// Nothing of one is accepted in the other.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Real persons, real e-services.
    Production,
    /// For trying out.
    Test,
}

impl Environment {
    /// Reads `production` or `test`; anything else is refused.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "production" => Some(Environment::Production),
            "test" => Some(Environment::Test),
            _ => None,
        }
    }
}
