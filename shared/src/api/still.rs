//! The pages that script could make no better.

use super::{
    Words,
    screen::{Device, Wait},
};
use crate::{
    guide::Guide,
    id::{LoginId, MethodId},
    loa::Loa,
    time::Timestamp,
};

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
    /// [`super::Screen::Wait`] for a browser without script: the code is in a frame of its own, which alone is fetched each second.
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

/// What must be asked before a method is started: the person's consent, or where the e-ID is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Before {
    /// The login.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// The method: the value of [`super::field::METHOD`].
    pub method: MethodId,
    /// Its name.
    pub name: Words,
    /// Whether the person must agree to use a private e-ID at work.
    pub consent: bool,
    /// Where the e-ID is, if that is known; else the person is asked.
    pub device: Option<Device>,
    /// Whether the person can still choose another method: not where they have used this one already, and agree afterwards.
    pub may_change: bool,
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
    /// Until when the person may go on.
    pub until: Timestamp,
    /// The name of the person whom a session has answered for, who may be somebody else than whoever sits there now. This page and the
    /// session's alone show a name, to the person themselves.
    pub resumed_as: Option<String>,
}

/// Which of several employments, or of several commissions in one, the person logs in with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Employments {
    /// The login.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// Until when the person may go on.
    pub until: Timestamp,
    /// What there is to choose from. The place in the list is the value of [`super::field::EMPLOYMENT`].
    pub employments: Vec<EmploymentChoice>,
}

/// An employment that the person may log in with, as the sources name it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EmploymentChoice {
    /// The organisation.
    pub organisation: String,
    /// The unit in it.
    pub unit: Option<String>,
    /// The commission, where the e-service asks for it and the employment has any.
    pub commission: Option<CommissionChoice>,
    /// The roles.
    pub roles: Vec<String>,
}

/// What tells a commission from others.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CommissionChoice {
    /// What it is called.
    pub name: String,
    /// The care unit.
    pub care_unit: Option<String>,
    /// What it is for.
    pub purpose: String,
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
        /// When they logged in.
        since: Timestamp,
        /// The level that was proved then; `None` where none was.
        level: Option<Loa>,
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
    /// The commission in health and care.
    Commission,
    /// The e-ID method.
    Method,
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
            Released::Commission => 10,
            Released::Method => 11,
        }
    }
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
    /// A new code is on its way.
    Renewing,
    /// The app has connected.
    Connected,
    /// The login waits no more; the page around goes on.
    Over,
}
