//! Takes the place of `live` where there is no browser: the edge renders the first state of a page, and nothing follows.

use crate::state::State;
use yew::{InputEvent, UseReducerHandle, hook};

/// Does nothing.
#[hook]
pub fn use_live(_state: &UseReducerHandle<State>) {}

/// Nobody types at the edge.
pub fn typed(_input: &InputEvent) -> Option<String> {
    None
}
