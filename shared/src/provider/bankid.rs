//! BankID, Relying Party API v6: requests, answers, the animated QR code and the life of an order.
//!
//! An order is begun with `/auth`, followed with `/collect` at most every two seconds, and ends once: complete, failed or
//! cancelled. What the person must do, and what went wrong, follows from BankID's hint codes by one table ([`hint`]).

mod answer;
pub mod evidence;
pub mod hint;
mod order;
mod request;

pub use answer::{Collect, Refusal, Started, UnverifiedCompletion, read_auth, read_collect};
pub use order::{COLLECT_INTERVAL, Next, Order, Platform, START_LIFETIME, START_WINDOW, Start};
pub use request::{AuthRequest, Begin, Binding, cancel_request, collect_request};
