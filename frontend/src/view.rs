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

use crate::{
    component::{HEADING, method::Choosing},
    state::State,
    text::Text,
};
use shared::{
    api::{Screen, Start},
    language::Language,
};
use yew::{AttrValue, Callback, Html, InputEvent, html};

/// What the page tells of the person's doings.
pub struct Acts {
    /// A method is chosen.
    pub choose: Choosing,
    /// Something is typed into the search field.
    pub seek: Callback<InputEvent>,
}

/// What stands in the frame of a page that comes alive.
pub fn screen(state: &State, text: &Text, acts: &Acts) -> Html {
    let language = state.view.language;
    match &state.view.screen {
        Screen::Choose(page) => choose::choose(page, (language, text), state.chosen.as_ref(), acts),
        Screen::Wait(page) => wait::wait(page, (language, text), state, false),
        Screen::Failed(page) => failed::failed(page, (language, text), &state.view.operator),
        Screen::Home(page) => home::home(page, (language, text)),
    }
}

/// Where a person can begin, as links; nothing where the operator names none.
fn starts(starts: &[Start], (language, text): (Language, &Text)) -> Html {
    let link = |start: &Start| html! { <li><a href={start.address.clone()}>{start.service.in_language(language).to_owned()}</a></li> };
    html! {
        if !starts.is_empty() {
            <h2>{text.starts}</h2>
            <ul class="links" role="list">{ for starts.iter().map(link) }</ul>
        }
    }
}

/// The heading of a page. It can take the focus, but not by the Tab key.
fn heading(words: impl Into<AttrValue>) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{words.into()}</h1> }
}
