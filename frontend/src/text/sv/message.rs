//! What to tell a person while waiting, in Swedish: BankID's recommended texts, word for word.

use shared::message::Message;

/// The words of a message.
pub(super) fn message(message: Message) -> &'static str {
    match message {
        Message::BankIdStartApp => "Starta BankID-appen.",
        Message::BankIdEnterCode => "Skriv in din säkerhetskod i BankID-appen och välj Identifiera eller Skriv under.",
        Message::BankIdStartingApp => "Försöker starta BankID-appen.",
        Message::BankIdSearchingComputer => {
            "Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här datorn. Om du har ett BankID på \
             kort, sätt in kortet i kortläsaren."
        }
        Message::BankIdSearchingMobile => {
            "Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här enheten."
        }
        Message::BankIdInProgress => "En identifiering eller underskrift pågår.",
        Message::BankIdReadDocument => "Fotografera och läs av din ID-handling med BankID-appen.",
        Message::BankIdScanFace => "Gör en ansiktsigenkänning i BankID-appen.",
        Message::BankIdChooseConfirmation => "Välj hur du vill bekräfta din identitet i BankID-appen.",
        // Our own words: BankID recommends none for this state.
        Message::BankIdConfirmCall => "Läs frågan om samtalet i BankID-appen och svara på den.",
        // BankID has no text for this.
        Message::BankIdReturn => {
            "Du är klar i BankID-appen. Inloggningen fortsätter när appen öppnar den här sidan igen."
        }
    }
}
