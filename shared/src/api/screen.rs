//! The pages that come alive in the browser, and what they are made of.

use super::Words;
use crate::{
    id::{LoginId, MethodId, Reference},
    loa::Demand,
    message::Message,
    portal::PrivatePolicy,
    reason::Reason,
    search::{self, Search},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

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
    Home(Home),
}

impl Screen {
    /// The login that the page is of.
    pub fn login(&self) -> Option<LoginId> {
        match self {
            Screen::Choose(choose) => Some(choose.login),
            Screen::Wait(wait) => Some(wait.login),
            Screen::Failed(failed) => failed.login.as_ref().map(|login| login.login),
            Screen::Home(_) => None,
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
    /// What people do there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Words>,
    /// The path of its logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The level that is required.
    pub required: Required,
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

/// The level that a login must prove, as pages say it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Required {
    /// What this demand accepts.
    Demand(Demand),
    /// Some levels of what the e-service demands, which it has named this time: their numbers, the lowest first.
    Only(Vec<u8>),
}

/// A method that can be used.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Offered {
    /// The method's id: the value of [`super::field::METHOD`].
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
    /// The method's id, for its page in the guide.
    pub method: MethodId,
    /// Its name.
    pub name: Words,
    /// One line on what it takes; it is looked for, and not shown.
    pub needs: Words,
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
        search.finds(sought(&self.name, &self.keywords).chain([self.needs.sv.as_str(), &self.needs.en]))
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
    /// Its level is below what is required.
    LevelTooLow,
    /// Its level is not below what is required, and yet not among the levels that are accepted.
    LevelNotAccepted,
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
    /// The method in use: the value of [`super::field::METHOD`] for starting again.
    pub method: MethodId,
    /// Its name.
    pub name: Words,
    /// Where the e-ID is.
    pub device: Device,
    /// How far it has come.
    pub progress: Progress,
}

/// How far the e-ID has come in a login that is under way.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// No app has taken the login up: the code is to be scanned, or the app to be opened.
    AwaitingApp,
    /// The app has taken it up.
    Connected,
    /// The app is done; the person must come back by the address that it opens.
    AwaitingReturn,
}

/// How far a started login has come: the answer of the progress poll, once a second.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Progress {
    /// The person must do something, or the provider is at work.
    Pending {
        /// How far the e-ID has come.
        stage: Stage,
        /// What to tell the person.
        message: Message,
        /// What the QR code of this second says; `None` once the app has connected, on the same device, or while a new code is on its
        /// way.
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
    /// The person is authenticated; the page goes to [`super::path::proceed`].
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
    /// Where a person can begin anew, if there is no login.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub starts: Vec<Start>,
}

/// The front page.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Home {
    /// Where a person can begin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub starts: Vec<Start>,
}

/// Where a person begins to use an e-service.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Start {
    /// The e-service's name.
    pub service: Words,
    /// The address of its page.
    pub address: String,
}

/// The login that a failure happened in, while it can go on.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct FailedLogin {
    /// Its id.
    pub login: LoginId,
    /// The e-service's name.
    pub service: Words,
    /// What there is to try again.
    pub again: Again,
}

/// What there is to try again after a failure.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Again {
    /// What comes after the person was authenticated; with another method only if a session has answered, whose person may be another.
    Arriving {
        /// Whether a session has answered.
        resumed: bool,
    },
    /// This method on this device.
    Method(MethodId, Device),
    /// Nothing: no method was started.
    Nothing,
}
