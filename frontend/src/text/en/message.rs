//! What to tell a person while waiting, in English: BankID's recommended texts, word for word, where it has published them.

use shared::message::Message;

/// The words of a message.
pub(super) fn message(message: Message) -> &'static str {
    match message {
        Message::BankIdStartApp => "Start your BankID app.",
        Message::BankIdEnterCode => "Enter your security code in the BankID app and select Identify or Sign.",
        Message::BankIdStartingApp => "Trying to start your BankID app.",
        Message::BankIdSearchingComputer => {
            "Searching for BankID. Make sure you have a valid BankID on this computer. If you have a BankID on card, \
             please insert the card into your card reader."
        }
        Message::BankIdSearchingMobile => "Searching for BankID. Make sure you have a valid BankID on this device.",
        Message::BankIdInProgress => "An identification or signing is in progress.",
        Message::BankIdReadDocument => "Take a photo of, and scan, your ID document with the BankID app.",
        // Our own words, here and for the next: we know of no English text of BankID's for RFA24 and RFA25.
        Message::BankIdScanFace => "Scan your face in the BankID app.",
        Message::BankIdChooseConfirmation => "Choose in the BankID app how you want to confirm your identity.",
        // Our own words: BankID recommends none for this state.
        Message::BankIdConfirmCall => "Read the question about the call in the BankID app and answer it.",
        // BankID has no text for this.
        Message::BankIdReturn => {
            "You are done in the BankID app. The login goes on when the app opens this page again."
        }
    }
}
