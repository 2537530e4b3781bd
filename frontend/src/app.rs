//! The one component of the browser: the frame around every view that comes alive, and the state behind it.
//!
//! What it shows is made by plain functions (`view`, `component`), which get values and callbacks. That keeps the wasm small and
//! the rendered HTML free of the marks that each further component would leave in it.

use crate::{
    component::frame::{Around, frame},
    live::{typed, use_live},
    state::{Action, State},
    text,
    view::{self, Acts},
};
use shared::{
    api::{Screen, View},
    id::MethodId,
};
use std::rc::Rc;
use yew::{Callback, Html, InputEvent, MouseEvent, Properties, Reducible, component, use_reducer_eq};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// As the edge has filled it.
    pub view: View,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

/// A page.
#[component]
pub fn App(props: &Props) -> Html {
    let state = use_reducer_eq(|| State::new(props.view.clone()));
    use_live(&state);

    let chosen = state.chosen.is_some();
    let dispatcher = state.dispatcher();
    let choose = Callback::from(move |(method, click): (MethodId, MouseEvent)| {
        if chosen {
            // The form is on its way; a second one would start a second order at the provider.
            click.prevent_default();
        } else {
            dispatcher.dispatch(Action::Chosen(method));
        }
    });
    let dispatcher = state.dispatcher();
    let seek = Callback::from(move |input: InputEvent| {
        if let Some(typed) = typed(&input) {
            dispatcher.dispatch(Action::Sought(typed));
        }
    });
    let acts = Acts { choose, seek };
    let text = text::of(state.view.language);
    let around = Around {
        is_wide: matches!(state.view.screen, Screen::Wait(_)),
        login: state.view.screen.login(),
    };
    frame(&state.view, text, around, view::screen(&state, text, &acts))
}
