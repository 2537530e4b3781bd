//! What makes a page live in the browser: carries out what the [`State`] says and reports back what happened. Decides nothing.

use crate::{
    app::App,
    browser, client,
    component::{ENLARGED, HEADING},
    document,
    state::{Action, State, Visibility},
};
use gloo::timers::callback::Timeout;
use shared::api::{View, element};
use yew::{Callback, InputEvent, Renderer, UseReducerHandle, hook, platform::spawn_local, use_effect_with};

/// Makes the page that the edge rendered live. A page without a readable view stays as it is, and works.
pub fn hydrate() {
    let view = browser::text_of(element::VIEW).and_then(|json| serde_json::from_str::<View>(&json).ok());
    if let (Some(view), Some(page)) = (view, browser::element(element::PAGE)) {
        Renderer::<App>::with_root_and_props(page, crate::app::Props { view }).hydrate();
    }
}

/// After so many milliseconds a form that was sent has not got away, and the person may choose again.
const SENT: u32 = 8_000;

/// Carries out what the state says.
#[hook]
pub fn use_live(state: &UseReducerHandle<State>) {
    use_polls(state);
    use_visibility(state);

    let dispatcher = state.dispatcher();
    use_effect_with(state.is_sending(), move |is_sending| {
        let freed = is_sending.then(|| Timeout::new(SENT, move || dispatcher.dispatch(Action::Freed)));
        move || drop(freed)
    });

    use_effect_with(state.leave.clone(), |leave| {
        if let Some(path) = leave {
            browser::replace(path);
        }
    });

    let title = document::title(&state.view);
    use_effect_with(state.turns, move |turns| {
        if *turns > 0 {
            browser::set_title(&title);
            browser::focus(HEADING);
        }
    });
}

/// What stands in the field that somebody types into.
pub fn typed(input: &InputEvent) -> Option<String> {
    browser::value_of(input)
}

/// Polls the edge.
#[hook]
fn use_polls(state: &UseReducerHandle<State>) {
    let handle = state.clone();
    use_effect_with(state.poll.map(|poll| poll.number), move |_| {
        let under_way = handle.poll.map(|poll| {
            let answers = handle.dispatcher();
            let request = browser::Abort::new();
            let signal = request.as_ref().map(browser::Abort::signal);
            spawn_local(async move {
                let answer = client::progress(poll.login, signal).await;
                answers.dispatch(Action::Enlarged(browser::is_popped_up(ENLARGED)));
                answers.dispatch(Action::Answered(poll.number, answer));
            });
            let pace = Timeout::new(poll.pace, move || handle.dispatch(Action::Ticked(poll.number)));
            (request, pace)
        });
        move || drop(under_way)
    });
}

/// Reports whether the page is seen, and that a form leaves it.
#[hook]
fn use_visibility(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let turns = dispatcher.clone();
        let turned = browser::on_turn(Callback::from(move |to: Visibility| turns.dispatch(Action::Turned(to))));
        let sends = dispatcher.clone();
        let sent = browser::on_submit(Callback::from(move |()| sends.dispatch(Action::Sent)));
        let shown = browser::on_show(Callback::from(move |()| dispatcher.dispatch(Action::Freed)));
        move || drop((turned, sent, shown))
    });
}
