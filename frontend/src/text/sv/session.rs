//! The words about a session, in Swedish.

use crate::text::session::SessionText;

/// The words.
pub const SESSION: SessionText = SessionText {
    living: "Du är inloggad",
    lead: |name, method| format!("{name}, med {method}."),
    since: |since, level| match level {
        Some(level) => format!("Du loggade in klockan {since}. Tillitsnivå: {level}."),
        None => format!("Du loggade in klockan {since}."),
    },
    until: |until| format!("Andra tjänster i samma grupp släpper in dig utan ny inloggning till {until}."),
    services: "Tjänster som du har gått till härifrån",
    end: "Logga ut",
    end_lead: "När du loggar ut släpps du inte längre in utan ny inloggning, och vi säger till de tjänster som kan ta emot det.",
    asked: "Vill du logga ut?",
    none: "Du är inte inloggad här",
    none_lead: "Ingen tjänst släpper in dig från den här webbläsaren utan att du loggar in.",
    ended: "Du är utloggad",
    ended_lead: "Delar du datorn med andra? Stäng webbläsaren också.",
    untold: "De här tjänsterna vet inte om att du har loggat ut. Logga ut i dem också:",
    on: "Tillbaka till tjänsten",
    employment: |service| format!("Vilken anställning gäller det i {service}?"),
    employment_lead: "Du har flera anställningar. Tjänsten får veta vilken du väljer.",
    commission: |service| format!("Vilket medarbetaruppdrag gäller det i {service}?"),
    commission_lead: "Du har flera uppdrag eller anställningar. Tjänsten får veta vilket du väljer.",
    resumed_as: |name| format!("Du är inloggad som {name} sedan tidigare."),
    not_me: "Det är inte jag – logga in på nytt",
};
