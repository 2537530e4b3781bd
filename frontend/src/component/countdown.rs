//! The time left: digits for the eye, words for the ear, a bar for both.

use crate::text::Text;
use yew::{Html, html};

/// The time left of a whole, in seconds, with what can be done about it beside.
pub fn countdown(text: &Text, left: u16, total: u16, more: Html) -> Html {
    // A bar without length has no place to stand on.
    let total = total.max(left).max(1);
    html! {
        <div class="countdown">
            <p>
                {text.time_left}{" "}
                <span class="digits" aria-hidden="true">{format!("{}:{:02}", left / 60, left % 60)}</span>
            </p>
            {more}
            <progress
                aria-label={text.time_left}
                aria-valuetext={(text.time)(left)}
                max={total.to_string()}
                value={left.to_string()}
            />
        </div>
    }
}
