//! A field for those who look for something in a long list. With script the list follows what is typed; without, the form asks the edge.

use crate::text::Text;
use shared::{
    api::{field, path},
    id::LoginId,
    search,
};
use yew::{Callback, Html, InputEvent, html};

/// The id of the field.
const FIELD: &str = "sought";

/// A list that can be searched.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'a> {
    /// The page that the form asks for.
    pub page: &'a str,
    /// The login that must go along in the form.
    pub login: Option<LoginId>,
    /// What is looked for.
    pub query: &'a str,
    /// How many of the list were found.
    pub found: usize,
    /// How many there are.
    pub total: usize,
}

/// The field, and how many were found; said aloud when that changes.
pub fn search(of: Searched<'_>, text: &Text, seek: &Callback<InputEvent>) -> Html {
    let count = if of.query.is_empty() {
        String::new()
    } else {
        (text.found)(of.found, of.total)
    };
    // A field that shows nothing is left alone: somebody may have typed before the script came.
    let value = Some(of.query).filter(|query| !query.is_empty()).map(str::to_owned);
    html! {
        <>
            <form class="search" role="search" method="get" action={of.page.to_owned()}>
                if let Some(login) = of.login {
                    <input type="hidden" name={field::LOGIN} value={login.to_string()} />
                }
                <label for={FIELD}>{text.search}</label>
                <input
                    id={FIELD}
                    type="search"
                    name={field::SEARCH}
                    {value}
                    maxlength={search::MAX.to_string()}
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    oninput={seek.clone()}
                />
                <button type="submit" class="button">{text.search_button}</button>
            </form>
            <p class="note" role="status">{count}</p>
        </>
    }
}

/// What to do where nothing was found.
pub fn nothing(of: Searched<'_>, login: Option<LoginId>, text: &Text) -> Html {
    html! {
        <div class="notice">
            <p>{text.search_nothing}</p>
            <ul class="links" role="list">
                <li><a href={path::from_login(of.page, of.login)}>{text.search_all}</a></li>
                <li><a href={path::from_login(path::GUIDE_FIND, login)}>{text.guide_find}</a></li>
            </ul>
        </div>
    }
}
