//! `portal.toml`, from its text to its entries. Each entry is read by itself, so that a mistake is told with the line on which its entry
//! begins.

use super::{Method, PortalFile, ServiceEntry};
use crate::attribute::SourceEntry;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};
use std::fmt;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// What is wrong in the text, and where. It holds no value: among them are personal numbers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FileError(String);

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FileError {}

impl PortalFile {
    /// Reads the text of `portal.toml` (TOML 1.0). Whether its entries fit together is judged by [`super::Portal::new`].
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let no_toml = |error: toml::de::Error| {
            let start = error.span().map(|span| span.start).unwrap_or_default();
            on_line_of(text, start, error.message())
        };
        let mut root = DeTable::parse(text).map_err(no_toml)?.into_inner();
        let missing = |name: &str| FileError(format!("{name} is missing"));
        let mut take = |name| root.remove(name).ok_or_else(|| missing(name));
        let (operator, methods, services) = (take("operator")?, take("method")?, take("service")?);
        let sources = root.remove("attribute-source");
        let file = PortalFile {
            operator: entry("[operator]", text, &operator)?,
            methods: entries::<Method>("[[method]]", text, &methods)?,
            services: entries::<ServiceEntry>("[[service]]", text, &services)?,
            sources: sources
                .map(|found| entries::<SourceEntry>("[[attribute-source]]", text, &found))
                .transpose()?
                .unwrap_or_default(),
        };
        match root.iter().next() {
            Some((name, value)) if is_name(name.get_ref()) => {
                let what = format!("[{}] is no entry that is known", name.get_ref());
                Err(at(text, value, &what))
            }
            Some((_, value)) => Err(at(text, value, "an entry that is not known")),
            None => Ok(file),
        }
    }
}

/// The entries of an array of tables.
fn entries<T: DeserializeOwned>(label: &str, text: &str, found: &Spanned<DeValue<'_>>) -> Result<Vec<T>, FileError> {
    match found.get_ref() {
        DeValue::Array(found) => found.iter().map(|found| entry(label, text, found)).collect(),
        _ => Err(at(text, found, &format!("must be written as {label}"))),
    }
}

fn entry<T: DeserializeOwned>(label: &str, text: &str, found: &Spanned<DeValue<'_>>) -> Result<T, FileError> {
    let value = plain(found.get_ref())
        .ok_or_else(|| at(text, found, "a date is written as text, and a number without fraction"))?;
    serde_json::from_value(value).map_err(|error| at(text, found, &format!("{label}: {}", without_value(&error))))
}

/// What is wrong, without the value that is. The names of fields are ours; one that is unknown is told where it may be one of ours in another
/// spelling, and not where somebody's number stands in its place.
fn without_value(error: &serde_json::Error) -> String {
    const WITH_INPUT: [&str; 5] = [
        "invalid type",
        "invalid value",
        "invalid length",
        "unknown variant",
        "unknown field",
    ];
    let said = error.to_string();
    let Some(kind) = WITH_INPUT.into_iter().find(|kind| said.starts_with(kind)) else {
        return said;
    };
    // What is expected is ours, and comes last.
    let (given, expected) = match said.rsplit_once(", expected ") {
        Some((given, expected)) => (given, format!(", expected {expected}")),
        None => (said.as_str(), String::new()),
    };
    let name = given
        .strip_prefix("unknown field `")
        .and_then(|name| name.strip_suffix('`'));
    match name.filter(|name| is_name(name)) {
        Some(name) => format!("{kind} `{name}`{expected}"),
        None => format!("{kind}{expected}"),
    }
}

/// Whether this may be meant for the name of a field or an entry.
fn is_name(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphabetic() || b"-_".contains(&byte))
}

/// What is wrong, with the line on which the entry begins.
fn at(text: &str, found: &Spanned<DeValue<'_>>, what: &str) -> FileError {
    on_line_of(text, found.span().start, what)
}

fn on_line_of(text: &str, start: usize, what: &str) -> FileError {
    let before = text.get(..start).unwrap_or_default();
    FileError(format!("line {}: {what}", before.matches('\n').count() + 1))
}

/// The same in the types of JSON; `None` for dates and fractions, which no entry has.
fn plain(value: &DeValue<'_>) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => Value::String(text.clone().into_owned()),
        DeValue::Integer(number) if number.radix() == 10 => {
            Value::Number(Number::from(number.as_str().parse::<i64>().ok()?))
        }
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Array(items) => Value::Array(items.iter().map(|item| plain(item.get_ref())).collect::<Option<_>>()?),
        DeValue::Table(members) => {
            let members = members
                .iter()
                .map(|(name, member)| Some((name.get_ref().clone().into_owned(), plain(member.get_ref())?)));
            Value::Object(members.collect::<Option<Map<_, _>>>()?)
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::PortalFile;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const GOOD: &str = r#"
[operator]
name = { sv = "Kommunen", en = "The Municipality" }
helpdesk = { sv = "Ring", en = "Call" }

[[method]]
id = "bankid"
name = { sv = "BankID", en = "BankID" }
needs = { sv = "App", en = "App" }
kind = "private"
symbol = "phone"
route = "bankid"
level = "http://id.elegnamnden.se/loa/1.0/loa3"
level-since = "2021-01-01"
level-review-by = "2027-06-30"

[[service]]
id = "https://service.example"
name = { sv = "Journalen", en = "The Journal" }
redirect-uris = ["https://service.example/callback"]
demand = "loa3"
private = "allowed"
"#;

    fn refused(from: &str, to: &str) -> String {
        assert!(GOOD.contains(from), "{from}");
        PortalFile::parse(&GOOD.replace(from, to)).err().unwrap().to_string()
    }

    #[test]
    fn a_mistake_is_told_with_the_line_of_its_entry() {
        let file = PortalFile::parse(GOOD).unwrap();
        assert_eq!((file.methods.len(), file.services.len(), file.sources.len()), (1, 1, 0));
        for (from, to, line, said) in [
            (
                "kind = \"private\"",
                "kind = \"personal\"",
                6,
                "[[method]]: unknown variant, expected `in-service` or `private`",
            ),
            ("needs =", "neds =", 6, "[[method]]: unknown field `neds`"),
            ("\"2021-01-01\"", "2021-01-01", 6, "a date is written as text"),
            ("helpdesk =", "help =", 2, "[operator]: unknown field `help`"),
            ("[[method]]", "[method]", 6, "must be written as [[method]]"),
            ("[operator]", "[[metod]]\n[operator]", 2, "[metod] is no entry"),
        ] {
            let told = refused(from, to);
            assert!(
                told.starts_with(&format!("line {line}: ")) && told.contains(said),
                "{told}"
            );
        }
    }

    #[test]
    fn a_mistake_is_told_without_the_value() {
        let register = |person: &str| {
            let source = "kind = \"register\"\nid = \"register\"";
            let text = format!("{GOOD}\n[[attribute-source]]\n{source}\n[[attribute-source.person]]\n{person}");
            PortalFile::parse(&text).err().map(|error| error.to_string())
        };
        let number = register("number = 199001012384").unwrap();
        assert!(number.ends_with("invalid type, expected a string"), "{number}");
        for person in [
            "number = 199001012384",
            "number = \"199001012384",
            "number = [\"199001012384\"]",
            "number = \"199001012384\" \"\"",
            "number = \"199001012384\"\nrole = 199001012384",
            "number = \"199001012384\"\nnumber = \"199001012384\"",
            "199001012384 = \"manager\"",
            "\"`, expected 199001012384\" = \"manager\"",
            "number = \"199001012384\"\n[199001012384]",
        ] {
            let told = register(person).unwrap();
            assert!(told.starts_with("line "), "{told}");
            assert!(!told.contains("1990"), "{told}");
        }
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_place() {
        assert!(refused("kind = \"private\"", "kind = private").contains("line 10"));
        assert_eq!(PortalFile::parse("").err().unwrap().to_string(), "operator is missing");
        assert!(PortalFile::parse(&"a.".repeat(100_000)).is_err());
        assert!(PortalFile::parse(&format!("a = {}", "[".repeat(100_000))).is_err());
    }
}
