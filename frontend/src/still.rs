//! What stands in for `live` where a page is only rendered: nothing polls, nothing moves.

use crate::state::State;
use yew::{UseReducerHandle, hook};

/// Does nothing; the browser's build has the real one.
#[hook]
pub fn use_live(_state: &UseReducerHandle<State>) {}
