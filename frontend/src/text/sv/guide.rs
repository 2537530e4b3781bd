//! The guide in Swedish.

use crate::text::guide::{Article, GuideText, Section};
use shared::{
    api::{Kind, Released},
    guide::Carrier,
    loa::Loa,
};

/// The words of the guide, in Swedish.
pub(in crate::text) const GUIDE: GuideText = GuideText {
    title: "Så skaffar du e-legitimation",
    lead: "Här ser du olika e-legitimationer, vem som kan få dem och om de går att använda här.",
    find: "Jag vet inte vilken jag har",
    find_lead: "Svara på frågorna så föreslår vi en e-legitimation. Vi sparar inte svaren, men de syns i webbläsarens historik.",
    from_employer: "Vad har du fått av din arbetsgivare?",
    from_employer_answers: [
        "Ett kort med chip",
        "En app i mobilen",
        "Inget av dem, eller jag vet inte",
    ],
    own: "Har du en egen e-legitimation i mobilen, till exempel BankID eller Freja?",
    personal_number: "Har du ett svenskt personnummer?",
    yes: "Ja",
    no: "Nej",
    suggest: "Visa förslag",
    likely: "Det här har du troligen",
    obtainable: "Det här kan du kanske skaffa",
    answer_first: "Svara på minst en fråga",
    answer_first_why: "Vi kan föreslå en e-legitimation när du har svarat på minst en av frågorna här ovanför.",
    unanswered: "Du har inte svarat på den här frågan.",
    nothing_fits_title: "Vi har inget förslag",
    nothing_fits: "Inget av det som finns här passar dina svar. Fråga din arbetsgivare vad du ska använda.",
    back_to_login: "Tillbaka till inloggningen",
    method: "E-legitimation",
    level: "Tillitsnivå",
    needs: "Det här behöver du",
    who: "Vem kan få den",
    how: "Så skaffar du den",
    cost: "Kostnad för dig",
    time: "Hur lång tid det tar",
    contact: "Vid problem",
    issuer: |site| format!("Läs mer på {site}"),
    checked: "Uppgifterna kontrollerades",
    no_facts: "Vi har inga uppgifter om hur du skaffar den här e-legitimationen. Fråga din arbetsgivare.",
    not_connected: "Är inte ansluten till den här inloggningen ännu.",
    not_connected_short: "Inte ansluten här ännu",
    not_known: "Uppgift saknas",
    language: "Språk",
    state: "Status",
    translated: "Alla sidor",
    awaited: "Inte översatt ännu. Sidorna visas på svenska, eller på engelska om din webbläsare är inställd så.",
    awaited_before: "Sidan finns ännu inte på",
    awaited_after: ". Du läser den på svenska.",
    languages: "Språk",
    languages_lead: "Sidorna finns på svenska och engelska. Finska, nordsamiska, meänkieli, romska och jiddisch är förberedda, men visas först när en människa har översatt dem.",
    assessment: "Bedömning av tillgängligheten",
    assessed: |day| format!("Sidorna bedömdes senast {day}."),
    not_assessed: "Den som driver inloggningen har inte angett när sidorna senast bedömdes.",
    report: "Anmäl brister till Digg",
    lost: "Har du tappat den, eller har den slutat gälla?",
    lost_next: |kind| match kind {
        Kind::InService => "Har du tappat den? Säg genast till din arbetsgivare så att den spärras, och be om en ny.",
        Kind::Private => "Har du tappat den? Spärra den genast hos den som har gett ut den, och skaffa sedan en ny.",
    },
    expired_next: "Har den slutat gälla? Skaffa en ny på samma sätt som första gången. Logga in på ett annat sätt så länge.",
    about_all: "Mer om e-legitimationer på elegitimation.se",
    own_statement: "Organisationens egen tillgänglighetsredogörelse",
    services: SERVICES,
    employers: EMPLOYERS,
    accessibility: ACCESSIBILITY,
    level_words,
    carrier,
    kind,
    before: |method| format!("Innan du fortsätter med {method}"),
    consent: |service| {
        format!(
            "Det här är din privata e-legitimation. Du bestämmer själv om du vill använda den i arbetet. Din arbetsgivare kan inte kräva \
             det. Utfärdaren av e-legitimationen får veta att du loggar in i {service}. Vill du inte? Välj ett annat sätt, eller be \
             supporten om hjälp."
        )
    },
    agree: "Ja, jag vill använda den",
    agree_this_device: "Ja, på den här enheten",
    agree_other_device: "Ja, på en annan enhet",
    which_device: |method| format!("Vill du använda {method} på den här enheten eller på en annan enhet?"),
    this_device: "På den här enheten",
    other_device: "På en annan enhet",
    release: |service| format!("Det här får {service} veta"),
    release_lead: "Du ser den här sidan första gången i den här webbläsaren, och när något har ändrats.",
    valid_until: |until| format!("Gå vidare senast klockan {until}. Efter det behöver du logga in igen."),
    released,
};

fn level_words(level: Loa) -> &'static str {
    match level {
        Loa::Loa1 => "Låg (1)",
        Loa::Loa2 | Loa::Loa2NonResident => "Enkel (2)",
        Loa::Loa3 | Loa::Loa3NonResident => "Säker (3)",
        Loa::Loa4 | Loa::Loa4NonResident => "Mycket säker (4)",
        Loa::UncertifiedLoa2 => "Enkel, inte granskad av Digg (motsvarar 2)",
        Loa::UncertifiedLoa3 => "Säker, inte granskad av Digg (motsvarar 3)",
        Loa::EidasLow | Loa::EidasNfLow => "Låg (eIDAS)",
        Loa::EidasSub | Loa::EidasNfSub => "Väsentlig (eIDAS)",
        Loa::EidasHigh | Loa::EidasNfHigh => "Hög (eIDAS)",
        Loa::UncertifiedEidasLow => "Låg (eIDAS), inte granskad",
        Loa::UncertifiedEidasSub => "Väsentlig (eIDAS), inte granskad",
        Loa::UncertifiedEidasHigh => "Hög (eIDAS), inte granskad",
    }
}

fn carrier(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Card => "kort",
        Carrier::App => "app i mobilen",
        Carrier::Computer => "dator",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::InService => "För arbetet",
        Kind::Private => "Privat",
    }
}

fn released(released: Released) -> &'static str {
    match released {
        Released::Name => "Ditt namn",
        Released::PersonalNumber => "Ditt personnummer",
        Released::Pseudonym => "En kod för dig som bara gäller i den här tjänsten",
        Released::Birthdate => "Ditt födelsedatum",
        Released::AuthnProvider => "Vem som har gett ut din e-legitimation",
        Released::Employment => "Var du är anställd",
        Released::HsaId => "Ditt HSA-id, som är ditt nummer i vårdens katalog över anställda",
        Released::Roles => "Dina roller i arbetet",
        Released::Commission => "Ditt medarbetaruppdrag: för vilken vårdenhet, och för vilket ändamål",
        Released::Method => "Vilken e-legitimation du använde",
        Released::Login => "När du loggade in, med vilken tillitsnivå, och ett nummer för just den här inloggningen",
    }
}

const SERVICES: Article = Article {
    title: "För dig som äger en e-tjänst",
    lead: "Så väljer du tillitsnivå, ordnar avtal och ansluter din e-tjänst.",
    sections: &[
        Section {
            heading: "Välj tillitsnivå",
            paragraphs: &[
                "Tillitsnivån säger hur säker du kan vara på vem som loggar in. Utgå från vad som händer om fel person kommer in, inte från vad som är enklast att ansluta.",
            ],
            points: &[
                "Nivå 2: följderna blir begränsade. Inga känsliga uppgifter om personer.",
                "Nivå 3: känsliga personuppgifter, myndighetsutövning eller ekonomiska beslut. Det är den vanliga nivån i offentlig sektor.",
                "Nivå 4: ett fel kan skada liv eller hälsa, eller rikets säkerhet.",
                "En e-legitimation som inte är granskad av Digg kan godtas bara om du själv skriver att den räcker.",
            ],
        },
        Section {
            heading: "Ordna avtal",
            paragraphs: &[
                "Fråga din upphandlare vilka avtal som redan finns. E-legitimationer för privat bruk och för tjänsten kan ha olika avtal och olika pris.",
            ],
            points: &[
                "E-legitimationer som följer med Diggs auktorisationssystem eller förbetalda avtal.",
                "Avtal med utfärdaren eller en återförsäljare, till exempel för BankID.",
                "Anslutning till Sweden Connect, om legitimeringen ska gå den vägen.",
            ],
        },
        Section {
            heading: "Anslut e-tjänsten",
            paragraphs: &[
                "E-tjänsten ansluter till inloggningen med OpenID Connect. Utvecklarna hittar allt i e-tjänstens dokumentation.",
            ],
            points: &[
                "Bestäm vilka uppgifter tjänsten behöver. Be inte om personnummer om namnet räcker.",
                "Bestäm om privat e-legitimation får användas, och om den anställde ska tillfrågas.",
                "Lämna svarsadress och publik nyckel till den som driver inloggningen.",
                "Kör tjänsten mot testmiljön, och prova att fel nivå verkligen nekas.",
                "Gå igenom loggarna tillsammans innan ni öppnar.",
            ],
        },
        Section {
            heading: "Ansluta genom Sweden Connect",
            paragraphs: &["Om e-tjänsten ska ta emot legitimeringar från Sweden Connect behövs det här."],
            points: &[
                "Ett avtal med Digg om anslutning.",
                "Metadata för e-tjänsten med rätt tjänstekategorier och kontaktuppgifter.",
                "Certifikat för signering och kryptering, med plan för byte.",
                "Test mot Sweden Connects testfederation innan produktion.",
            ],
        },
    ],
};

const EMPLOYERS: Article = Article {
    title: "För dig som är arbetsgivare",
    lead: "Vilken e-legitimation ska de anställda ha, och får de använda sin privata?",
    sections: &[
        Section {
            heading: "Så råder vi er att välja",
            paragraphs: &[
                "En e-legitimation i tjänsten säger att personen är anställd hos er och behöver inte bygga på personnummer.",
            ],
            points: &[
                "Den ni redan har: SITHS, Efos eller en egen e-legitimation.",
                "SITHS eller Efos, om organisationen kan anslutas.",
                "Freja Organisations-eID, om de anställda har Freja.",
                "Privat e-legitimation, om ni har bestämt det och den anställde vill.",
            ],
        },
        Section {
            heading: "Privat e-legitimation i arbetet",
            paragraphs: &[
                "En privat e-legitimation är den anställdes egen. Arbetsgivaren kan inte kräva att den används, och behöver ett annat sätt att logga in för den som säger nej eller inte kan få en.",
            ],
            points: &[
                "Bestäm för varje e-tjänst om den är tillåten, tillåten med samtycke eller inte tillåten. Utredningen SOU 2021:62 anser att den får användas bara efter överenskommelse, och när en e-legitimation i tjänsten inte går att använda eller det finns andra goda skäl.",
                "Skriv ned beslutet. Inloggningen visar det för den anställde och antecknar samtycket i loggen.",
                "Personer med skyddade personuppgifter ska alltid ha ett alternativ utan personnummer.",
            ],
        },
        Section {
            heading: "Delade datorer",
            paragraphs: &[
                "På en dator som flera använder kommer inloggningen inte ihåg vilken e-legitimation någon valde. Be den som driver inloggningen att lägga in datorernas nät.",
            ],
            points: &[],
        },
        Section {
            heading: "När någon slutar eller tappar sin e-legitimation",
            paragraphs: &[],
            points: &[
                "Spärra kort och appar samma dag. Utfärdaren eller er korthandläggare gör det.",
                "Berätta var de anställda hittar hjälp kvällar och helger.",
            ],
        },
    ],
};

const ACCESSIBILITY: Article = Article {
    title: "Tillgänglighet",
    lead: "Alla ska kunna logga in. Så tillgängliga är de här sidorna, och så gör du om något inte fungerar.",
    sections: &[
        Section {
            heading: "Hur tillgängliga sidorna är",
            paragraphs: &[
                "Sidorna är byggda för att följa WCAG 2.2 på nivå AA. Varje sida provas automatiskt vid varje ändring: i fyra bredder, i ljust och mörkt läge och med egna färger. De går att använda med bara tangentbord och utan skript. Automatiska prov hittar inte alla brister.",
            ],
            points: &[],
        },
        Section {
            heading: "Det här vet vi kan vara svårt",
            paragraphs: &[],
            points: &[
                "En QR-kod kan vara svår att skanna med nedsatt syn eller darrande händer. Välj då att öppna appen på samma enhet, eller ett annat sätt att logga in.",
                "Utan skript hämtas QR-koden på nytt varje sekund, i en egen ruta, eftersom den måste vara färsk. Resten av sidan hämtas på nytt var tionde sekund, och då flyttas tangentbordets fokus till sidans början.",
                "Utfärdarnas appar och sidor ansvarar de själva för.",
                "Sidorna finns ännu inte på de nationella minoritetsspråken.",
            ],
        },
        Section {
            heading: "Om något inte fungerar",
            paragraphs: &[
                "Hör av dig till supporten som står längst ned på sidan, så hjälper de dig att logga in på ett annat sätt. Myndigheten för digital förvaltning, Digg, har tillsyn över lagen om tillgänglighet till digital offentlig service (2018:1937). Du kan anmäla brister till Digg.",
            ],
            points: &[],
        },
    ],
};
