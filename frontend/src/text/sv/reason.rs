//! The words of every failure, in Swedish. `what` is BankID's recommended text, word for word, where it has one.

use crate::text::ReasonText;
use shared::reason::Reason;

/// The words of a failure.
#[expect(
    clippy::too_many_lines,
    reason = "one exhaustive table; splitting it would need a way out of the match"
)]
pub(super) fn reason(reason: Reason) -> ReasonText {
    match reason {
        Reason::AttributesUnavailable => ReasonText {
            title: "Vi får inte fram var du är anställd",
            what: "Det system som vet var du arbetar svarar inte just nu.",
            next: "Försök igen om en stund. Kontakta supporten om det inte hjälper.",
        },
        Reason::BankIdAlreadyInProgress => ReasonText {
            title: "En annan inloggning pågick",
            what: "En identifiering eller underskrift pågår redan för ditt personnummer. Försök igen.",
            next: "Har du inte själv startat en annan inloggning? Avbryt, och kontakta din bank.",
        },
        // Our own words: BankID recommends none.
        Reason::BankIdAppTooOld => ReasonText {
            title: "Din BankID-app är för gammal",
            what: "Den version av BankID-appen som du har kan inte användas för att logga in här.",
            next: "Uppdatera appen och försök igen.",
        },
        Reason::BankIdCancelled => ReasonText {
            title: "Inloggningen avbröts",
            what: "Åtgärden avbröts. Försök igen.",
            next: "Starta bara en inloggning i taget.",
        },
        Reason::BankIdCertificate => ReasonText {
            title: "Ditt BankID går inte att använda",
            what: "Ditt BankID är för gammalt eller spärrat. Använd ett annat BankID eller skaffa ett nytt hos din \
                   bank.",
            next: "Du kan också välja ett annat sätt att logga in.",
        },
        Reason::BankIdDocumentFailed => ReasonText {
            title: "Id-handlingen kunde inte kontrolleras",
            what: "Kontrollen av din ID-handling misslyckades. Försök igen.",
            next: "Se till att bilden blir skarp, och håll handlingen stilla mot mobilen.",
        },
        Reason::BankIdExpired => ReasonText {
            title: "Det tog för lång tid",
            what: "BankID-appen svarar inte. Kontrollera att den är startad och att du har internetanslutning. \
                   Försök sedan igen.",
            next: "Hjälper det inte? Välj ett annat sätt att logga in.",
        },
        Reason::BankIdFaceFailed => ReasonText {
            title: "Ansiktet kändes inte igen",
            what: "Ansiktsigenkänningen misslyckades. Försök igen.",
            next: "Se till att ansiktet är väl belyst och syns helt.",
        },
        Reason::BankIdFailed => ReasonText {
            title: "Inloggningen misslyckades",
            what: "Något gick fel. Försök igen.",
            next: "Händer det igen? Välj ett annat sätt att logga in.",
        },
        Reason::BankIdMultiple => ReasonText {
            title: "För många BankID på enheten",
            what: "Du har flera BankID på din enhet. Du behöver radera alla utom ett BankID för att kunna slutföra \
                   identifieringen. Det gör du under Meny - Inställningar i din BankID-app.",
            next: "Försök igen när du bara har ett BankID kvar.",
        },
        Reason::BankIdNoApp => ReasonText {
            title: "Ingen BankID-app svarade",
            what: "Du verkar inte ha BankID-appen/programmet. Installera den och skaffa ett BankID hos din bank.",
            next: "Har du BankID på en annan enhet? Använd den i stället.",
        },
        Reason::BankIdNoNfc => ReasonText {
            title: "Enheten kan inte läsa id-handlingar",
            what: "Din enhet saknar den läsare som behövs för att kontrollera ID-handlingar.",
            next: "Använd en mobil som har en sådan läsare (NFC), eller välj ett annat sätt att logga in.",
        },
        Reason::BankIdNotScanned => ReasonText {
            title: "Tiden för QR-koden är slut",
            what: "Misslyckades att läsa av QR-koden. Starta BankID-appen och läs av QR-koden.",
            next: "Du får en ny kod när du försöker igen.",
        },
        // Our own words: BankID recommends none.
        Reason::BankIdRisk => ReasonText {
            title: "BankID stoppade inloggningen",
            what: "BankID bedömde att inloggningen kunde vara osäker. Du är inte inloggad.",
            next: "Har någon bett dig logga in? Avbryt då. Annars kan du välja ett annat sätt att logga in.",
        },
        Reason::BankIdStepUpFailed => ReasonText {
            title: "Din identitet blev inte bekräftad",
            what: "Bekräftelsen av din identitet misslyckades. Försök igen.",
            next: "Följ stegen i BankID-appen ända till slutet.",
        },
        Reason::BankIdUnavailable => ReasonText {
            title: "BankID svarar inte just nu",
            what: "Något gick fel. Försök igen.",
            next: "Felet ligger inte hos dig. Är det kvar efter en stund? Välj ett annat sätt att logga in.",
        },
        Reason::BankIdUserCancelled => ReasonText {
            title: "Inloggningen avbröts i appen",
            what: "Åtgärden avbröts.",
            next: "Du kan försöka igen eller välja ett annat sätt att logga in.",
        },
        Reason::Cancelled => ReasonText {
            title: "Inloggningen är avbruten",
            what: "Du är inte inloggad.",
            next: "Gå tillbaka till e-tjänsten om du vill logga in på nytt.",
        },
        Reason::EvidenceRefused => ReasonText {
            title: "Vi kunde inte bekräfta vem du är",
            what: "Svaret från din e-legitimation gick inte att godkänna. Du är inte inloggad.",
            next: "Kontakta supporten och uppge koden och referensen som står här nedanför.",
        },
        Reason::ForeignRequest => ReasonText {
            title: "Begäran kom från en annan webbplats",
            what: "För din säkerhet tog vi inte emot den.",
            next: "Gå tillbaka till e-tjänsten och börja om därifrån.",
        },
        Reason::IdentityMissing => ReasonText {
            title: "Vi saknar en uppgift om dig",
            what: "Tjänsten behöver en uppgift om din anställning, till exempel ditt HSA-id, och vi hittar den inte.",
            next: "Be din chef eller supporten se till att uppgiften finns i katalogen.",
        },
        Reason::LevelTooLow => ReasonText {
            title: "Inloggningen når inte rätt nivå",
            what: "Din e-legitimation visade inte den tillitsnivå som tjänsten kräver.",
            next: "Välj ett annat sätt att logga in.",
        },
        Reason::LoginAnswered => ReasonText {
            title: "Inloggningen är redan klar",
            what: "E-tjänsten har fått veta att du är inloggad. Du behöver inte göra något mer här.",
            next: "Gå till e-tjänsten. Är du inte inloggad där? Logga in därifrån en gång till.",
        },
        Reason::LoginExpired => ReasonText {
            title: "Tiden för inloggningen är slut",
            what: "Inloggningen tog för lång tid eller är redan avslutad.",
            next: "Gå tillbaka till e-tjänsten och logga in därifrån.",
        },
        Reason::LoginNotFound => ReasonText {
            title: "Vi hittar inte din inloggning",
            what: "Den kan redan vara klar, ha blivit för gammal eller ha startats i en annan webbläsare. Det kan också bero på att \
                   kakor är avstängda i webbläsaren.",
            next: "Öppna e-tjänsten. Är du inte inloggad där? Logga in därifrån, i samma webbläsare hela vägen. Öppnade en app den här \
                   sidan? Öppna då e-tjänsten i just den här webbläsaren.",
        },
        Reason::MalformedRequest => ReasonText {
            title: "Vi kunde inte läsa begäran",
            what: "Adressen eller formuläret är ofullständigt eller har ändrats på vägen.",
            next: "Gå tillbaka till e-tjänsten och börja om därifrån.",
        },
        Reason::MayNotEnter => ReasonText {
            title: "Du har inte behörighet till tjänsten",
            what: "Du är inloggad, men ingen av dina anställningar ger tillträde till den här tjänsten.",
            next: "Fråga din chef om du borde ha tillgång. Supporten kan se varför.",
        },
        Reason::MethodNotAllowed => ReasonText {
            title: "Det sättet går inte att använda här",
            what: "Tjänsten tillåter inte det sätt att logga in som du valde.",
            next: "Välj ett annat sätt att logga in.",
        },
        Reason::NotEmployed => ReasonText {
            title: "Vi hittar ingen anställning",
            what: "Tjänsten är till för anställda, och vi hittar ingen anställning på ditt personnummer.",
            next: "Är du nyanställd kan det ta några dagar. Fråga annars din chef eller supporten.",
        },
        Reason::NotFound => ReasonText {
            title: "Sidan finns inte",
            what: "Länken kan vara gammal eller felskriven.",
            next: "Gå till e-tjänsten som du ska använda och välj att logga in där.",
        },
        Reason::RedirectUnknown => ReasonText {
            title: "E-tjänsten är inte rätt inställd",
            what: "E-tjänsten skickade dig hit med en adress som den inte har anmält. Felet ligger inte hos dig.",
            next: "Kontakta supporten och uppge koden och referensen som står här nedanför.",
        },
        Reason::ReturnMismatch => ReasonText {
            title: "Du kom inte tillbaka från appen på rätt sätt",
            what: "Appen öppnade inte den här sidan i tid, eller så var dess länk från ett tidigare försök. Därför är du inte inloggad.",
            next: "Försök igen, och vänta tills appen öppnar webbläsaren av sig själv. Öppnar den en annan webbläsare? Börja då om därifrån, \
                   eller använd en annan enhet.",
        },
        Reason::ServiceUnknown => ReasonText {
            title: "Vi känner inte till e-tjänsten",
            what: "E-tjänsten som skickade dig hit är inte ansluten till den här inloggningen. Felet ligger inte hos \
                   dig.",
            next: "Kontakta supporten och uppge koden och referensen som står här nedanför.",
        },
        Reason::Unavailable => ReasonText {
            title: "Inloggningen fungerar inte just nu",
            what: "Ett fel hos oss gör att du inte kan logga in.",
            next: "Försök igen om en stund. Kontakta supporten om felet är kvar.",
        },
    }
}
