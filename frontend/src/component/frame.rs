//! What stands around every page: whose it is, the language, whom to ask.

use crate::{
    component::MAIN,
    text::{self, Text},
};
use shared::{
    api::{Assets, View, field, path},
    id::LoginId,
    language::Language,
};
use yew::{Html, html};

/// What the frame must know of what it stands around.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Around {
    /// Whether the content takes more than one column of text.
    pub is_wide: bool,
    /// The login that the page is of: whoever reads the guide finds back to it.
    pub login: Option<LoginId>,
}

/// The page around its content.
pub fn frame<S>(view: &View<S>, text: &Text, around: Around, content: Html) -> Html {
    let class = if around.is_wide { "main wide" } else { "main" };
    html! {
        <>
            {header(view, text)}
            <main id={MAIN} class={class} tabindex="-1">{content}</main>
            {footer(view, text, around.login)}
        </>
    }
}

fn header<S>(view: &View<S>, text: &Text) -> Html {
    html! {
        <header class="top">
            if view.operator.test_environment {
                <p class="test">{text.test_environment}</p>
            }
            <div class="bar">
                <p class="operator">
                    {logo(view)}
                    <span>{view.operator.name.in_language(view.language).to_owned()}</span>
                </p>
                {languages(view, text)}
            </div>
        </header>
    }
}

/// The operator's logo, or else the portal's mark. The name stands beside it, so it is decoration.
fn logo<S>(view: &View<S>) -> Html {
    let Assets { version, theme } = &view.assets;
    let own = theme.as_ref().and_then(|theme| Some((theme, theme.logo.as_ref()?)));
    let Some((theme, logo)) = own else {
        let mark = format!("{}{version}/mark.svg", path::ASSETS);
        return html! { <img src={mark} alt="" width="36" height="36" /> };
    };
    let address = |name: &String| format!("{}{}/{name}", path::THEME, theme.version);
    html! {
        <picture>
            if let Some(dark) = &theme.logo_dark {
                <source srcset={address(dark)} media="(prefers-color-scheme: dark)" />
            }
            <img class="logo" src={address(logo)} alt="" />
        </picture>
    }
}

/// The language picker: a button for each other language, named in that language.
fn languages<S>(view: &View<S>, text: &Text) -> Html {
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

fn footer<S>(view: &View<S>, text: &Text, login: Option<LoginId>) -> Html {
    let page = |path| path::from_login(path, login);
    html! {
        <footer class="foot">
            <div class="inner">
                <p><strong>{text.help}</strong>{" "}{view.operator.helpdesk.in_language(view.language).to_owned()}</p>
                <ul class="links" role="list">
                    <li><a href={page(path::GUIDE)}>{text.guide}</a></li>
                    <li><a href={page(path::ACCESSIBILITY)}>{text.accessibility_statement}</a></li>
                    <li><a href={page(path::LANGUAGES)}>{text.more_languages}</a></li>
                    // Whoever logs in is not led away from it.
                    if login.is_none() {
                        <li><a href={path::SESSION}>{text.session}</a></li>
                    }
                </ul>
            </div>
        </footer>
    }
}
