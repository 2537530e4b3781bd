//! What stands around every page: whose it is, the language, whom to ask.

use crate::{
    component::MAIN,
    text::{self, Text},
};
use shared::{
    api::{Screen, View, field, path},
    language::Language,
};
use yew::{Html, html};

/// The page around its content.
pub fn frame(view: &View, text: &Text, content: Html) -> Html {
    let class = match view.screen {
        Screen::Wait(_) | Screen::Guide(_) => "main wide",
        _ => "main",
    };
    html! {
        <>
            {header(view, text)}
            <main id={MAIN} class={class} tabindex="-1">{content}</main>
            {footer(view, text)}
        </>
    }
}

fn header(view: &View, text: &Text) -> Html {
    let mark = format!("{}{}/mark.svg", path::ASSETS, view.assets.version);
    html! {
        <header class="top">
            if view.operator.test_environment {
                <p class="test">{text.test_environment}</p>
            }
            <div class="bar">
                <p class="operator">
                    <img src={mark} alt="" width="36" height="36" />
                    <span>{view.operator.name.in_language(view.language).to_owned()}</span>
                </p>
                {languages(view, text)}
            </div>
        </header>
    }
}

/// The language picker: a button for each other language, named in that language.
fn languages(view: &View, text: &Text) -> Html {
    let others = Language::ALL.into_iter().filter(|language| *language != view.language);
    html! {
        <form class="languages" method="post" action={path::LANGUAGE} aria-label={text.language}>
            <input type="hidden" name={field::BACK} value={view.path.clone()} />
            { for others.map(|language| html! {
                <button
                    type="submit"
                    class="button quiet"
                    name={field::LANGUAGE}
                    value={language.tag()}
                    lang={language.tag()}
                >{text::own_name(language)}</button>
            }) }
        </form>
    }
}

fn footer(view: &View, text: &Text) -> Html {
    html! {
        <footer class="foot">
            <div class="inner">
                <p><strong>{text.help}</strong>{" "}{view.operator.helpdesk.in_language(view.language).to_owned()}</p>
                <ul class="links">
                    <li><a href={path::GUIDE}>{text.guide}</a></li>
                    <li><a href={path::ACCESSIBILITY}>{text.accessibility_statement}</a></li>
                    <li><a href={path::LANGUAGES}>{text.more_languages}</a></li>
                </ul>
            </div>
        </footer>
    }
}
