//! Constraints on what is below a superior (OpenID Federation 1.0, 6.2).

use serde::Deserialize;

/// What a superior demands of all entities below it.
#[derive(Debug, Deserialize)]
pub(super) struct Constraints {
    max_path_length: Option<usize>,
    naming_constraints: Option<Naming>,
    allowed_entity_types: Option<Vec<String>>,
}

/// Which names the entities may have: hosts, or domains with a dot in front (RFC 5280, 4.2.1.10).
#[derive(Debug, Deserialize)]
struct Naming {
    permitted: Option<Vec<String>>,
    #[serde(default)]
    excluded: Vec<String>,
}

impl Constraints {
    /// Whether these entities may stand below the superior, the last of which is the one that the chain is about.
    pub(super) fn hold(&self, below: &[&str]) -> bool {
        let intermediates = below.len().saturating_sub(1);
        let is_short = self.max_path_length.is_none_or(|most| intermediates <= most);
        let naming = self.naming_constraints.as_ref();
        is_short && naming.is_none_or(|naming| below.iter().all(|entity| naming.allows(entity)))
    }

    /// Whether an entity below may have metadata of this type.
    pub(super) fn allow(&self, entity_type: &str) -> bool {
        let allowed = self.allowed_entity_types.as_ref();
        allowed.is_none_or(|allowed| allowed.iter().any(|known| known == entity_type))
    }
}

impl Naming {
    fn allows(&self, entity: &str) -> bool {
        let Some(host) = host(entity) else {
            return false;
        };
        let is_under = |names: &[String]| names.iter().any(|name| covers(&name.to_ascii_lowercase(), &host));
        self.permitted.as_deref().is_none_or(is_under) && !is_under(&self.excluded)
    }
}

/// A name with a dot in front stands for all hosts of that domain, and not for the domain itself.
fn covers(name: &str, host: &str) -> bool {
    if name.starts_with('.') {
        host.len() > name.len() && host.ends_with(name)
    } else {
        host == name
    }
}

/// The host of an entity identifier, which is an address with TLS (1.2).
fn host(entity: &str) -> Option<String> {
    let rest = entity.strip_prefix("https://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.split(':').next()?;
    (!host.is_empty() && !authority.contains('@')).then(|| host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::Constraints;
    use serde_json::{Value, json};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn hold(constraints: Value, below: &[&str]) -> bool {
        let constraints: Constraints = serde_json::from_value(constraints).unwrap();
        constraints.hold(below)
    }

    #[test]
    fn intermediates_are_counted_and_the_last_is_none() {
        for (below, fits) in [
            (&["https://a.se"][..], true),
            (&["https://b.se", "https://a.se"], false),
        ] {
            assert_eq!(hold(json!({"max_path_length": 0}), below), fits, "{below:?}");
        }
    }

    #[test]
    fn names_are_hosts_or_whole_domains() {
        let permitted = json!({"naming_constraints": {"permitted": ["op.example", ".Sub.example"]}});
        for (entity, fits) in [
            ("https://op.example", true),
            ("https://OP.example:8443/x", true),
            ("https://a.sub.example/", true),
            ("https://sub.example", false),
            ("https://xsub.example", false),
            ("https://x.op.example", false),
            ("https://op.example.other", false),
            ("https://op.example@other.example", false),
            ("https://other.example/op.example", false),
            ("http://op.example", false),
            ("https://", false),
        ] {
            assert_eq!(hold(permitted.clone(), &[entity]), fits, "{entity}");
        }
        let excluded = json!({"naming_constraints": {"excluded": [".op.example"]}});
        assert!(hold(excluded.clone(), &["https://op.example"]));
        assert!(!hold(excluded.clone(), &["https://a.op.example", "https://op.example"]));
        assert!(hold(json!({}), &["urn:anything"]));
    }
}
