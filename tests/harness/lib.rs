//! What the tests that need two rooms at once have in common: the whole suite on this machine, a real browser, and a phone that reads
//! what the browser shows.

mod browser;
#[expect(
    clippy::expect_used,
    reason = "material that cannot be made must stop the test where it is made"
)]
pub mod evidence;
mod running;

pub use browser::{Browser, Options as BrowserOptions, read_qr};
pub use running::{AGDA, Suite, TOLVAN};
