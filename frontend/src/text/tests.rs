use super::{either, of};
use shared::{
    api::{Obstacle, Required},
    language::Language,
    loa::Demand,
    message::Message,
    reason::Reason,
};
use std::collections::BTreeSet;

const OBSTACLES: [Obstacle; 6] = [
    Obstacle::LevelTooLow,
    Obstacle::LevelNotAccepted,
    Obstacle::PrivateNotAllowed,
    Obstacle::NotAgreed,
    Obstacle::NotConnected,
    Obstacle::IdentityNotAvailable,
];

/// A text that may stand on a page: not empty, no space at its ends, none doubled, no exclamation.
fn is_well_made(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains("  ") && !text.contains('!')
}

#[test]
fn every_fixed_text_is_well_made_and_translated() {
    // "Test" is the same word in both.
    let same = ["test_title", "reference"];
    for ((name, sv), (_, en)) in of(Language::Sv).fixed().into_iter().zip(of(Language::En).fixed()) {
        assert!(is_well_made(sv) && is_well_made(en), "{name}: {sv:?} {en:?}");
        assert_eq!(sv == en, same.contains(&name), "{name}: {sv:?} {en:?}");
    }
}

#[test]
fn every_reason_has_words_of_its_own_in_every_language() {
    for language in Language::ALL {
        let mut titles = BTreeSet::new();
        for &reason in Reason::ALL {
            let text = (of(language).reason)(reason);
            for part in [text.title, text.what, text.next] {
                assert!(is_well_made(part), "{language:?} {reason:?}: {part:?}");
            }
            assert!(
                !text.title.ends_with('.') && text.what.ends_with('.') && text.next.ends_with('.'),
                "{reason:?}"
            );
            assert!(
                titles.insert(text.title),
                "{language:?} {reason:?}: {:?} stands twice",
                text.title
            );
        }
    }
}

#[test]
fn no_reason_is_left_untranslated() {
    for &reason in Reason::ALL {
        let (sv, en) = ((of(Language::Sv).reason)(reason), (of(Language::En).reason)(reason));
        assert!(
            sv.title != en.title && sv.what != en.what && sv.next != en.next,
            "{reason:?}"
        );
    }
}

#[test]
fn every_message_has_words_of_its_own_in_every_language() {
    let mut all = BTreeSet::new();
    for language in Language::ALL {
        for message in Message::ALL {
            let text = (of(language).message)(message);
            assert!(is_well_made(text), "{language:?} {message:?}: {text:?}");
            assert!(all.insert(text), "{language:?} {message:?}: {text:?} stands twice");
        }
    }
}

#[test]
fn every_required_level_and_obstacle_has_words_and_names_its_level() {
    for language in Language::ALL {
        let text = of(language);
        for demand in Demand::all() {
            let required = Required::Demand(demand);
            let words = (text.required)(&required);
            assert!(is_well_made(&words));
            assert!(
                demand.number().is_none_or(|level| words.contains(&level.to_string())),
                "{words}"
            );
            for obstacle in OBSTACLES {
                assert!(is_well_made(&(text.obstacle)(obstacle, &required)));
                assert!(is_well_made((text.remedy)(obstacle)));
            }
        }
        assert!((text.obstacle)(Obstacle::LevelTooLow, &Required::Demand(Demand::LOA3)).contains('3'));
        let only = Required::Only(vec![3, 4]);
        assert!((text.obstacle)(Obstacle::LevelTooLow, &only).contains('3'));
        let words = (text.required)(&only);
        assert!(is_well_made(&words) && words.contains('3') && words.contains('4'));
    }
}

#[test]
fn the_link_to_the_app_is_called_what_bankid_recommends() {
    assert_eq!((of(Language::Sv).open_app)("BankID"), "Starta BankID-appen", "RFA18");
    assert_eq!((of(Language::En).open_app)("BankID"), "Start the BankID app", "RFA18");
}

#[test]
fn time_is_told_in_minutes_and_seconds() {
    let time = |language, seconds| (of(language).time)(seconds);
    assert_eq!(time(Language::Sv, 180), "3 minuter 0 sekunder");
    assert_eq!(time(Language::Sv, 61), "1 minut 1 sekund");
    assert_eq!(time(Language::Sv, 59), "59 sekunder");
    assert_eq!(time(Language::En, 62), "1 minute 2 seconds");
}

#[test]
fn names_are_listed_as_people_list_them() {
    assert_eq!(either(&["SITHS"], "eller"), "SITHS");
    assert_eq!(either(&["SITHS", "BankID"], "eller"), "SITHS eller BankID");
    assert_eq!(
        either(&["SITHS", "Freja", "BankID"], "eller"),
        "SITHS, Freja eller BankID"
    );
}

/// What follows from a state or an end of a BankID order.
enum Says {
    Message(Message),
    Reason(Reason),
}

/// BankID's recommended words, each with its name in BankID's list: in Swedish and, where BankID has published that, in English.
const RECOMMENDED: [(&str, Says, &str, Option<&str>); 23] = [
    (
        "RFA1",
        Says::Message(Message::BankIdStartApp),
        "Starta BankID-appen.",
        Some("Start your BankID app."),
    ),
    (
        "RFA3",
        Says::Reason(Reason::BankIdCancelled),
        "Åtgärden avbröts. Försök igen.",
        Some("The action was cancelled. Please try again."),
    ),
    (
        "RFA4",
        Says::Reason(Reason::BankIdAlreadyInProgress),
        "En identifiering eller underskrift pågår redan för ditt personnummer. Försök igen.",
        Some(
            "An identification or signature is already in progress for your personal identity number. Please try again.",
        ),
    ),
    (
        "RFA5",
        Says::Reason(Reason::BankIdUnavailable),
        "Något gick fel. Försök igen.",
        Some("Something went wrong. Please try again."),
    ),
    (
        "RFA6",
        Says::Reason(Reason::BankIdUserCancelled),
        "Åtgärden avbröts.",
        Some("The action was cancelled."),
    ),
    (
        "RFA8",
        Says::Reason(Reason::BankIdExpired),
        "BankID-appen svarar inte. Kontrollera att den är startad och att du har internetanslutning. Försök sedan igen.",
        Some(
            "The BankID app is not responding. Please check that it's started and that you have internet access. Try again.",
        ),
    ),
    (
        "RFA9",
        Says::Message(Message::BankIdEnterCode),
        "Skriv in din säkerhetskod i BankID-appen och välj Identifiera eller Skriv under.",
        Some("Enter your security code in the BankID app and select Identify or Sign."),
    ),
    (
        "RFA13",
        Says::Message(Message::BankIdStartingApp),
        "Försöker starta BankID-appen.",
        Some("Trying to start your BankID app."),
    ),
    (
        "RFA15A",
        Says::Message(Message::BankIdSearchingComputer),
        "Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här datorn. Om du har ett BankID på kort, sätt in kortet i kortläsaren.",
        Some(
            "Searching for BankID. Make sure you have a valid BankID on this computer. If you have a BankID on card, please insert the card into your card reader.",
        ),
    ),
    (
        "RFA15B",
        Says::Message(Message::BankIdSearchingMobile),
        "Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här enheten.",
        Some("Searching for BankID. Make sure you have a valid BankID on this device."),
    ),
    (
        "RFA16",
        Says::Reason(Reason::BankIdCertificate),
        "Ditt BankID är för gammalt eller spärrat. Använd ett annat BankID eller skaffa ett nytt hos din bank.",
        Some("Your BankID is blocked or too old. Please use another BankID or get a new one from your bank."),
    ),
    (
        "RFA17A",
        Says::Reason(Reason::BankIdNoApp),
        "Du verkar inte ha BankID-appen/programmet. Installera den och skaffa ett BankID hos din bank.",
        Some("You don't seem to have the BankID app/program. Please install it and get a BankID from your bank."),
    ),
    (
        "RFA17B",
        Says::Reason(Reason::BankIdNotScanned),
        "Misslyckades att läsa av QR-koden. Starta BankID-appen och läs av QR-koden.",
        Some("Failed to scan the QR code. Start the BankID app and scan the QR code."),
    ),
    (
        "RFA21",
        Says::Message(Message::BankIdInProgress),
        "En identifiering eller underskrift pågår.",
        Some("An identification or signing is in progress."),
    ),
    (
        "RFA22",
        Says::Reason(Reason::BankIdFailed),
        "Något gick fel. Försök igen.",
        Some("Something went wrong. Please try again."),
    ),
    (
        "RFA23",
        Says::Message(Message::BankIdReadDocument),
        "Fotografera och läs av din ID-handling med BankID-appen.",
        Some("Take a photo of, and scan, your ID document with the BankID app."),
    ),
    (
        "RFA24",
        Says::Message(Message::BankIdScanFace),
        "Gör en ansiktsigenkänning i BankID-appen.",
        None,
    ),
    (
        "RFA25",
        Says::Message(Message::BankIdChooseConfirmation),
        "Välj hur du vill bekräfta din identitet i BankID-appen.",
        None,
    ),
    (
        "RFA26",
        Says::Reason(Reason::BankIdDocumentFailed),
        "Kontrollen av din ID-handling misslyckades. Försök igen.",
        None,
    ),
    (
        "RFA27",
        Says::Reason(Reason::BankIdFaceFailed),
        "Ansiktsigenkänningen misslyckades. Försök igen.",
        None,
    ),
    (
        "RFA28",
        Says::Reason(Reason::BankIdNoNfc),
        "Din enhet saknar den läsare som behövs för att kontrollera ID-handlingar.",
        None,
    ),
    (
        "RFA29",
        Says::Reason(Reason::BankIdMultiple),
        "Du har flera BankID på din enhet. Du behöver radera alla utom ett BankID för att kunna slutföra identifieringen. Det gör du under Meny - Inställningar i din BankID-app.",
        None,
    ),
    (
        "RFA30",
        Says::Reason(Reason::BankIdStepUpFailed),
        "Bekräftelsen av din identitet misslyckades. Försök igen.",
        None,
    ),
];

#[test]
fn bankids_recommended_words_stand_as_bankid_gives_them() {
    for (name, says, swedish, english) in RECOMMENDED {
        let said = |language| match says {
            Says::Message(message) => (of(language).message)(message),
            Says::Reason(reason) => (of(language).reason)(reason).what,
        };
        assert_eq!(said(Language::Sv), swedish, "{name}");
        assert_eq!(said(Language::En), english.unwrap_or(said(Language::En)), "{name}");
    }
}
