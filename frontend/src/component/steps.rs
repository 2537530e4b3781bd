//! Numbered steps.

use yew::{Html, html};

/// A short numbered list.
pub fn steps(steps: impl IntoIterator<Item = String>) -> Html {
    html! {
        <ol class="steps" role="list">
            { for steps.into_iter().map(|step| html! { <li>{step}</li> }) }
        </ol>
    }
}
