//! Swedish. Klarspråk: "du", active verbs, short sentences.

#[cfg(feature = "ssr")]
mod guide;
mod message;
mod reason;
#[cfg(feature = "ssr")]
mod session;

use super::{Text, either, lowest, numbers};
#[cfg(feature = "ssr")]
pub(super) use guide::GUIDE;
#[cfg(feature = "ssr")]
pub(super) use session::SESSION;
use shared::{
    api::{Obstacle, Required},
    loa::Demand,
};

/// Everything that the pages say, in Swedish.
pub(super) const TEXT: Text = Text {
    accessibility_statement: "Tillgänglighet",
    announce_minute: "En minut kvar.",
    announce_minute_more: "En minut kvar. Välj Mer tid om du behöver längre tid.",
    announce_twenty_seconds: "20 sekunder kvar.",
    choose_another_way: "Eller välj ett annat sätt",
    guide: "Så skaffar du e-legitimation",
    guide_find: "Jag vet inte vilken jag har",
    more_languages: "Fler språk",
    private_allowed: "Din arbetsgivare tillåter privat e-legitimation för den här tjänsten.",
    private_with_consent: "Din arbetsgivare tillåter privat e-legitimation för den här tjänsten, om du själv vill.",
    remember: "Kom ihåg mitt val på den här enheten",
    announce_beginning: |time| format!("Du har {time} på dig."),
    continue_with: |method| format!("Fortsätt med {method}"),
    call_warning: "Har någon ringt och bett dig logga in? Avbryt då.",
    cancel: "Avbryt",
    choose_another: "Välj ett annat sätt",
    change_method: "Byt inloggningssätt",
    close: "Stäng",
    code: "Kod",
    code_renewed: "En ny kod är på väg …",
    connection_trouble: "Vi får ingen kontakt med inloggningen just nu. Vi försöker igen.",
    connected: "Fortsätt i appen",
    done: "Du är inloggad",
    enlarge: "Visa större",
    enlarge_window: "Visa koden större i en ny flik",
    go_on: "Fortsätt",
    help: "Behöver du hjälp?",
    home_how: "Öppna den e-tjänst som du ska använda och välj att logga in där. Då kommer du hit och får välja e-legitimation.",
    home_title: "Inloggning till e-tjänster",
    home_what: "Här loggar du som arbetar i offentlig sektor in med e-legitimation.",
    in_service: "E-legitimation i tjänsten",
    language: "Språk",
    more_time: "Mer tid",
    nothing_offered: "Just nu går det inte att logga in i den här tjänsten med någon e-legitimation.",
    private: "Privat e-legitimation",
    reference: "Ref",
    return_here: "När du är klar öppnar appen den här sidan igen av sig själv.",
    return_opens: "Appen öppnar den här sidan igen, i den webbläsare som enheten brukar öppna länkar i.",
    return_otherwise: "Kom du hit på ett annat sätt? Då kan vi inte se att det var du som var i appen. Börja om, eller använd en annan enhet.",
    search: "Sök e-legitimation, utfärdare eller arbetsgivare",
    search_all: "Visa alla",
    search_button: "Sök",
    search_nothing: "Prova ett annat eller kortare ord. Du kan också visa alla, eller svara på tre frågor så föreslår vi en.",
    scan_help: "Svårt att skanna koden?",
    scan_help_size: "Visa koden större. Har du zoomat in sidan så att en del av koden hamnar utanför? Zooma ut igen.",
    scan_help_distance: "Håll mobilen stående, ungefär 40 centimeter från skärmen.",
    scan_help_screen_reader: "Använder du skärmläsare med skärmridå? Stäng av ridån så att koden syns.",
    session: "Är jag inloggad?",
    skip_to_content: "Hoppa till innehållet",
    test_environment: "Testmiljö. Logga bara in med testidentiteter.",
    test_title: "Test",
    start_again: "Börja om",
    starts: "Börja här",
    time_left: "Tid kvar",
    try_again: "Försök igen",
    use_other_device: "Använd en annan enhet",
    opening: "Öppnas …",
    back_to: |service| format!("Tillbaka till {service}"),
    continue_to: |service| format!("Fortsätt till {service}"),
    found: |found, all| match found {
        0 => "Ingen träff.".to_owned(),
        found => format!("Visar {found} av {all}."),
    },
    log_in_to: |service| format!("Logga in i {service}"),
    log_in_with: |method| format!("Logga in med {method}"),
    message: message::message,
    not_usable: |count| format!("Går inte att använda här ({count})"),
    obstacle,
    open_app: |method| format!("Starta {method}-appen"),
    open_here: |method| format!("Öppna {method} på den här enheten"),
    open_app_help: |method| {
        format!("Händer inget? Kontrollera att {method}-appen finns på den här enheten, eller använd en annan enhet.")
    },
    qr_name: |method| format!("QR-kod att skanna med {method}-appen"),
    reason: reason::reason,
    remedy,
    required,
    scan_steps: |method| {
        [
            format!("Öppna {method}-appen i mobilen."),
            "Tryck på ikonen för QR-kod.".to_owned(),
            "Rikta kameran mot koden.".to_owned(),
        ]
    },
    sent_to: |service| format!("Du skickas nu till {service}."),
    show_more: |count| format!("Visa fler ({count})"),
    time,
    use_instead: |methods| format!("Använd {} i stället.", either(methods, "eller")),
    you_log_in_to: |service| format!("Du loggar in i {service}."),
};

/// The level that is required: first in words, then the number.
fn required(required: &Required) -> String {
    match required {
        Required::Demand(demand) => self::demand(*demand),
        Required::Only(levels) => {
            let levels = numbers(levels, "eller");
            format!("Tjänsten godtar den här gången bara vissa sätt att logga in (tillitsnivå {levels}).")
        }
    }
}

fn demand(demand: Demand) -> String {
    let is = if demand.accepts_uncertified() {
        "motsvarande tillitsnivå"
    } else {
        "tillitsnivå"
    };
    match demand.number() {
        None => "Välj hur du vill logga in.".to_owned(),
        Some(level @ ..=2) => format!("Tjänsten kräver inloggning med e-legitimation ({is} {level})."),
        Some(level @ 3) => format!("Tjänsten kräver säker inloggning ({is} {level})."),
        Some(level) => format!("Tjänsten kräver mycket säker inloggning (tillitsnivå {level})."),
    }
}

/// Why a method cannot be used.
fn obstacle(obstacle: Obstacle, required: &Required) -> String {
    match (obstacle, lowest(required)) {
        (Obstacle::LevelTooLow, Some(level)) => format!("Når inte tillitsnivå {level}, som tjänsten kräver."),
        (Obstacle::LevelTooLow, None) => "Når inte den nivå som tjänsten kräver.".to_owned(),
        (Obstacle::LevelNotAccepted, _) => "Har inte någon av de tillitsnivåer som tjänsten godtar.".to_owned(),
        (Obstacle::PrivateNotAllowed, _) => {
            "Din arbetsgivare tillåter inte privat e-legitimation för den här tjänsten.".to_owned()
        }
        (Obstacle::NotAgreed, _) => {
            "Får inte användas här, enligt tjänstens avtal eller utfärdarens villkor.".to_owned()
        }
        (Obstacle::NotConnected, _) => "Saknar ännu anslutning till den här inloggningen.".to_owned(),
        (Obstacle::IdentityNotAvailable, _) => "Lämnar inte de uppgifter om dig som tjänsten behöver.".to_owned(),
    }
}

/// What the person can do about it.
fn remedy(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::LevelTooLow | Obstacle::LevelNotAccepted => {
            "Välj ett annat sätt, eller fråga din arbetsgivare om en e-legitimation på rätt nivå."
        }
        Obstacle::PrivateNotAllowed => "Använd den e-legitimation som du har fått av din arbetsgivare.",
        Obstacle::NotAgreed | Obstacle::NotConnected => "Välj ett annat sätt att logga in.",
        Obstacle::IdentityNotAvailable => "Välj ett annat sätt, eller kontakta supporten.",
    }
}

/// A length of time in minutes and seconds.
fn time(seconds: u16) -> String {
    let minutes = match seconds / 60 {
        0 => String::new(),
        1 => "1 minut ".to_owned(),
        minutes => format!("{minutes} minuter "),
    };
    match seconds % 60 {
        1 => format!("{minutes}1 sekund"),
        seconds => format!("{minutes}{seconds} sekunder"),
    }
}
