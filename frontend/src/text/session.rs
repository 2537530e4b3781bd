//! The words about a session: who is logged in in this browser, and how it is ended. Rendered by the edge only.

use shared::language::Language;

/// The words, in one language.
#[derive(Debug)]
pub struct SessionText {
    /// Heading: somebody is logged in.
    pub living: &'static str,
    /// Who, and with which method.
    pub lead: fn(name: &str, method: &str) -> String,
    /// Since when, as a time of day, and with which level if one was proved.
    pub since: fn(since: &str, level: Option<&'static str>) -> String,
    /// Until when, as a time of day.
    pub until: fn(until: &str) -> String,
    /// Heading of the e-services.
    pub services: &'static str,
    /// Button that ends it.
    pub end: &'static str,
    /// What the button does.
    pub end_lead: &'static str,
    /// Heading: an e-service wants it ended.
    pub asked: &'static str,
    /// Heading: nobody is logged in.
    pub none: &'static str,
    /// What that means.
    pub none_lead: &'static str,
    /// Heading: it has been ended.
    pub ended: &'static str,
    /// What else may be wise.
    pub ended_lead: &'static str,
    /// In front of the e-services that do not know of it.
    pub untold: &'static str,
    /// Link to where the e-service wanted the person to go.
    pub on: &'static str,
    /// Heading: which of several employments, by the e-service's name.
    pub employment: fn(service: &str) -> String,
    /// Why the person is asked.
    pub employment_lead: &'static str,
    /// Heading: which of several commissions, by the e-service's name.
    pub commission: fn(service: &str) -> String,
    /// Why the person is asked.
    pub commission_lead: &'static str,
    /// Whom a session has answered for.
    pub resumed_as: fn(name: &str) -> String,
    /// Button: it is somebody else.
    pub not_me: &'static str,
}

/// The words of this language.
pub fn of(language: Language) -> &'static SessionText {
    match language {
        Language::Sv => &super::sv::SESSION,
        Language::En => &super::en::SESSION,
    }
}
