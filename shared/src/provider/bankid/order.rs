//! The life of an order, from `/auth` to its end.

use super::{
    answer::{Collect, Refusal, Started, UnverifiedCompletion},
    hint::{self, Pending},
};
use crate::{
    api::{Device, Progress, Stage},
    id::{OrderRef, ReturnNonce},
    message::Message,
    reason::Reason,
    secret::SecretText,
    time::{Span, Timestamp},
};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt::Write;

/// How often `/collect` may be called for an order.
pub const COLLECT_INTERVAL: Span = Span::from_seconds(2);
/// How long BankID waits for an app to take up an order before it fails it (`startFailed`).
pub const START_LIFETIME: Span = Span::from_seconds(30);
/// How long orders are renewed without asking the person, counted from the first.
pub const START_WINDOW: Span = Span::from_minutes(3);
/// How long a person may take in the app. BankID publishes no number; it fails the order itself (`expiredTransaction`), and
/// this only bounds our own waiting: longer than BankID's, so that nobody who is slow is cut off by us.
const CONNECTED_WINDOW: Span = Span::from_minutes(10);
/// How many collects in a row may fail for a passing reason before the person is told.
const MAX_TROUBLES: u8 = 5;

/// What kind of device shows the page, guessed from what the browser calls itself. Only words and the form of a link follow from
/// it; the person can always switch.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Platform {
    /// A computer.
    Computer,
    /// A phone, or a tablet that says so.
    Mobile,
}

impl Platform {
    /// The guess from a `User-Agent` header.
    pub fn guess(user_agent: &str) -> Self {
        let mobile = ["iPhone", "iPad", "iPod", "Android"]
            .iter()
            .any(|word| user_agent.contains(word));
        if mobile { Platform::Mobile } else { Platform::Computer }
    }

    /// Where the e-ID most likely is: a phone carries its own, a computer is used with a phone beside it. `None` for a tablet, where
    /// either is as likely; the person is asked.
    pub fn likely_device(self, user_agent: &str) -> Option<Device> {
        let tablet = user_agent.contains("iPad") || user_agent.contains("Android") && !user_agent.contains("Mobile");
        match self {
            Platform::Computer => Some(Device::Other),
            Platform::Mobile if tablet => None,
            Platform::Mobile => Some(Device::This),
        }
    }
}

/// An order that waits for the person. It lives sealed in the login's cookie; of its secrets only what [`Order::progress`] computes
/// ever reaches the page.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Order {
    order_ref: OrderRef,
    auto_start_token: SecretText,
    qr_start_token: SecretText,
    qr_start_secret: SecretText,
    start: Start,
    /// When the first order of this start was received.
    first_received: Timestamp,
    /// When this order was received: second 0 of its QR code.
    received: Timestamp,
    collected: Timestamp,
    deadline: Timestamp,
    connected: Option<Message>,
    troubles: u8,
    returned: bool,
    /// Whether nobody took it up in time and BankID has ended it, but the order that takes its place could not be begun yet.
    ended: bool,
}

/// How the person started the method; kept over renewals.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Start {
    /// Where the e-ID is.
    pub device: Device,
    /// What kind of device shows the page.
    pub platform: Platform,
    /// The nonce in the return address; only for the same device.
    pub return_nonce: Option<ReturnNonce>,
    /// The address that the order was begun for.
    pub end_user_ip: String,
    /// What the person sees in the app, and signs.
    pub visible: String,
}

/// What comes of a collect.
#[derive(Debug)]
pub enum Next {
    /// The person has identified themselves, says BankID.
    Complete(Box<UnverifiedCompletion>),
    /// It is over.
    Failed(Reason),
    /// It goes on.
    Pending(Order),
    /// Nobody has scanned the code in time; a new order is begun in its place.
    Renew,
}

impl Order {
    /// The order that `/auth` has just given, received at `now`.
    pub fn new(started: Started, start: Start, now: Timestamp) -> Self {
        let window = match start.device {
            Device::Other => START_WINDOW,
            Device::This => START_LIFETIME,
        };
        Order {
            order_ref: started.order_ref,
            auto_start_token: started.auto_start_token,
            qr_start_token: started.qr_start_token,
            qr_start_secret: started.qr_start_secret,
            start,
            first_received: now,
            received: now,
            collected: now,
            deadline: now.after(window),
            connected: None,
            troubles: 0,
            returned: false,
            ended: false,
        }
    }

    /// The order that takes this one's place within the same window.
    pub fn renewed(self, started: Started, now: Timestamp) -> Self {
        let first_received = self.first_received;
        Order {
            first_received,
            deadline: first_received.after(START_WINDOW),
            ..Order::new(started, self.start, now)
        }
    }

    /// This order, which nobody has scanned, when BankID could not begin the one that takes its place at `now`: for a while that is
    /// tried again, and `None` when that was long enough.
    pub fn unrenewed(self, refusal: Refusal, now: Timestamp) -> Option<Self> {
        (refusal.is_passing() && self.troubles < MAX_TROUBLES).then(|| Order {
            ended: true,
            troubles: self.troubles + 1,
            collected: now,
            ..self
        })
    }

    /// Whether BankID has ended this order, and another is to take its place: there is nothing to collect.
    pub fn is_ended(&self) -> bool {
        self.ended
    }

    /// BankID's name of the order.
    pub fn order_ref(&self) -> &OrderRef {
        &self.order_ref
    }

    /// When BankID was last asked about it, or it was received.
    pub fn collected(&self) -> Timestamp {
        self.collected
    }

    /// How it was started.
    pub fn start(&self) -> &Start {
        &self.start
    }

    /// Whether `nonce` is the one in this order's return address.
    pub fn returns_with(&self, nonce: &ReturnNonce) -> bool {
        self.start.return_nonce.as_ref() == Some(nonce)
    }

    /// The app has sent the person back with this order's nonce.
    pub fn with_return(self) -> Self {
        Order { returned: true, ..self }
    }

    /// The nonce that the person must still come back with, once BankID says that they are identified; `None` where there is nothing to
    /// wait for. On the same device the link can be sent to somebody else: only who comes back by the return address is the one who
    /// began. On another device the code that moves each second does that work.
    pub fn awaited_return(&self) -> Option<ReturnNonce> {
        self.start.return_nonce.filter(|_| !self.returned)
    }

    /// Whether it is time to ask BankID. At most every two seconds; and not in the two seconds before an unscanned order runs
    /// out, so that the question falls on its end and the next order follows without a gap in the codes.
    pub fn is_collect_due(&self, now: Timestamp) -> bool {
        let rested = now.since(self.collected) >= COLLECT_INTERVAL;
        let age = now.since(self.received);
        let ends_soon = self.connected.is_none()
            && age < START_LIFETIME
            && age.millis() + COLLECT_INTERVAL.millis() > START_LIFETIME.millis();
        rested && !ends_soon
    }

    /// Whether the time that the person had is over.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now > self.deadline
    }

    /// What the person is told when their time is over.
    pub fn over_reason(&self) -> Reason {
        match (self.connected, self.start.device) {
            (Some(_), _) => Reason::BankIdExpired,
            (None, Device::Other) => Reason::BankIdNotScanned,
            (None, Device::This) => Reason::BankIdNoApp,
        }
    }

    /// What follows from what BankID said, or did not say, at `now`.
    pub fn after(mut self, answer: Result<Collect, Refusal>, now: Timestamp) -> Next {
        self.collected = now;
        match answer {
            Ok(Collect::Complete(completion)) if completion.is_risky() => Next::Failed(Reason::BankIdRisk),
            Ok(Collect::Complete(completion)) => Next::Complete(completion),
            Ok(Collect::Failed(code)) if code == "startFailed" && self.may_renew(now) => Next::Renew,
            Ok(Collect::Failed(code)) => Next::Failed(hint::failed(&code, self.start.device)),
            Ok(Collect::Pending(code)) => {
                self.troubles = 0;
                if let Pending::Connected(message) = hint::pending(&code, self.start.platform) {
                    if self.connected.is_none() {
                        self.deadline = now.after(CONNECTED_WINDOW);
                    }
                    self.connected = Some(message);
                }
                Next::Pending(self)
            }
            Err(refusal) if refusal.is_passing() && self.troubles < MAX_TROUBLES => {
                self.troubles += 1;
                Next::Pending(self)
            }
            Err(refusal) => Next::Failed(refusal.reason()),
        }
    }

    /// What follows when BankID has ended this order at `now` and nobody has got its word of how: it says so once. One that nobody had scanned
    /// when its time ran out is renewed.
    pub fn lost(self, now: Timestamp) -> Next {
        let ran_out = self.connected.is_none() && now.since(self.received) >= START_LIFETIME;
        if ran_out && self.may_renew(now) {
            Next::Renew
        } else {
            Next::Failed(Reason::BankIdFailed)
        }
    }

    /// An unscanned code is renewed; an app that did not open on this device is for the person to start again.
    fn may_renew(&self, now: Timestamp) -> bool {
        self.start.device == Device::Other && now < self.first_received.after(START_WINDOW)
    }

    /// What the page shows at `now`.
    pub fn progress(&self, now: Timestamp) -> Progress {
        let awaiting_app = self.connected.is_none();
        let message = self.connected.unwrap_or_else(|| hint::awaiting_app(self.start.device));
        let (qr, link) = match self.start.device {
            Device::Other if awaiting_app => (self.qr_data(now), None),
            Device::This if awaiting_app => (None, Some(self.start_link())),
            _ => (None, None),
        };
        Progress::Pending {
            stage: if awaiting_app {
                Stage::AwaitingApp
            } else {
                Stage::Connected
            },
            message,
            qr,
            link,
            seconds_left: seconds(self.deadline.since(now)),
            seconds_total: seconds(match (awaiting_app, self.start.device) {
                (true, Device::Other) => START_WINDOW,
                (true, Device::This) => START_LIFETIME,
                (false, _) => CONNECTED_WINDOW,
            }),
        }
    }

    /// What the QR code says in the second that `now` is in, counted from when the order was received. `None` once BankID has
    /// given up waiting for a scan: a code that leads nowhere is not shown.
    fn qr_data(&self, now: Timestamp) -> Option<String> {
        let age = now.since(self.received);
        (age < START_LIFETIME).then(|| {
            qr_data(
                self.qr_start_token.reveal(),
                self.qr_start_secret.reveal(),
                age.seconds(),
            )
        })
    }

    /// The link that opens the app on this device. The app returns by the `returnUrl` of the order; `redirect=null` keeps the
    /// program for computers from opening a page of its own.
    fn start_link(&self) -> String {
        let token = self.auto_start_token.reveal();
        match self.start.platform {
            Platform::Computer => format!("bankid:///?autostarttoken={token}&redirect=null"),
            Platform::Mobile => format!("https://app.bankid.com/?autostarttoken={token}"),
        }
    }
}

/// The content of the animated QR code in its second `time`:
/// `bankid.<qrStartToken>.<time>.<hex(HMAC-SHA-256(qrStartSecret, time))>`.
fn qr_data(token: &str, secret: &str, time: u64) -> String {
    let time = time.to_string();
    let mut data = String::with_capacity(token.len() + time.len() + 73);
    data.push_str("bankid.");
    data.push_str(token);
    data.push('.');
    data.push_str(&time);
    data.push('.');
    // HMAC takes a key of any length.
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) {
        mac.update(time.as_bytes());
        for byte in mac.finalize().into_bytes() {
            // Writing to a String cannot fail.
            let _ = write!(data, "{byte:02x}");
        }
    }
    data
}

fn seconds(span: Span) -> u16 {
    u16::try_from(span.seconds()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
