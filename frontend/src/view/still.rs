//! Pages that the edge alone renders. The browser gets them without script, and its program does not hold them.

use super::{between, guide, session};
use crate::{
    component::frame::{Around, frame},
    text,
};
use shared::{
    api::{Still, View},
    language::Language,
};
use yew::{Html, Properties, component};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// As the edge has filled it.
    pub view: View<Still>,
}

/// A page.
#[component]
pub fn StillPage(props: &Props) -> Html {
    let view = &props.view;
    let text = text::of(view.language);
    let (words, login) = ((view.language, text), view.screen.login());
    let (is_wide, content) = match &view.screen {
        Still::Before(page) => (false, between::before(page, words)),
        Still::Release(page) => (false, between::release(page, words)),
        Still::Session(page) => (false, session::session(page, view.language)),
        Still::Guide { page, login } => (true, guide::guide(page, words, (&view.operator, *login))),
    };
    frame(view, text, Around { is_wide, login }, content)
}

/// The title of the page.
pub fn title(page: &Still, language: Language) -> String {
    match page {
        Still::Before(page) => between::before_title(page, language),
        Still::Release(page) => between::release_title(page, language),
        Still::Session(page) => session::title(page, language),
        Still::Guide { page, .. } => guide::title(page, language),
    }
}
