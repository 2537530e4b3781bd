//! The pages: one file each.

#[cfg(feature = "ssr")]
mod between;
mod choose;
mod failed;
#[cfg(feature = "ssr")]
mod guide;
mod home;
#[cfg(feature = "ssr")]
mod session;
#[cfg(feature = "ssr")]
pub mod still;
mod wait;

use crate::{component::HEADING, state::State, text::Text};
use shared::{api::Screen, id::MethodId};
use yew::{AttrValue, Callback, Html, MouseEvent, html};

/// What stands in the frame of a page that comes alive.
pub fn screen(state: &State, text: &Text, choose: &Callback<(MethodId, MouseEvent)>) -> Html {
    let language = state.view.language;
    match &state.view.screen {
        Screen::Choose(page) => choose::choose(page, (language, text), state.chosen.as_ref(), choose),
        Screen::Wait(page) => wait::wait(page, (language, text), state),
        Screen::Failed(page) => failed::failed(page, (language, text), &state.view.operator),
        Screen::Home => home::home(text),
    }
}

/// The heading of a page. It can take the focus, but not by the Tab key.
fn heading(words: impl Into<AttrValue>) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{words.into()}</h1> }
}
