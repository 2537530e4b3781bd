//! Pages that the edge alone renders. The browser gets them without script, and its program does not hold them.

use super::{between, guide, session, wait};
use crate::{
    component::{
        button::Weight,
        frame::{Around, frame},
        qr,
    },
    state::State,
    text::{self, Text},
};
use shared::{
    api::{CodeFrame, CodeStep, Screen, Still, View, Wait, path},
    language::Language,
};
use yew::{Html, Properties, component, html};

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
    if let Still::Code(code) = &view.screen {
        return framed(code, view.language, text);
    }
    let (words, login) = ((view.language, text), view.screen.login());
    let (is_wide, content) = match &view.screen {
        Still::Before(page) => (false, between::before(page, words)),
        Still::Release(page) => (false, between::release(page, words)),
        Still::Wait(page) => (true, plain(page, view, text)),
        Still::Code(_) => (false, Html::default()),
        Still::Employments(page) => (false, session::employments(page, words)),
        Still::Session(page) => (false, session::session(page, view.language)),
        Still::Guide { page, login } => (true, guide::guide(page, words, (&view.operator, *login))),
    };
    frame(view, text, Around { is_wide, login }, content)
}

/// The waiting page without script: the same as with, as it is at first.
fn plain(page: &Wait, view: &View<Still>, text: &Text) -> Html {
    let (around, _) = view.clone().apart();
    let state = State::new(around.showing(Screen::Wait(page.clone())));
    wait::wait(page, (view.language, text), &state, true)
}

/// What stands in the frame of that page. It says nothing aloud; a person who looks at it when the login is over need not wait until the
/// page around is fetched.
fn framed(code: &CodeFrame, language: Language, text: &Text) -> Html {
    match &code.step {
        CodeStep::Scan(content, name) => qr::draw(content)
            .map(|drawing| qr::picture(&drawing, (text.qr_name)(name.in_language(language)).into()))
            .unwrap_or_default(),
        CodeStep::Renewing => html! { <p class="framed">{text.code_renewed}</p> },
        CodeStep::Connected => html! { <p class="framed">{text.connected}</p> },
        CodeStep::Over => html! {
            <p class="framed"><a class={Weight::Primary.class()} href={path::login(code.login)} target="_top">{text.go_on}</a></p>
        },
    }
}

/// The title of the page.
pub fn title(page: &Still, language: Language) -> String {
    match page {
        Still::Before(page) => between::before_title(page, language),
        Still::Release(page) => between::release_title(page, language),
        Still::Employments(page) => session::employments_title(page, language),
        Still::Session(page) => session::title(page, language),
        Still::Wait(page) => (text::of(language).log_in_with)(page.name.in_language(language)),
        Still::Code(code) => match &code.step {
            CodeStep::Scan(_, name) => (text::of(language).qr_name)(name.in_language(language)),
            CodeStep::Renewing => text::of(language).code_renewed.to_owned(),
            CodeStep::Connected => text::of(language).connected.to_owned(),
            CodeStep::Over => text::of(language).go_on.to_owned(),
        },
        Still::Guide { page, .. } => guide::title(page, language),
    }
}
