//! Rules about the repository itself: which crate may know which, which word belongs to which room, and that documents tell the truth.

#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

mod documents;
mod rooms;
mod source;
mod style;
