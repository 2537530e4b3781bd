//! The e-service's pages, in Swedish as such a service would be.

use serde_json::Value;

/// Claims that have a name in words; what is not here is shown by its own name.
const NAMES: &[(&str, &str)] = &[
    ("name", "Namn"),
    ("given_name", "Förnamn"),
    ("family_name", "Efternamn"),
    ("birthdate", "Födelsedatum"),
    ("acr", "Tillitsnivå"),
    ("amr", "Metod"),
    ("sub", "Id hos den här tjänsten"),
    ("auth_time", "Inloggad vid (sekunder sedan 1970)"),
    ("https://id.oidc.se/claim/personalIdentityNumber", "Personnummer"),
    ("https://id.oidc.se/claim/orgAffiliation", "Anställning"),
    ("https://id.oidc.se/claim/orgName", "Organisation"),
];

/// The front page.
pub(super) fn front(signed_in: bool, issuer: &str) -> String {
    let issuer = escaped(issuer);
    let action = match signed_in {
        true => r#"<p>Du är inloggad.</p><p><a class="button" href="/me">Visa mina uppgifter</a></p>"#,
        false => r#"<p><a class="button" id="login" href="/login">Logga in</a></p>"#,
    };
    page(
        "Kontaktboken",
        &format!(
            "<h1>Kontaktboken</h1><p class=\"lead\">Telefonnummer och adresser till alla som arbetar här.</p>{action}\
             <p class=\"small\">Det här är en e-tjänst på låtsas. Inloggningen sköts av <code>{issuer}</code>.</p>"
        ),
    )
}

/// Who is logged in, by the claims of the verified ID token.
pub(super) fn me(claims: &Value) -> String {
    let name = claims.get("name").and_then(Value::as_str).unwrap_or("du");
    let rows = claims.as_object().into_iter().flatten().map(|(claim, value)| {
        let label = NAMES
            .iter()
            .find(|(known, _)| known == claim)
            .map_or(claim.as_str(), |(_, words)| words);
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        format!(
            "<div><dt>{}</dt><dd data-claim=\"{}\">{}</dd></div>",
            escaped(label),
            escaped(claim),
            escaped(&value)
        )
    });
    page(
        "Mina uppgifter – Kontaktboken",
        &format!(
            "<h1>Välkommen, {}</h1><p class=\"lead\">Det här har portalen intygat om dig.</p><dl>{}</dl>\
             <form method=\"post\" action=\"/logout\"><button class=\"button\">Logga ut</button></form>",
            escaped(name),
            rows.collect::<String>()
        ),
    )
}

/// What happened, what to do, and the code for whoever is asked for help.
pub(super) fn failed(code: &str, detail: Option<&str>) -> String {
    let words = match code {
        "access_denied" => "Inloggningen avbröts.",
        "portal-unreachable" => "Inloggningsportalen svarar inte just nu.",
        "unexpected-answer" => "Inloggningen är redan avslutad, eller började i en annan webbläsare.",
        "not-found" => "Sidan finns inte.",
        "server_error" | "temporarily_unavailable" => "Något gick fel i inloggningsportalen.",
        _ => "Du kunde inte loggas in.",
    };
    let detail = detail.map_or_else(String::new, |detail| {
        format!("<p class=\"small\">{}</p>", escaped(detail))
    });
    page(
        "Inte inloggad – Kontaktboken",
        &format!(
            "<h1>{words}</h1><p><a class=\"button\" href=\"/login\">Försök igen</a></p>\
             <p><a href=\"/\">Till startsidan</a></p><p class=\"small\">Kod <code id=\"code\">{}</code></p>{detail}",
            escaped(code)
        ),
    )
}

fn page(title: &str, main: &str) -> String {
    format!(
        "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"/style.css\"></head><body><main>{main}</main></body></html>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
