//! What to tell a person while a login goes on. A message has no words here; `frontend::text` has them in every language.

use serde::{Deserialize, Serialize};

/// What a person is told while waiting. The words are the provider's own where it prescribes them.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Message {
    /// BankID's RFA1: start the app on the other device.
    BankIdStartApp,
    /// BankID's RFA9: type the security code.
    BankIdEnterCode,
    /// BankID's RFA13: the app is being started on this device.
    BankIdStartingApp,
    /// BankID's RFA15A: looking for a BankID on this computer.
    BankIdSearchingComputer,
    /// BankID's RFA15B: looking for a BankID on this mobile device.
    BankIdSearchingMobile,
    /// BankID's RFA21: something goes on that we know no better words for.
    BankIdInProgress,
    /// BankID's RFA23: photograph and read the identity document.
    BankIdReadDocument,
    /// BankID's RFA24: face recognition in the app.
    BankIdScanFace,
    /// BankID's RFA25: choose in the app how to confirm.
    BankIdChooseConfirmation,
    /// The app has the order; the person must confirm a call (BankID has no text for `userCallConfirm`).
    BankIdConfirmCall,
    /// The app is done; the person must come back by the way that the app offers.
    BankIdReturn,
}

impl Message {
    /// Every message, for tests that each has words.
    pub const ALL: [Message; 11] = [
        Message::BankIdStartApp,
        Message::BankIdEnterCode,
        Message::BankIdStartingApp,
        Message::BankIdSearchingComputer,
        Message::BankIdSearchingMobile,
        Message::BankIdInProgress,
        Message::BankIdReadDocument,
        Message::BankIdScanFace,
        Message::BankIdChooseConfirmation,
        Message::BankIdConfirmCall,
        Message::BankIdReturn,
    ];
}
