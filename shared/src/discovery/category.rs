//! Entity categories (Swedish eID Framework, entity categories, 1.2 and 2; Registry for identifiers, 3.1.3).

/// The categories that an entity declares, by their types. They are opaque texts, compared character for character: some hold letters
/// and slashes that no address would.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Categories {
    service_entities: Vec<Box<str>>,
    properties: Vec<Box<str>>,
    service_types: Vec<Box<str>>,
    contracts: Vec<Box<str>>,
    general: Vec<Box<str>>,
}

/// The prefixes that tell the types apart.
const SERVICE_ENTITY: [&str; 2] = ["http://id.elegnamnden.se/ec/", "http://id.swedenconnect.se/ec/"];
const PROPERTY: &str = "http://id.elegnamnden.se/sprop/";
const SERVICE_TYPE: &str = "http://id.elegnamnden.se/st/";
const CONTRACT: &str = "http://id.swedenconnect.se/contract/";
const GENERAL: &str = "http://id.swedenconnect.se/general-ec/";

impl Categories {
    /// Sorts values of the entity attribute `http://macedir.org/entity-category` by type. White space around a value is none of it; a
    /// value of no known type is passed over.
    pub fn read<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut categories = Categories::default();
        for value in values {
            let value = value.trim();
            if let Some(list) = categories.list(value) {
                list.push(value.into());
            }
        }
        for list in categories.lists() {
            list.sort_unstable();
            list.dedup();
        }
        categories
    }

    fn list(&mut self, value: &str) -> Option<&mut Vec<Box<str>>> {
        if SERVICE_ENTITY.iter().any(|prefix| value.starts_with(prefix)) {
            Some(&mut self.service_entities)
        } else if value.starts_with(PROPERTY) {
            Some(&mut self.properties)
        } else if value.starts_with(SERVICE_TYPE) {
            Some(&mut self.service_types)
        } else if value.starts_with(CONTRACT) {
            Some(&mut self.contracts)
        } else if value.starts_with(GENERAL) {
            Some(&mut self.general)
        } else {
            None
        }
    }

    fn lists(&mut self) -> [&mut Vec<Box<str>>; 5] {
        [
            &mut self.service_entities,
            &mut self.properties,
            &mut self.service_types,
            &mut self.contracts,
            &mut self.general,
        ]
    }

    /// What is delivered: a level and a set of attributes. Sorted.
    pub fn service_entities(&self) -> &[Box<str>] {
        &self.service_entities
    }

    /// How it is delivered, as for mobile devices. Sorted.
    pub fn properties(&self) -> &[Box<str>] {
        &self.properties
    }

    /// What kind of e-service it is; no rule follows from it. Sorted.
    pub fn service_types(&self) -> &[Box<str>] {
        &self.service_types
    }

    /// Under which agreements. Sorted.
    pub fn contracts(&self) -> &[Box<str>] {
        &self.contracts
    }

    /// Whether the e-service takes coordination numbers (6.2). Without this an identity provider may deliver none, and one that came is
    /// refused.
    pub fn accepts_coordination_number(&self) -> bool {
        self.has_general("1.0/accepts-coordination-number")
    }

    /// Whether the e-ID is bound to the browser when it is started (6.1).
    pub fn has_secure_authenticator_binding(&self) -> bool {
        self.has_general("1.0/secure-authenticator-binding")
    }

    fn has_general(&self, name: &str) -> bool {
        self.general
            .iter()
            .any(|value| value.strip_prefix(GENERAL) == Some(name))
    }
}
