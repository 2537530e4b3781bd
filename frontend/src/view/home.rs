//! The front page: for a person who came here without an e-service.

use super::heading;
use crate::text::Text;
use yew::{Html, html};

/// The page.
pub fn home(text: &Text) -> Html {
    html! {
        <>
            {heading(text.home_title)}
            <p class="lead">{text.home_what}</p>
            <p>{text.home_how}</p>
        </>
    }
}
