// A page is rendered to text by the edge alone.
#![cfg(feature = "ssr")]

use crate::{
    state::{Action, Answer, State},
    text,
};
use shared::{
    api::{Assets, Device, Operator, Progress, Screen, Stage, View, Wait, Words},
    id::{LoginId, MethodId},
    language::Language,
    message::Message,
};
use yew::{Html, LocalServerRenderer, Properties, component};

#[derive(Clone, PartialEq, Properties)]
struct Props {
    state: State,
}

#[component]
fn Shown(props: &Props) -> Html {
    let Screen::Wait(wait) = &props.state.view.screen else {
        panic!("not waiting")
    };
    let language = props.state.view.language;
    super::wait(wait, (language, text::of(language)), &props.state, false)
}

fn words(text: &str) -> Words {
    Words {
        sv: text.to_owned(),
        en: text.to_owned(),
    }
}

fn pending(stage: Stage, seconds_left: u16) -> Progress {
    Progress::Pending {
        stage,
        message: Message::BankIdInProgress,
        qr: None,
        link: None,
        seconds_left,
        seconds_total: 180,
    }
}

fn state(progress: Progress) -> State {
    State::new(View {
        language: Language::Sv,
        awaited: None,
        path: String::new(),
        operator: Operator {
            name: words("Kommunen"),
            helpdesk: words("Supporten"),
            accessibility_statement: None,
            test_environment: false,
        },
        assets: Assets {
            version: String::new(),
            theme: None,
        },
        screen: Screen::Wait(Wait {
            login: LoginId::from_entropy([7; 16]),
            service: words("Journalen"),
            method: MethodId::parse("bankid").unwrap(),
            name: words("BankID"),
            device: Device::Other,
            progress,
        }),
    })
}

fn rendered(state: State) -> String {
    let rendered = LocalServerRenderer::<Shown>::with_props(Props { state })
        .hydratable(false)
        .render();
    futures_executor::block_on(rendered)
}

/// What the page's live regions say: the status, and what only those hear who do not see the clock.
fn said(state: State) -> Vec<String> {
    let html = rendered(state);
    let regions = html.split("<p ").skip(1).filter_map(|rest| rest.split_once("</p>"));
    let regions = regions.filter_map(|(region, _)| region.split_once('>'));
    regions
        .filter(|(tag, _)| tag.contains("role=\"status\""))
        .map(|(_, words)| words.to_owned())
        .collect()
}

#[test]
fn what_is_announced_stands_in_a_live_region_and_names_only_what_there_is() {
    let status = "En identifiering eller underskrift pågår.";
    for (stage, minute) in [
        (
            Stage::AwaitingApp,
            "En minut kvar. Välj Mer tid om du behöver längre tid.",
        ),
        (Stage::Connected, "En minut kvar."),
        (Stage::AwaitingReturn, "En minut kvar."),
    ] {
        let first = state(pending(stage, 61));
        assert_eq!(said(first.clone()), [status, ""]);
        let later = first
            .after(Action::Answered(1, Answer::Progress(pending(stage, 60))))
            .after(Action::Ticked(1));
        assert_eq!(said(later.clone()), [status, minute]);
        let last = later.after(Action::Answered(2, Answer::Progress(pending(stage, 20))));
        assert_eq!(said(last), [status, "20 sekunder kvar."]);
    }
}

#[test]
fn the_clock_of_who_is_in_the_app_is_the_apps() {
    for (stage, left, is_shown) in [
        (Stage::AwaitingApp, 170, true),
        (Stage::Connected, 170, false),
        (Stage::Connected, 60, true),
        (Stage::AwaitingReturn, 170, true),
    ] {
        let page = rendered(state(pending(stage, left)));
        assert_eq!(page.contains("class=\"countdown\""), is_shown, "{stage:?} {left}");
    }
}

#[test]
fn trouble_is_said_in_the_place_of_the_status() {
    let mut troubled = state(pending(Stage::AwaitingApp, 180));
    for number in 1..=3 {
        troubled = troubled
            .after(Action::Answered(number, Answer::Unreachable))
            .after(Action::Ticked(number));
    }
    let trouble = text::of(Language::Sv).connection_trouble;
    assert_eq!(said(troubled), [trouble, ""]);
}
