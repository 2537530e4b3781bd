//! What the edge and the pages say to each other: the paths, and everything that a page shows.
//!
//! The edge decides and fills a [`View`]; the same Yew components turn it into HTML at the edge and into a live page in the
//! browser. A view holds no secret and no personal data: it stands readable in the page.

use crate::{
    guide::Guide,
    id::{LoginId, MethodId, Reference},
    language::Language,
    loa::Demand,
    message::Message,
    portal::PrivatePolicy,
    reason::Reason,
    search::{self, Search},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

pub mod field;
pub mod path;

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
            path,
            operator,
            assets,
            screen,
        } = self;
        let around = View {
            language,
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

/// A page that comes alive in the browser, where it is read back from JSON.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Screen {
    /// Choose a method.
    Choose(Choose),
    /// Wait for the person to use the e-ID.
    Wait(Wait),
    /// It did not go well.
    Failed(Failed),
    /// The front page, for a person who came here without an e-service.
    Home,
}

/// A page that script could make no better. It is sent without, and the browser's program knows nothing of it: it is never JSON, which
/// keeps what reads the guide's types out of the wasm.
///
/// ```
/// fn read(json: &str) -> Option<shared::api::Screen> {
///     serde_json::from_str(json).ok()
/// }
/// ```
///
/// ```compile_fail
/// fn read(json: &str) -> Option<shared::api::Still> {
///     serde_json::from_str(json).ok()
/// }
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Still {
    /// What must be asked before a method is started.
    Before(Before),
    /// What the e-service is about to learn of the person.
    Release(Release),
    /// Which of several employments the person logs in with.
    Employments(Employments),
    /// Who is logged in in this browser.
    Session(SessionPage),
    /// [`Screen::Wait`] for a browser without script: the code is in a frame of its own, which alone is fetched each second.
    Wait(Wait),
    /// What stands in that frame.
    Code(CodeFrame),
    /// A page of the guide.
    Guide {
        /// Which.
        page: Guide,
        /// The login that the person came from, for the way back.
        login: Option<LoginId>,
    },
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

impl Screen {
    /// The login that the page is of.
    pub fn login(&self) -> Option<LoginId> {
        match self {
            Screen::Choose(choose) => Some(choose.login),
            Screen::Wait(wait) => Some(wait.login),
            Screen::Failed(failed) => failed.login.as_ref().map(|login| login.login),
            Screen::Home => None,
        }
    }
}

impl Still {
    /// The login that the page is of, or that the person came from.
    pub fn login(&self) -> Option<LoginId> {
        match self {
            Still::Before(before) => Some(before.login),
            Still::Release(release) => Some(release.login),
            Still::Employments(employments) => Some(employments.login),
            Still::Session(_) => None,
            Still::Wait(wait) => Some(wait.login),
            Still::Code(code) => Some(code.login),
            Still::Guide { login, .. } => *login,
        }
    }
}

/// Choose a method for one e-service.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Choose {
    /// The login that the choice is made in.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// The level that it demands.
    pub demand: Demand,
    /// The methods that can be used, best first.
    pub offered: Vec<Offered>,
    /// The methods that cannot be used here, each with why.
    pub refused: Vec<Refused>,
    /// What the person looks for among them; empty where they look for nothing.
    pub query: String,
    /// The employer's rule for private e-IDs.
    pub private: PrivatePolicy,
    /// The method that this browser remembers, if it can be used.
    pub remembered: Option<MethodId>,
    /// Whether the browser may remember a method: not on a workstation that several people use.
    pub may_remember: bool,
}

impl Choose {
    /// Whether there are more methods than one reads through.
    pub fn is_long(&self) -> bool {
        self.offered.len() + self.refused.len() > search::LONG
    }
}

/// What must be asked before a method is started: the person's consent, or where the e-ID is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Before {
    /// The login.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// The method: the value of [`field::METHOD`].
    pub method: MethodId,
    /// Its name.
    pub name: Words,
    /// Whether the person must agree to use a private e-ID at work.
    pub consent: bool,
    /// Where the e-ID is, if that is known; else the person is asked.
    pub device: Option<Device>,
}

/// What the e-service is about to learn of the person, for the first time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Release {
    /// The login.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// What it learns.
    pub items: Vec<Released>,
    /// The name of the person whom a session has answered for, who may be somebody else than whoever sits there now. This page and the
    /// session's alone show a name, to the person themselves.
    pub resumed_as: Option<String>,
}

/// Which of several employments the person logs in with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Employments {
    /// The login.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// The employments, as the sources name them: organisation, unit, roles. The place in the list is the value of [`field::EMPLOYMENT`].
    pub employments: Vec<(String, Option<String>, Vec<String>)>,
}

/// Who is logged in in this browser, and the way to end it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SessionPage {
    /// Somebody is.
    Living {
        /// Their name. This page alone shows one, to the person themselves.
        name: String,
        /// The method that they used.
        method: Words,
        /// Until when it lasts.
        until: Timestamp,
        /// The e-services that they have gone to.
        services: Vec<Words>,
        /// What the form that ends it sends along: names and values.
        form: Vec<(String, String)>,
    },
    /// An e-service wants it ended, and it cannot be seen from here whether there is one.
    Asked {
        /// What the form that ends it sends along: names and values.
        form: Vec<(String, String)>,
    },
    /// There is none.
    None,
    /// It has just been ended.
    Ended {
        /// The e-services that do not know of it.
        untold: Vec<Words>,
        /// Where the e-service wanted the person to go.
        on: Option<String>,
    },
}

/// The kinds of things that an e-service may learn. A page names them; it does not hold them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Released {
    /// The person's name.
    Name,
    /// The personal number.
    PersonalNumber,
    /// A number that stands for the person in this e-service alone.
    Pseudonym,
    /// How, when and at which level the person logged in.
    Login,
    /// The person's date of birth.
    Birthdate,
    /// Who issued the e-ID.
    AuthnProvider,
    /// Where the person is employed, and as whom.
    Employment,
    /// The HSA-id.
    HsaId,
    /// The roles at work.
    Roles,
}

impl Released {
    /// A number that stays the kind's own.
    pub fn number(self) -> u8 {
        match self {
            Released::Name => 1,
            Released::PersonalNumber => 2,
            Released::Pseudonym => 3,
            Released::Login => 4,
            Released::Birthdate => 5,
            Released::AuthnProvider => 6,
            Released::Employment => 7,
            Released::HsaId => 8,
            Released::Roles => 9,
        }
    }
}

/// A method that can be used.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Offered {
    /// The method's id: the value of [`field::METHOD`].
    pub method: MethodId,
    /// Its name.
    pub name: Words,
    /// One line on what it takes, as "App i mobilen".
    pub needs: Words,
    /// Whether it belongs to the job.
    pub kind: Kind,
    /// The symbol shown beside the name.
    pub symbol: Symbol,
    /// A disturbance that the person should know of.
    pub notice: Option<Words>,
    /// What else people call it by: see [`Method::keywords`](crate::portal::Method::keywords).
    pub keywords: Vec<String>,
}

impl Offered {
    /// Whether somebody who looks for this finds the method.
    pub fn is_found_by(&self, search: &Search) -> bool {
        search.finds(sought(&self.name, &self.keywords).chain([self.needs.sv.as_str(), &self.needs.en]))
    }
}

/// A method that cannot be used here.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Refused {
    /// Its name.
    pub name: Words,
    /// Whether it belongs to the job.
    pub kind: Kind,
    /// The symbol shown beside the name.
    pub symbol: Symbol,
    /// Why, the weightiest first; never empty.
    pub why: Vec<Obstacle>,
    /// What else people call it by.
    pub keywords: Vec<String>,
}

impl Refused {
    /// Whether somebody who looks for this finds the method.
    pub fn is_found_by(&self, search: &Search) -> bool {
        search.finds(sought(&self.name, &self.keywords))
    }
}

/// What a method is found by, whatever the language of the page.
pub(crate) fn sought<'a>(name: &'a Words, keywords: &'a [String]) -> impl Iterator<Item = &'a str> {
    [name.sv.as_str(), &name.en]
        .into_iter()
        .chain(keywords.iter().map(String::as_str))
}

/// Why a method cannot be used for an e-service.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// Its level is below what the e-service demands.
    LevelTooLow,
    /// It is private, and the employer or the e-service does not allow private e-IDs here.
    PrivateNotAllowed,
    /// The e-service may not use it, by its agreements or the issuer's terms.
    NotAgreed,
    /// The portal has no connection to its issuer yet.
    NotConnected,
    /// It cannot give the identity that the e-service asks for.
    IdentityNotAvailable,
}

/// Whether an e-ID belongs to the job or to the person.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Issued through the employer (e-tjänstelegitimation).
    InService,
    /// The person's own.
    Private,
}

/// A neutral symbol; providers' artwork is not used.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symbol {
    /// An organisation.
    Building,
    /// A card.
    Card,
    /// The world: e-IDs of other countries.
    Globe,
    /// A key.
    Key,
    /// A phone.
    Phone,
    /// A shield.
    Shield,
}

/// Where the e-ID is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Device {
    /// On another device, which scans a QR code.
    Other,
    /// On the device that shows the page, where the app is opened by a link.
    This,
}

/// Wait for the person to use the e-ID.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Wait {
    /// The login.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// The method in use: the value of [`field::METHOD`] for starting again.
    pub method: MethodId,
    /// Its name.
    pub name: Words,
    /// Where the e-ID is.
    pub device: Device,
    /// How far it has come.
    pub progress: Progress,
}

/// The code in a frame of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CodeFrame {
    /// The login.
    pub login: LoginId,
    /// How far it has come.
    pub step: CodeStep,
}

/// What the frame shows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CodeStep {
    /// The code of this second, and the method's name.
    Scan(String, Words),
    /// The app has connected.
    Connected,
    /// The login waits no more; the page around goes on.
    Over,
}

/// How far a started login has come: the answer of the progress poll, once a second.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Progress {
    /// The person must do something, or the provider is at work.
    Pending {
        /// What to tell the person.
        message: Message,
        /// What the QR code of this second says; `None` once the app has connected, or on the same device.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        qr: Option<String>,
        /// The link that opens the app on the same device; `None` once the app has connected, or on another device.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<String>,
        /// Seconds until the login must be started again by the person.
        seconds_left: u16,
        /// The seconds that the whole time was, for the bar.
        seconds_total: u16,
    },
    /// The person is authenticated; the page goes to [`path::proceed`].
    Done,
    /// It failed.
    Failed {
        /// Why.
        reason: Reason,
        /// What the operator finds it by.
        reference: Reference,
        /// When it failed.
        at: Timestamp,
    },
}

/// It did not go well.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Failed {
    /// Why.
    pub reason: Reason,
    /// What the operator finds it by.
    pub reference: Reference,
    /// When it failed.
    pub at: Timestamp,
    /// The login, if it can go on: the page then offers to try again or choose another method.
    pub login: Option<FailedLogin>,
}

/// The login that a failure happened in, while it can go on.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct FailedLogin {
    /// Its id.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// The method and device to try again with, if one was started.
    pub again: Option<(MethodId, Device)>,
}

/// The body of every refusal that is not a page (RFC 9457), as `application/problem+json`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Problem {
    /// A URN that holds the code: `urn:tillit:reason:<code>`.
    pub r#type: String,
    /// The reason.
    pub code: Reason,
    /// The HTTP status.
    pub status: u16,
    /// What the operator finds it by.
    pub reference: String,
}
