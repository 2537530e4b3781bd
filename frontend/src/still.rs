//! Takes the place of `live` where there is no browser: the edge renders the first state of a page, and nothing follows.

use crate::state::State;
use yew::{UseReducerHandle, hook};

/// Does nothing.
#[hook]
pub fn use_live(_state: &UseReducerHandle<State>) {}
