//! The HTML document around a page: what a browser needs before it can show it.
//!
//! Nothing in it is inline script or style, so that it stands under a content security policy without exceptions.

use crate::{state, text};
use shared::api::{Screen, View};

#[cfg(feature = "ssr")]
mod html;
#[cfg(feature = "ssr")]
pub use html::render;

/// The title of a page that comes alive.
pub fn title(view: &View) -> String {
    let text = text::of(view.language);
    whole_title(
        view,
        match &view.screen {
            Screen::Choose(choose) => (text.log_in_to)(choose.service.in_language(view.language)),
            Screen::Wait(wait) => match state::failure(wait, &wait.progress) {
                Some(failed) => (text.reason)(failed.reason).title.to_owned(),
                None => (text.log_in_with)(wait.name.in_language(view.language)),
            },
            Screen::Failed(failed) => (text.reason)(failed.reason).title.to_owned(),
            Screen::Home(_) => text.home_title.to_owned(),
        },
    )
}

/// A title: what the page is for, then whose it is.
fn whole_title<S>(view: &View<S>, page: String) -> String {
    let text = text::of(view.language);
    let operator = view.operator.name.in_language(view.language);
    if view.operator.test_environment {
        format!("[{}] {page} – {operator}", text.test_title)
    } else {
        format!("{page} – {operator}")
    }
}
