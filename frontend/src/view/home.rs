//! The front page: for a person who came here without an e-service.

use super::{heading, starts};
use crate::text::Text;
use shared::{api::Home, language::Language};
use yew::{Html, html};

/// The page.
pub fn home(page: &Home, (language, text): (Language, &Text)) -> Html {
    html! {
        <>
            {heading(text.home_title)}
            <p class="lead">{text.home_what}</p>
            <p>{text.home_how}</p>
            {starts(&page.starts, (language, text))}
        </>
    }
}
