//! The words of the pages that are only ever rendered by the edge: the guide, and what stands in the way between two steps.

use shared::{
    api::{Kind, Released},
    guide::Carrier,
    loa::Loa,
};

/// A page of running text.
#[derive(Clone, Copy, Debug)]
pub struct Article {
    /// Its heading.
    pub title: &'static str,
    /// What it is about, in a sentence or two.
    pub lead: &'static str,
    /// Its parts.
    pub sections: &'static [Section],
}

/// A part of an [`Article`].
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// Its paragraphs.
    pub paragraphs: &'static [&'static str],
    /// What it lists after them.
    pub points: &'static [&'static str],
}

/// The words of the guide, in one language.
#[derive(Debug)]
pub struct GuideText {
    /// Link and heading of the guide.
    pub title: &'static str,
    /// What the guide is.
    pub lead: &'static str,
    /// Link and heading of the questions.
    pub find: &'static str,
    /// What the questions are for.
    pub find_lead: &'static str,
    /// The first question.
    pub from_employer: &'static str,
    /// Its answers: a card, an app, neither.
    pub from_employer_answers: [&'static str; 3],
    /// The second question.
    pub own: &'static str,
    /// The third question.
    pub personal_number: &'static str,
    /// Answer: yes.
    pub yes: &'static str,
    /// Answer: no.
    pub no: &'static str,
    /// Button: show the suggestions.
    pub suggest: &'static str,
    /// Heading of what the person probably has.
    pub likely: &'static str,
    /// Heading of what the person could get.
    pub obtainable: &'static str,
    /// Heading where the form was sent without an answer.
    pub answer_first: &'static str,
    /// Why there is no suggestion then.
    pub answer_first_why: &'static str,
    /// Said of a question that was passed over.
    pub unanswered: &'static str,
    /// Heading where nothing fits the answers.
    pub nothing_fits_title: &'static str,
    /// Said where nothing fits the answers.
    pub nothing_fits: &'static str,
    /// Link back to the login.
    pub back_to_login: &'static str,
    /// Column: the method.
    pub method: &'static str,
    /// Column and term: the level.
    pub level: &'static str,
    /// Column and term: what it takes.
    pub needs: &'static str,
    /// Term: who may get it.
    pub who: &'static str,
    /// Term: how to get it.
    pub how: &'static str,
    /// Column and term: what it costs.
    pub cost: &'static str,
    /// Column and term: how long it takes.
    pub time: &'static str,
    /// Term: whom to ask.
    pub contact: &'static str,
    /// Link to the issuer, by the name of its site.
    pub issuer: fn(site: &str) -> String,
    /// Before the day on which the facts were looked up.
    pub checked: &'static str,
    /// Said of a method without facts.
    pub no_facts: &'static str,
    /// Said of a method that the portal has no connection to.
    pub not_connected: &'static str,
    /// The same beside its name in a list.
    pub not_connected_short: &'static str,
    /// Said instead of a fact that is not known.
    pub not_known: &'static str,
    /// Column: the language.
    pub language: &'static str,
    /// Column: how far the translation is.
    pub state: &'static str,
    /// A language that is complete.
    pub translated: &'static str,
    /// A language that is not there yet; Swedish is shown.
    pub awaited: &'static str,
    /// Said above a page to whoever would rather have an awaited language: before its name.
    pub awaited_before: &'static str,
    /// The same after its name: which language the page is in.
    pub awaited_after: &'static str,
    /// Heading of the languages.
    pub languages: &'static str,
    /// What the list of languages says.
    pub languages_lead: &'static str,
    /// Heading of when and how the pages were assessed.
    pub assessment: &'static str,
    /// When that was, as a day.
    pub assessed: fn(day: &str) -> String,
    /// Said where the operator does not say when.
    pub not_assessed: &'static str,
    /// Link: report what is wrong to Digg.
    pub report: &'static str,
    /// Heading: an e-ID that is lost, or has run out.
    pub lost: &'static str,
    /// What to do with a lost one.
    pub lost_next: fn(Kind) -> &'static str,
    /// What to do with one that has run out.
    pub expired_next: &'static str,
    /// Link to Digg's pages about e-IDs.
    pub about_all: &'static str,
    /// Link to the operator's own accessibility statement.
    pub own_statement: &'static str,
    /// For those who own an e-service.
    pub services: Article,
    /// For employers.
    pub employers: Article,
    /// The accessibility of these pages.
    pub accessibility: Article,
    /// A level in words, with its number.
    pub level_words: fn(Loa) -> &'static str,
    /// What an e-ID is kept on, within a sentence.
    pub carrier: fn(Carrier) -> &'static str,
    /// Whose an e-ID is.
    pub kind: fn(Kind) -> &'static str,
    /// Heading before a method is started, by its name.
    pub before: fn(method: &str) -> String,
    /// What a person agrees to who uses a private e-ID at work, by the e-service's name.
    pub consent: fn(service: &str) -> String,
    /// Button: agree and go on.
    pub agree: &'static str,
    /// Button: agree, and the e-ID is on this device.
    pub agree_this_device: &'static str,
    /// Button: agree, and the e-ID is on another one.
    pub agree_other_device: &'static str,
    /// Question: on which device the e-ID is to be used. BankID recommends the words (RFA20).
    pub which_device: fn(method: &str) -> String,
    /// Answer: on this device.
    pub this_device: &'static str,
    /// Answer: on another one.
    pub other_device: &'static str,
    /// Heading of what the e-service learns, by its name.
    pub release: fn(service: &str) -> String,
    /// Why the person is told.
    pub release_lead: &'static str,
    /// Until when the page can be used, as a time of day.
    pub valid_until: fn(until: &str) -> String,
    /// What the e-service learns.
    pub released: fn(Released) -> &'static str,
}

/// The words of this language.
pub fn of(language: shared::language::Language) -> &'static GuideText {
    match language {
        shared::language::Language::Sv => &super::sv::GUIDE,
        shared::language::Language::En => &super::en::GUIDE,
    }
}

/// The name of an awaited language in that language itself, by its tag.
pub fn awaited_name(tag: &'static str) -> &'static str {
    match tag {
        "fi" => "suomi",
        "se" => "davvisámegiella",
        "fit" => "meänkieli",
        "rom" => "romani čhib",
        "yi" => "\u{5d9}\u{5d9}\u{5b4}\u{5d3}\u{5d9}\u{5e9}",
        other => other,
    }
}
