//! What the tests that need two rooms at once have in common: the whole suite on this machine, a real browser, and a phone that reads
//! what the browser shows.

mod browser;
mod running;

pub use browser::{Browser, Options as BrowserOptions, read_qr};
pub use running::{AGDA, Suite, TOLVAN};
