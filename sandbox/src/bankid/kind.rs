//! What a BankID is kept on.

use serde::{Deserialize, Serialize};

/// The kinds of BankID. The certificate tells them apart by its policy.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// In the app of a phone or tablet.
    #[default]
    Mobile,
    /// In a file on a computer.
    File,
    /// On a card in a reader.
    Card,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Mobile, Kind::File, Kind::Card];

    /// The policy in certificates of BankID's *test* environment, whose numbers the sandbox shares: no portal that runs as
    /// production accepts them.
    pub const fn policy(self) -> &'static str {
        match self {
            Kind::Mobile => "1.2.3.4.25",
            Kind::File => "1.2.3.4.5",
            Kind::Card => "1.2.3.4.10",
        }
    }

    /// A short code, as in the phone's API.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Mobile => "mobile",
            Kind::File => "file",
            Kind::Card => "card",
        }
    }

    /// The words in the certificate's `name` attribute.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Mobile => "Mobilt BankID",
            Kind::File => "BankID på fil",
            Kind::Card => "BankID på kort",
        }
    }
}
