//! People's journeys, in a real browser, against the component that is deployed.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where its assumption fails"
)]

mod cancel;
mod faults;
mod journey;
mod log_in;
mod scan;
mod screens;
mod tabs;
mod without_script;
