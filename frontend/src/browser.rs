//! The browser: the only file that names `web_sys`.

use crate::state::Visibility;
use gloo::{events::EventListener, timers::callback::Timeout};
pub use web_sys::AbortSignal;
use web_sys::{
    AbortController, Document, Element, HtmlElement, HtmlInputElement, VisibilityState, wasm_bindgen::JsCast,
};
use yew::{Callback, InputEvent, TargetCast};

/// The document, if there is one.
fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The text in the element with this id.
pub fn text_of(id: &str) -> Option<String> {
    element(id)?.text_content()
}

/// The text in the field that an event is of.
pub fn value_of(input: &InputEvent) -> Option<String> {
    input.target_dyn_into::<HtmlInputElement>().map(|field| field.value())
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It can only fail for an element that takes no focus, and then it stays where it was.
        let _ = element.focus();
    }
}

/// Whether the element with this id is shown over the page as a popover. A browser that knows of none shows none.
pub fn is_popped_up(id: &str) -> bool {
    element(id).is_some_and(|element| element.matches(":popover-open").unwrap_or(false))
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Goes to a path of ours in place of this page, so that the Back button does not come here again.
pub fn replace(path: &str) {
    if let Some(window) = web_sys::window() {
        // It can only fail for a malformed address.
        let _ = window.location().replace(path);
    }
}

/// Tells when the page is hidden or seen, until what is returned is dropped.
pub fn on_turn(turned: Callback<Visibility>) -> Option<EventListener> {
    let document = document()?;
    let seen = document.clone();
    Some(EventListener::new(&document, "visibilitychange", move |_| {
        let hidden = seen.visibility_state() == VisibilityState::Hidden;
        turned.emit(if hidden { Visibility::Hidden } else { Visibility::Seen });
    }))
}

/// Tells when the page is shown, also out of the browser's memory, until what is returned is dropped.
pub fn on_show(shown: Callback<()>) -> Option<EventListener> {
    Some(EventListener::new(&web_sys::window()?.into(), "pageshow", move |_| {
        shown.emit(())
    }))
}

/// Tells when a form of the page is sent, until what is returned is dropped.
pub fn on_submit(sent: Callback<()>) -> Option<EventListener> {
    Some(EventListener::new(&document()?.into(), "submit", move |_| {
        sent.emit(())
    }))
}

/// After so many milliseconds without an answer a request is given up.
const PATIENCE: u32 = 8_000;

/// Ends a request when it is dropped, or has taken too long. A request that has ended by then is not touched.
pub struct Abort {
    controller: AbortController,
    _deadline: Timeout,
}

impl Abort {
    /// For a request that begins now.
    pub fn new() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let late = controller.clone();
        Some(Abort {
            controller,
            _deadline: Timeout::new(PATIENCE, move || late.abort()),
        })
    }

    /// What the request is given.
    pub fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.controller.abort();
    }
}
