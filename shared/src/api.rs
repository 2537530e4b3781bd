//! What the edge and the pages say to each other: the paths, and everything that a page shows.
//!
//! The edge decides and fills a [`View`]; the same Yew components turn it into HTML at the edge and into a live page in the
//! browser. A view holds no secret and no personal data: it stands readable in the page.

use crate::{
    language::{Awaited, Language},
    reason::Reason,
};
use serde::{Deserialize, Serialize};

pub mod field;
pub mod path;
mod screen;
mod still;

pub(crate) use screen::sought;
pub use screen::{
    Again, Choose, Device, Failed, FailedLogin, Home, Kind, Obstacle, Offered, Progress, Refused, Required, Screen,
    Stage, Start, Symbol, Wait,
};
pub use still::{
    Before, CodeFrame, CodeStep, CommissionChoice, EmploymentChoice, Employments, Release, Released, SessionPage, Still,
};

/// The id of the element that holds the page, and of the one that holds its [`View`] as JSON.
pub mod element {
    /// The element that the edge renders into and the browser hydrates.
    pub const PAGE: &str = "page";
    /// The `<script type="application/json">` with the view.
    pub const VIEW: &str = "view";
}

/// A text in every language of ours, from the operator's configuration.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Words {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in this language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}

/// Everything that one page shows. `S` says which pages it can be: those that come alive ([`Screen`]), those that do not ([`Still`]), or
/// any ([`Content`]).
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct View<S = Screen> {
    /// The language of the page.
    pub language: Language,
    /// A language that the person would rather have and the page is not in yet. What is said of that stands around the page, and does not
    /// come alive with it.
    #[serde(skip)]
    pub awaited: Option<Awaited>,
    /// The path of this page, for coming back after a change of language.
    pub path: String,
    /// Whose portal it is.
    pub operator: Operator,
    /// Which files the page loads.
    pub assets: Assets,
    /// The page itself.
    pub screen: S,
}

impl<S> View<S> {
    /// The page, and what stands around it.
    pub fn apart(self) -> (View<()>, S) {
        let View {
            language,
            awaited,
            path,
            operator,
            assets,
            screen,
        } = self;
        let around = View {
            language,
            awaited,
            path,
            operator,
            assets,
            screen: (),
        };
        (around, screen)
    }

    /// Another page in the same surroundings.
    pub fn showing<T>(self, screen: T) -> View<T> {
        View {
            language: self.language,
            awaited: self.awaited,
            path: self.path,
            operator: self.operator,
            assets: self.assets,
            screen,
        }
    }
}

/// Whose portal it is, and whom to ask.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Operator {
    /// The name of the organisation, as "Nacka kommun".
    pub name: Words,
    /// Where to get help: the service desk's name, telephone number and opening hours, in words.
    pub helpdesk: Words,
    /// The accessibility statement (lag 2018:1937); an https address.
    pub accessibility_statement: Option<String>,
    /// Whether this is a test environment; every page then says so.
    pub test_environment: bool,
}

/// Which build of the pages is served: part of the addresses, so that they may be cached for good.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Assets {
    /// A hash over the built files.
    pub version: String,
    /// The operator's own colours and logo, where there are any.
    pub theme: Option<Themed>,
}

/// The operator's own colours and logo, as a page loads them.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Themed {
    /// A hash over them: part of their addresses.
    pub version: String,
    /// The name of the logo's file.
    pub logo: Option<String>,
    /// The name of the logo's file on a dark ground, where it is another.
    pub logo_dark: Option<String>,
}

/// Any page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Content {
    /// One that comes alive.
    Live(Screen),
    /// One that stays as it is.
    Still(Still),
}

impl From<Screen> for Content {
    fn from(screen: Screen) -> Self {
        Content::Live(screen)
    }
}

impl From<Still> for Content {
    fn from(still: Still) -> Self {
        Content::Still(still)
    }
}

/// The body of every refusal that is not a page (RFC 9457), as `application/problem+json`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Problem {
    /// A URN that holds the code: `urn:tillit:reason:<code>`.
    pub r#type: String,
    /// What happened, in a few words of the caller's language.
    pub title: String,
    /// What happened and what to do about it, in sentences of the caller's language.
    pub detail: String,
    /// The reason.
    pub code: Reason,
    /// The HTTP status.
    pub status: u16,
    /// What the operator finds it by.
    pub reference: String,
}
