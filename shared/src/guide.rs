//! The guide: what each method is, who may get it and how, and which of them suits a person.

use crate::{
    api::{Kind, Symbol, Words, sought},
    id::MethodId,
    loa::Loa,
    portal::{Method, Portal, RedirectUri, Route},
    search::Search,
    time::Date,
};
use serde::Deserialize;

/// What an e-ID is kept on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    /// A card, which is put into a reader.
    Card,
    /// An app on a phone.
    App,
    /// A computer, without card or phone.
    Computer,
}

/// The facts of a method, in the operator's words. What is not known is left out.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Facts {
    /// Who may get it.
    pub who: Words,
    /// How to get it.
    pub how: Words,
    /// What it costs the person.
    pub cost: Option<Words>,
    /// How long it takes to get it.
    pub time: Option<Words>,
    /// Whom to ask: where it is blocked, lost or does not work.
    pub contact: Option<Words>,
    /// The issuer's page; an https address.
    pub link: Option<PageAddress>,
    /// When somebody last looked the facts up.
    pub checked: Date,
}

/// An https address that a page may link to.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "String")]
pub struct PageAddress(String);

impl PageAddress {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the site, as people say it: without `www.`.
    pub fn host(&self) -> &str {
        let host = self.0.strip_prefix("https://").unwrap_or(&self.0);
        let host = host.split(['/', '?']).next().unwrap_or(host);
        host.strip_prefix("www.").unwrap_or(host)
    }
}

impl TryFrom<String> for PageAddress {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        match RedirectUri::parse(&text) {
            Some(_) if text.starts_with("https://") => Ok(PageAddress(text)),
            _ => Err("not an https address without fragment"),
        }
    }
}

/// What the operator says of the pages' accessibility (lag 2018:1937, förordning 2018:1938).
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Accessibility {
    /// When the pages were last assessed.
    pub assessed: Option<Date>,
    /// How: by whom, with what.
    pub method: Option<Words>,
    /// Where people report what is wrong to the supervising authority.
    pub report: PageAddress,
}

impl Default for Accessibility {
    /// Nothing is said but where Digg takes reports.
    fn default() -> Self {
        Accessibility {
            assessed: None,
            method: None,
            report: PageAddress("https://www.digg.se/tdosanmalan".to_owned()),
        }
    }
}

/// A page of the guide. None of them needs script.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Guide {
    /// Every method, compared.
    Methods {
        /// All of them.
        entries: Vec<Entry>,
        /// What the person looks for among them; empty where they look for nothing.
        query: String,
    },
    /// One method.
    Method(Box<Entry>),
    /// "I do not know which I have": questions, and what they lead to.
    Find(Find),
    /// For those who own an e-service.
    Services,
    /// For employers.
    Employers,
    /// The accessibility of these pages.
    Accessibility(Box<Accessibility>),
    /// In which languages the pages are.
    Languages,
}

/// A method in the guide.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// Its id.
    pub method: MethodId,
    /// Its name.
    pub name: Words,
    /// One line on what it takes.
    pub needs: Words,
    /// Whether it belongs to the job.
    pub kind: Kind,
    /// The symbol beside the name.
    pub symbol: Symbol,
    /// The level that it reaches.
    pub level: Loa,
    /// What it is kept on.
    pub carriers: Vec<Carrier>,
    /// Whether only people with a Swedish personal number may get it.
    pub personal_number: bool,
    /// Whether the portal has a connection to its issuer.
    pub connected: bool,
    /// What is known of it.
    pub facts: Option<Facts>,
    /// What else people call it by.
    pub keywords: Vec<String>,
}

impl Entry {
    /// Whether somebody who looks for this finds the method.
    pub fn is_found_by(&self, search: &Search) -> bool {
        search.finds(sought(&self.name, &self.keywords).chain([self.needs.sv.as_str(), &self.needs.en]))
    }
}

impl From<&Method> for Entry {
    fn from(method: &Method) -> Self {
        Entry {
            method: method.id.clone(),
            name: method.name.clone(),
            needs: method.needs.clone(),
            kind: method.kind,
            symbol: method.symbol,
            level: method.level,
            carriers: method.carriers.clone(),
            personal_number: method.personal_number,
            connected: method.route != Route::NotConnected,
            facts: method.facts.clone(),
            keywords: method.keywords.clone(),
        }
    }
}

/// Every method of the portal: those of the job first, within a kind in the operator's order.
pub fn entries(portal: &Portal) -> Vec<Entry> {
    let mut entries: Vec<_> = portal.methods().iter().map(Entry::from).collect();
    entries.sort_by_key(|entry| entry.kind);
    entries
}

/// What a person has got from the employer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FromEmployer {
    /// A card with a chip.
    Card,
    /// An app on the phone.
    App,
    /// Neither, or the person does not know.
    Nothing,
}

/// What a person has answered. A question without an answer does not narrow the suggestions.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Answers {
    /// "What have you got from your employer?"
    pub from_employer: Option<FromEmployer>,
    /// "Have you an e-ID of your own on your phone?"
    pub own: Option<bool>,
    /// "Have you a Swedish personal number?"
    pub personal_number: Option<bool>,
}

/// The names of the questions in the form, and the values of their answers.
pub mod question {
    /// What the person has got from the employer: `card`, `app` or `nothing`.
    pub const FROM_EMPLOYER: &str = "from-employer";
    /// Whether the person has an e-ID of their own: `yes` or `no`.
    pub const OWN: &str = "own";
    /// Whether the person has a personal number: `yes` or `no`.
    pub const PERSONAL_NUMBER: &str = "personal-number";
    /// `yes`: the form was sent, so that a question without an answer was passed over.
    pub const ASKED: &str = "asked";
}

impl Answers {
    /// Reads the form: `get` gives the value of a field. What is not one of the answers counts as none.
    pub fn read<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Self {
        let yes_or_no = |name| match get(name) {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        };
        Answers {
            from_employer: match get(question::FROM_EMPLOYER) {
                Some("card") => Some(FromEmployer::Card),
                Some("app") => Some(FromEmployer::App),
                Some("nothing") => Some(FromEmployer::Nothing),
                _ => None,
            },
            own: yes_or_no(question::OWN),
            personal_number: yes_or_no(question::PERSONAL_NUMBER),
        }
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        *self == Answers::default()
    }

    fn may_have(&self, entry: &Entry) -> bool {
        match entry.kind {
            Kind::InService => match self.from_employer {
                Some(FromEmployer::Card) => entry.carriers.contains(&Carrier::Card),
                Some(FromEmployer::App) => entry.carriers.contains(&Carrier::App),
                Some(FromEmployer::Nothing) | None => false,
            },
            Kind::Private => self.own == Some(true) && self.may_get(entry) && entry.carriers.contains(&Carrier::App),
        }
    }

    fn may_get(&self, entry: &Entry) -> bool {
        !entry.personal_number || self.personal_number != Some(false)
    }
}

/// The questions and what they lead to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Find {
    /// Whether the form was sent, and not only opened.
    pub asked: bool,
    /// What was answered.
    pub answers: Answers,
    /// What the person probably has.
    pub likely: Vec<Entry>,
    /// What the person could get. Only where there is nothing likely.
    pub obtainable: Vec<Entry>,
}

impl Find {
    /// What these answers lead to. An address with answers counts as a form that was sent, wherever it comes from.
    pub fn new(portal: &Portal, answers: Answers, asked: bool) -> Self {
        let mut find = Find {
            asked: asked || !answers.is_empty(),
            answers,
            likely: Vec::new(),
            obtainable: Vec::new(),
        };
        if answers.is_empty() {
            return find;
        }
        let (likely, others): (Vec<_>, Vec<_>) = entries(portal).into_iter().partition(|entry| answers.may_have(entry));
        find.likely = likely;
        if find.likely.is_empty() {
            find.obtainable = others.into_iter().filter(|entry| answers.may_get(entry)).collect();
        }
        find
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Find, FromEmployer, PageAddress};
    use crate::{
        environment::Environment,
        portal::{Portal, PortalFile},
    };
    use serde_json::json;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn portal() -> Portal {
        let words = json!({"sv": "Namn", "en": "Name"});
        let method = |id: &str, kind: &str, carriers: &[&str], personal_number: bool| {
            json!({"id": id, "name": words, "needs": words, "kind": kind, "symbol": "card", "route": "not-connected",
                "level": "http://id.elegnamnden.se/loa/1.0/loa3", "level-since": "2020-01-01", "level-review-by": "2027-06-30",
                "carriers": carriers, "personal-number": personal_number})
        };
        let file: PortalFile = serde_json::from_value(json!({
            "operator": {"name": words, "helpdesk": words},
            "method": [method("own", "private", &["app"], true), method("pass", "private", &["card"], true),
                method("card", "in-service", &["card"], false), method("both", "in-service", &["card", "app"], false)],
            "service": [],
        }))
        .unwrap();
        Portal::new(file, Environment::Test).unwrap()
    }

    fn names(entries: &[super::Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.method.as_str()).collect()
    }

    #[test]
    fn what_a_person_has_is_suggested_that_of_the_job_first() {
        let answers = Answers {
            from_employer: Some(FromEmployer::Card),
            own: Some(true),
            personal_number: None,
        };
        let find = Find::new(&portal(), answers, false);
        assert_eq!(names(&find.likely), ["card", "both", "own"]);
        assert!(find.obtainable.is_empty());
        let app = Answers {
            from_employer: Some(FromEmployer::App),
            ..Answers::default()
        };
        assert_eq!(names(&Find::new(&portal(), app, false).likely), ["both"]);
    }

    #[test]
    fn what_takes_a_personal_number_is_not_suggested_to_who_has_none() {
        let answers = |personal_number| Answers {
            own: Some(true),
            personal_number,
            ..Answers::default()
        };
        assert_eq!(names(&Find::new(&portal(), answers(Some(true)), false).likely), ["own"]);
        assert_eq!(names(&Find::new(&portal(), answers(None), false).likely), ["own"]);
        let without = Find::new(&portal(), answers(Some(false)), false);
        assert!(without.likely.is_empty());
        assert_eq!(names(&without.obtainable), ["card", "both"]);
    }

    #[test]
    fn whoever_has_nothing_learns_what_they_could_get() {
        let answers = |personal_number| Answers {
            from_employer: Some(FromEmployer::Nothing),
            own: Some(false),
            personal_number,
        };
        assert_eq!(
            names(&Find::new(&portal(), answers(None), false).obtainable),
            ["card", "both", "own", "pass"]
        );
        assert_eq!(
            names(&Find::new(&portal(), answers(Some(false)), false).obtainable),
            ["card", "both"]
        );
    }

    #[test]
    fn answers_that_are_none_count_as_none() {
        let read = |value: &'static str| Answers::read(move |_| Some(value));
        assert!(read("perhaps").is_empty() && Answers::read(|_| None).is_empty());
        assert_eq!(read("yes").own, Some(true));
        let find = Find::new(&portal(), read("perhaps"), false);
        assert!(find.likely.is_empty() && find.obtainable.is_empty() && !find.asked);
        assert!(Find::new(&portal(), read("perhaps"), true).asked && Find::new(&portal(), read("yes"), false).asked);
    }

    #[test]
    fn only_https_pages_are_linked_to() {
        for (address, host) in [
            ("https://issuer.example/sida", "issuer.example"),
            ("https://www.issuer.example?a", "issuer.example"),
        ] {
            let address = PageAddress::try_from(address.to_owned()).unwrap();
            assert_eq!(address.host(), host);
        }
        for wrong in ["http://localhost/", "javascript:alert(1)", "https://a/#b", "//a"] {
            assert!(PageAddress::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
