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
mod wait;

use crate::{component::HEADING, state::State, text::Text};
use shared::{
    api::{Operator, Screen},
    id::MethodId,
    language::Language,
};
use yew::{AttrValue, Callback, Html, MouseEvent, html};

/// What stands in the frame.
pub fn screen(state: &State, text: &Text, choose: &Callback<(MethodId, MouseEvent)>) -> Html {
    let language = state.view.language;
    match &state.view.screen {
        Screen::Choose(page) => choose::choose(page, (language, text), state.chosen.as_ref(), choose),
        Screen::Wait(page) => wait::wait(page, (language, text), state),
        Screen::Failed(page) => failed::failed(page, (language, text), &state.view.operator),
        Screen::Home => home::home(text),
        still => still_screen(still, (language, text), &state.view.operator),
    }
}

/// A page that the edge alone renders ([`Screen::is_still`]).
#[cfg(feature = "ssr")]
fn still_screen(screen: &Screen, words: (Language, &Text), operator: &Operator) -> Html {
    match screen {
        Screen::Before(page) => between::before(page, words),
        Screen::Release(page) => between::release(page, words),
        Screen::Employments(page) => session::employments(page, words),
        Screen::Session(page) => session::session(page, words.0),
        Screen::Guide(page) => guide::guide(page, words, operator),
        Screen::Choose(_) | Screen::Wait(_) | Screen::Failed(_) | Screen::Home => Html::default(),
    }
}

/// The browser gets such a page without script, so it never comes here.
#[cfg(not(feature = "ssr"))]
fn still_screen(_: &Screen, _: (Language, &Text), _: &Operator) -> Html {
    Html::default()
}

/// The title of a page that the edge alone renders.
#[cfg(feature = "ssr")]
pub fn still_title(screen: &Screen, language: Language) -> String {
    match screen {
        Screen::Before(page) => between::before_title(page, language),
        Screen::Release(page) => between::release_title(page, language),
        Screen::Employments(page) => session::employments_title(page, language),
        Screen::Session(page) => session::title(page, language),
        Screen::Guide(page) => guide::title(page, language),
        Screen::Choose(_) | Screen::Wait(_) | Screen::Failed(_) | Screen::Home => String::new(),
    }
}

/// The browser gets such a page without script, so it never comes here.
#[cfg(not(feature = "ssr"))]
pub fn still_title(_: &Screen, _: Language) -> String {
    String::new()
}

/// The heading of a page. It can take the focus, but not by the Tab key.
fn heading(words: impl Into<AttrValue>) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{words.into()}</h1> }
}
