//! Line symbols of our own, on a grid of 24. They are decoration: the words beside them say the same.

use shared::api::Symbol;
use yew::{Html, html};

/// A symbol of this outline, in the colour of the text around it.
fn line(outline: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d={outline} />
        </svg>
    }
}

/// The symbol of a method.
pub fn symbol(symbol: Symbol) -> Html {
    line(match symbol {
        Symbol::Building => "M4 21h16M6 21V6l6-3 6 3v15M10 9.5v.01M14 9.5v.01M10 13v.01M14 13v.01M10.5 21v-4h3v4",
        Symbol::Card => {
            "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5z\
             M6.5 10h3.5v3.5H6.5zM13.5 10h4M13.5 13.5h2.5"
        }
        Symbol::Globe => {
            "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18 5-5.5 5-12.5 0-18z"
        }
        Symbol::Key => "M15.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM11.5 12.3 4 20v1h3v-2h2v-2h2l1.8-2.8M17 7.5v.01",
        Symbol::Phone => {
            "M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zM10.5 18.5h3"
        }
        Symbol::Shield => "M12 2.5l7.5 3v6c0 4.8-3 8.3-7.5 10-4.5-1.7-7.5-5.2-7.5-10v-6zM8.5 12l2.5 2.5 4.5-5",
    })
}

/// Leads on.
pub fn chevron() -> Html {
    line("M9 5l7 7-7 7")
}

/// Something did not go well.
pub fn attention() -> Html {
    line("M12 3.5 2.5 20h19zM12 10v4.5M12 17v.01")
}

/// Done.
pub fn check() -> Html {
    line("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.2l3 3 5.5-6")
}

/// Larger.
pub fn expand() -> Html {
    line("M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5")
}
