//! The handlers against a made-up world: exact statuses, headers, cookies and log lines, and no host.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where its assumption fails"
)]

mod attacks;
mod authorize;
mod bankid;
mod browser;
mod choice;
mod employment;
mod pages;
mod provider;
mod random;
mod session;
mod step_up;
mod token;
mod world;
