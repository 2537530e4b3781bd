//! The parts that pages are made of. They get values and callbacks, hold no words of their own and decide nothing.

pub mod button;
pub mod countdown;
pub mod frame;
pub mod icon;
pub mod method;
pub mod qr;
pub mod search;
pub mod steps;

/// The id of the part of the page that the skip link leads to.
pub const MAIN: &str = "main";
/// The id of the form that starts a method: the buttons of methods name it, also those outside of it.
pub const START: &str = "start";
/// The id of the code that is shown large, over the page.
pub const ENLARGED: &str = "qr-large";
/// The id of the page's heading, which takes the focus when the page has become another.
pub const HEADING: &str = "heading";
