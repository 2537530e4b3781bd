//! BankID: the server of the Relying Party API v6.0, and what an app does with its orders.
//!
//! [`BankId`] is the whole of it in memory: tests drive it in process, [`serve`] puts the Relying Party API in front of it, and
//! [`crate::phone`] a telephone. Where BankID's documents are silent:
//! - an order is a person's from when their app takes it, or from the start if the relying party demands them by number;
//! - an app that takes an order of a person who has another running ends that one with `cancelled`; a relying party that
//!   demands such a person gets `alreadyInProgress`, and the running order ends with `cancelled`;
//! - an app of the wrong person or the wrong kind is turned away, and the order goes on waiting;
//! - `/cancel` of an order that is over is `invalidParameters`, and so is `/collect` of one that was cancelled.

mod completion;
mod error;
mod evidence;
mod fault;
mod hint;
mod kind;
mod order;
mod phone_error;
pub mod qr;
mod registry;
mod request;
mod server;
mod signature;
mod tls;

pub use completion::Risk;
pub use error::{ApiError, ErrorCode};
pub use fault::{Fault, Injection, Method};
pub use hint::{FAILED, Hint, PENDING};
pub use kind::Kind;
pub use order::{Collects, IN_APP_LIMIT, RelyingParty, START_LIMIT, Status};
pub use phone_error::PhoneError;
pub use registry::{OrderView, Phone};
pub use server::serve;

use crate::clock::Clock;
use crate::pki::Pki;
use fault::{Faults, Strike};
use order::{Collected, Started};
use registry::Registry;
use request::{Purpose, Start};
use shared::time::Span;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// A BankID of one's own. Copies are the same one.
#[derive(Clone, Debug)]
pub struct BankId(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    clock: Clock,
    pki: Arc<Pki>,
    in_app: Span,
    registry: Mutex<Registry>,
    faults: Mutex<Faults>,
    /// Changes when open connections are to be closed.
    hang_up: watch::Sender<()>,
}

/// Whoever panicked while holding the lock, what it guards is whole: every change is a single assignment or insertion.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl BankId {
    /// A BankID without orders, by that clock and with those keys.
    pub fn new(clock: Clock, pki: Arc<Pki>) -> Self {
        BankId::with_in_app_limit(clock, pki, IN_APP_LIMIT)
    }

    /// As [`BankId::new`], with another limit for how long a person may take in the app.
    pub fn with_in_app_limit(clock: Clock, pki: Arc<Pki>, in_app: Span) -> Self {
        BankId(Arc::new(Inner {
            clock,
            pki,
            in_app,
            registry: Mutex::default(),
            faults: Mutex::default(),
            hang_up: watch::Sender::new(()),
        }))
    }

    /// The keys it works with.
    pub fn pki(&self) -> &Pki {
        &self.0.pki
    }

    /// The clock it goes by.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    fn registry(&self) -> MutexGuard<'_, Registry> {
        let mut registry = lock(&self.0.registry);
        registry.advance(self.0.clock.now(), self.0.in_app);
        registry
    }

    fn begin(&self, purpose: Purpose, start: Start, relying_party: RelyingParty) -> Result<Started, ApiError> {
        start.check(purpose)?;
        self.registry().begin(purpose, start, relying_party, self.0.clock.now())
    }

    fn collect(&self, order_ref: &str, relying_party: &RelyingParty) -> Result<Collected, ApiError> {
        self.registry()
            .of(order_ref, relying_party)?
            .collect(self.0.clock.now())
    }

    fn cancel(&self, order_ref: &str, relying_party: &RelyingParty) -> Result<(), ApiError> {
        self.registry()
            .of(order_ref, relying_party)?
            .withdraw(self.0.clock.now())
    }

    /// The app scans a QR code. Gives the order's id.
    ///
    /// # Errors
    /// If the code is no code of a waiting order, or not of this second; a stale one ends the order with `startFailed`.
    pub fn scan(&self, content: &str, phone: Phone) -> Result<String, PhoneError> {
        self.registry().scan(content, phone, self.0.clock.now())
    }

    /// The app is started with a link on the device where the login is. Gives the order's id.
    ///
    /// # Errors
    /// If the link starts no waiting order.
    pub fn open(&self, link: &str, phone: Phone) -> Result<String, PhoneError> {
        self.registry().open(link, phone, self.0.clock.now())
    }

    /// The person types the security code (any six digits) and agrees.
    ///
    /// # Errors
    /// If the order is not in an app, or the code is not six digits.
    pub fn approve(&self, id: &str, code: &str, risk: Risk) -> Result<OrderView, PhoneError> {
        self.registry().approve(id, code, risk, &self.0.pki, self.0.clock.now())
    }

    /// The person cancels in the app: the order fails with `userCancel`.
    ///
    /// # Errors
    /// If the order is not in an app.
    pub fn decline(&self, id: &str) -> Result<OrderView, PhoneError> {
        self.registry().decline(id, self.0.clock.now())
    }

    /// One order, by its id (which is its `orderRef`).
    ///
    /// # Errors
    /// If there is no such order, or it was over long ago.
    pub fn order(&self, id: &str) -> Result<OrderView, PhoneError> {
        self.registry().view(id, self.0.clock.now())
    }

    /// Every order that is remembered, the oldest first.
    pub fn orders(&self) -> Vec<OrderView> {
        self.registry().views(self.0.clock.now())
    }

    /// Makes one order tell a hint, or fail with it; with no hint it tells its own again.
    ///
    /// # Errors
    /// If there is no such order.
    pub fn hint(&self, id: &str, hint: Option<&Hint>) -> Result<OrderView, PhoneError> {
        self.registry().hint(id, hint, self.0.clock.now())
    }

    /// Makes every order from now on begin with a hint; with none they go their own way again.
    pub fn hint_all(&self, hint: Option<Hint>) {
        self.registry().hint_all(hint);
    }

    /// Turns a fault on.
    pub fn break_with(&self, injection: Injection) {
        let hangs_up = injection.fault == Fault::WrongCertificate;
        lock(&self.0.faults).add(injection);
        if hangs_up {
            self.0.hang_up.send_replace(());
        }
    }

    /// The faults that are on.
    pub fn faults(&self) -> Vec<Injection> {
        lock(&self.0.faults).list()
    }

    /// Turns all faults off.
    pub fn mend(&self) {
        let was_wrong = self
            .faults()
            .iter()
            .any(|injection| injection.fault == Fault::WrongCertificate);
        lock(&self.0.faults).clear();
        if was_wrong {
            self.0.hang_up.send_replace(());
        }
    }

    /// Forgets every order, hint and fault.
    pub fn reset(&self) {
        self.mend();
        *lock(&self.0.registry) = Registry::default();
    }

    fn strike(&self, method: Option<Method>) -> Strike {
        lock(&self.0.faults).strike(method)
    }

    fn is_certificate_wrong(&self) -> bool {
        lock(&self.0.faults).is_certificate_wrong()
    }

    fn hang_ups(&self) -> watch::Receiver<()> {
        self.0.hang_up.subscribe()
    }
}
