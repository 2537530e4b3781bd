//! Variables of the application and the templates that refer to them.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, bail, ensure};
use wasmtime::component::Accessor;

use super::bindings::spin::variables::variables as interface;
use super::component::{Grants, Variables};
use super::manifest::Manifest;

/// A variable as the manifest declares it.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its value when nothing else gives one; a variable without is required.
    pub default: Option<String>,
    /// Whether the value must never be shown.
    pub secret: bool,
}

/// The values found in environment variables named `SPIN_VARIABLE_<NAME>` for the variables that the manifest declares, as Spin's
/// provider of that name finds them.
pub fn from_environment(
    manifest: &Manifest,
    environment: impl IntoIterator<Item = (String, String)>,
) -> BTreeMap<String, String> {
    let environment: BTreeMap<String, String> = environment.into_iter().collect();
    let found = |name: &String| {
        let value = environment.get(&format!("SPIN_VARIABLE_{}", name.to_ascii_uppercase()))?;
        Some((name.clone(), value.clone()))
    };
    manifest.variables.keys().filter_map(found).collect()
}

/// The value of every declared variable: the given one, else the default.
///
/// # Errors
/// When a name is malformed, a required variable has no value, or a value is given for a variable that is not declared. The error
/// names the variables and never shows a value.
pub fn settle(
    declared: &BTreeMap<String, Variable>,
    given: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>> {
    for name in declared.keys() {
        check_name(name).map_err(|reason| anyhow!("the variable {name:?} {reason}"))?;
    }
    let unknown: Vec<_> = given
        .keys()
        .filter(|name| !declared.contains_key(*name))
        .cloned()
        .collect();
    ensure!(
        unknown.is_empty(),
        "values are given for variables that spin.toml does not declare: {}",
        unknown.join(", ")
    );
    let value =
        |(name, variable): (&String, &Variable)| (name.clone(), given.get(name).or(variable.default.as_ref()).cloned());
    let values: BTreeMap<_, _> = declared.iter().map(value).collect();
    let missing: Vec<_> = values
        .iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| name.clone())
        .collect();
    ensure!(
        missing.is_empty(),
        "required variables have no value: {} (set SPIN_VARIABLE_<NAME> for each)",
        missing.join(", ")
    );
    Ok(values
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect())
}

/// Puts the values into a template, where `{{ name }}` stands for a variable.
///
/// # Errors
/// When a brace is not closed or the variable is not declared.
pub fn fill(template: &str, values: &BTreeMap<String, String>) -> Result<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .with_context(|| format!("{template:?} does not close a brace"))?;
        let Some(value) = values.get(name.trim()) else {
            bail!("{template:?} refers to a variable that is not declared");
        };
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

impl interface::Host for &Grants {
    fn convert_error(&mut self, error: interface::Error) -> wasmtime::Result<interface::Error> {
        Ok(error)
    }
}

impl<T: Send> interface::HostWithStore<T> for Variables {
    async fn get(accessor: &Accessor<T, Self>, name: String) -> Result<String, interface::Error> {
        check_name(&name).map_err(|reason| interface::Error::InvalidName(format!("{name:?} {reason}")))?;
        accessor
            .with(|mut access| access.get().variables.get(&name).cloned())
            .ok_or_else(|| interface::Error::Undefined(format!("the component has no variable {name:?}")))
    }
}

/// Whether Spin would take this as the name of a variable; the error says what is wrong with it.
///
/// # Errors
/// When the name is not of lower-case letters, digits and single underscores between them, beginning with a letter.
pub fn check_name(name: &str) -> Result<(), &'static str> {
    if !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        return Err("must begin with a lower-case letter");
    }
    if !name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    {
        return Err("may have only lower-case letters, digits and underscores");
    }
    if name.ends_with('_') || name.contains("__") {
        return Err("may have an underscore only between other characters");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(name: &str, default: Option<&str>) -> BTreeMap<String, Variable> {
        BTreeMap::from([(
            name.to_owned(),
            Variable {
                default: default.map(str::to_owned),
                secret: true,
            },
        )])
    }

    fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn given_before_default() {
        let declared = declared("key", Some("a"));
        assert_eq!(settle(&declared, &map(&[])).unwrap(), map(&[("key", "a")]));
        assert_eq!(settle(&declared, &map(&[("key", "b")])).unwrap(), map(&[("key", "b")]));
    }

    #[test]
    fn the_environment_counts_only_for_declared_variables() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spin.toml");
        let manifest = Manifest::read(&path).unwrap();
        let environment = [
            ("SPIN_VARIABLE_PUBLIC_URL", "x"),
            ("SPIN_VARIABLE_OTHER", "y"),
            ("PUBLIC_URL", "z"),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(from_environment(&manifest, environment), map(&[("public_url", "x")]));
    }

    #[test]
    fn errors_name_the_variable_and_hide_the_value() {
        let missing = settle(&declared("key", None), &map(&[])).unwrap_err().to_string();
        assert!(missing.contains("key"), "{missing}");
        let unknown = settle(&declared("key", Some("")), &map(&[("kye", "hidden")]))
            .unwrap_err()
            .to_string();
        assert!(unknown.contains("kye") && !unknown.contains("hidden"), "{unknown}");
        let template = fill("a{{ nokey }}", &map(&[("key", "hidden")]))
            .unwrap_err()
            .to_string();
        assert!(template.contains("nokey") && !template.contains("hidden"), "{template}");
    }

    #[test]
    fn templates() {
        let values = map(&[("host", "example.com"), ("port", "8443")]);
        for (template, expected) in [
            ("", ""),
            ("plain", "plain"),
            ("https://{{ host }}:{{port}}/", "https://example.com:8443/"),
            ("{{host}}{{host}}", "example.comexample.com"),
        ] {
            assert_eq!(fill(template, &values).unwrap(), expected);
        }
        assert!(fill("{{ host", &values).is_err());
    }

    #[test]
    fn names() {
        assert_eq!(check_name("public_url2"), Ok(()));
        for name in ["", "_a", "2a", "A", "a-b", "a_", "a__b"] {
            assert!(check_name(name).is_err(), "{name}");
        }
        assert!(settle(&declared("Bad", Some("")), &map(&[])).is_err());
    }
}
