use super::{Action, Announcement, Answer, PACE_HIDDEN, PACE_SEEN, PACE_TROUBLE, Poll, State, Visibility};
use shared::{
    api::{Again, Assets, Choose, Device, Home, Operator, Progress, Required, Screen, Stage, View, Wait, Words, path},
    id::{LoginId, MethodId, Reference},
    language::Language,
    loa::Demand,
    message::Message,
    portal::PrivatePolicy,
    reason::Reason,
    time::Timestamp,
};

const LOGIN: LoginId = LoginId::from_entropy([7; 16]);

fn words(text: &str) -> Words {
    Words {
        sv: text.to_owned(),
        en: text.to_owned(),
    }
}

fn view(screen: Screen) -> View {
    View {
        language: Language::Sv,
        awaited: None,
        path: path::login(LOGIN),
        operator: Operator {
            name: words("Sandköpings kommun"),
            helpdesk: words("Supporten"),
            accessibility_statement: None,
            test_environment: false,
        },
        assets: Assets {
            version: "1".to_owned(),
            theme: None,
        },
        screen,
    }
}

fn pending(seconds_left: u16) -> Progress {
    Progress::Pending {
        stage: Stage::AwaitingApp,
        message: Message::BankIdStartApp,
        qr: Some(format!("bankid.{seconds_left}")),
        link: None,
        seconds_left,
        seconds_total: 180,
    }
}

fn failed() -> Progress {
    Progress::Failed {
        reason: Reason::BankIdUserCancelled,
        reference: Reference::from_entropy([0; 5]),
        at: Timestamp::from_unix_seconds(0),
    }
}

fn waiting(progress: Progress) -> State {
    State::new(view(Screen::Wait(Wait {
        login: LOGIN,
        service: words("Omsorgsjournalen"),
        method: MethodId::parse("bankid").unwrap(),
        name: words("BankID"),
        device: Device::Other,
        progress,
    })))
}

fn number(state: &State) -> u32 {
    state.poll.unwrap().number
}

fn shown(state: &State) -> &Progress {
    match &state.view.screen {
        Screen::Wait(wait) => &wait.progress,
        other => panic!("not waiting: {other:?}"),
    }
}

/// One poll, from its beginning to the beginning of the next.
fn polled(state: State, answer: Answer) -> State {
    let number = number(&state);
    state
        .after(Action::Answered(number, answer))
        .after(Action::Ticked(number))
}

#[test]
fn a_waiting_page_polls_at_once_and_others_never() {
    assert!(matches!(
        waiting(pending(180)).poll,
        Some(Poll {
            number: 1,
            login: LOGIN,
            pace: PACE_SEEN,
            ..
        })
    ));
    assert_eq!(State::new(view(Screen::Home(Home::default()))).poll, None);
}

#[test]
fn the_next_poll_waits_for_the_answer_and_for_the_pace() {
    let state = waiting(pending(180)).after(Action::Ticked(1));
    assert_eq!(number(&state), 1, "the answer is not there yet");
    let state = state.after(Action::Answered(1, Answer::Progress(pending(179))));
    assert_eq!((number(&state), shown(&state)), (2, &pending(179)));
    let state = state.after(Action::Answered(2, Answer::Progress(pending(178))));
    assert_eq!(
        (number(&state), shown(&state)),
        (2, &pending(178)),
        "shown at once, but the second is not over"
    );
    assert_eq!(number(&state.after(Action::Ticked(2))), 3);
}

#[test]
fn what_is_reported_of_an_earlier_poll_is_passed_over() {
    let state = polled(waiting(pending(180)), Answer::Progress(pending(179)));
    let late = state
        .clone()
        .after(Action::Answered(1, Answer::Progress(failed())))
        .after(Action::Ticked(1));
    assert_eq!(late, state);
    let answered = state.after(Action::Answered(2, Answer::Progress(pending(178))));
    assert_eq!(
        answered.clone().after(Action::Answered(2, Answer::Unreachable)),
        answered,
        "one answer a poll"
    );
}

#[test]
fn a_hidden_page_polls_seldom_and_at_once_when_it_is_seen_again() {
    let state = polled(
        waiting(pending(180)).after(Action::Turned(Visibility::Hidden)),
        Answer::Progress(pending(179)),
    );
    assert_eq!(state.poll.unwrap().pace, PACE_HIDDEN);
    let state = state.after(Action::Answered(2, Answer::Progress(pending(176))));
    assert_eq!(number(&state), 2);
    let state = state.after(Action::Turned(Visibility::Seen));
    assert_eq!((number(&state), state.poll.unwrap().pace), (3, PACE_SEEN));
}

#[test]
fn two_polls_never_overlap() {
    let state = waiting(pending(180))
        .after(Action::Turned(Visibility::Hidden))
        .after(Action::Turned(Visibility::Seen));
    assert_eq!(number(&state), 1, "the first has no answer yet");
}

#[test]
fn trouble_is_told_after_three_failures_and_polled_slower_until_it_is_over() {
    let mut state = waiting(pending(180));
    for _ in 0..2 {
        state = polled(state, Answer::Unreachable);
        assert!(!state.is_in_trouble());
        assert_eq!(state.poll.unwrap().pace, PACE_SEEN);
    }
    state = polled(state, Answer::Unreachable);
    assert!(state.is_in_trouble());
    assert_eq!(state.poll.unwrap().pace, PACE_TROUBLE);
    assert_eq!(
        shown(&state),
        &match pending(180) {
            Progress::Pending {
                stage,
                message,
                qr,
                link,
                seconds_total,
                ..
            } => {
                Progress::Pending {
                    stage,
                    message,
                    qr,
                    link,
                    seconds_left: 177,
                    seconds_total,
                }
            }
            other => other,
        }
    );
    let number = number(&state);
    state = state.after(Action::Answered(number, Answer::Progress(pending(170))));
    assert!(!state.is_in_trouble());
    assert_eq!(
        (state.poll.unwrap().number, state.poll.unwrap().pace),
        (number + 1, PACE_SEEN),
        "at once"
    );
}

#[test]
fn the_time_never_runs_below_zero() {
    let state = polled(waiting(pending(0)), Answer::Unreachable);
    assert!(matches!(shown(&state), Progress::Pending { seconds_left: 0, .. }));
}

#[test]
fn a_refusal_makes_the_page_ask_the_edge_what_to_show() {
    let state = waiting(pending(180)).after(Action::Answered(1, Answer::Refused));
    assert_eq!((state.leave, state.poll), (Some(path::login(LOGIN)), None));
}

#[test]
fn an_authenticated_person_is_sent_on() {
    let state = waiting(pending(180)).after(Action::Answered(1, Answer::Progress(Progress::Done)));
    assert_eq!(state.leave, Some(path::proceed(LOGIN)));
    assert_eq!((state.poll, shown(&state)), (None, &Progress::Done));
    assert_eq!(
        waiting(Progress::Done).leave,
        Some(path::proceed(LOGIN)),
        "also when it is so from the beginning"
    );
}

#[test]
fn a_failure_becomes_the_failed_page_with_a_way_on_and_takes_the_focus() {
    let state = waiting(pending(180)).after(Action::Answered(1, Answer::Progress(failed())));
    let Screen::Failed(failed) = &state.view.screen else {
        panic!("{state:?}")
    };
    assert_eq!(failed.reason, Reason::BankIdUserCancelled);
    let login = failed.login.as_ref().unwrap();
    assert_eq!(
        (login.login, login.again.clone()),
        (LOGIN, Again::Method(MethodId::parse("bankid").unwrap(), Device::Other))
    );
    assert!(state.turns == 1 && state.poll.is_none());
    assert_eq!(
        state
            .clone()
            .after(Action::Ticked(1))
            .after(Action::Turned(Visibility::Seen)),
        state,
        "and it rests"
    );
}

#[test]
fn a_page_that_has_failed_from_the_beginning_leaves_the_focus_alone() {
    let state = waiting(failed());
    assert!(matches!(state.view.screen, Screen::Failed(_)));
    assert!(state.turns == 0 && state.poll.is_none());
}

/// The app has taken the login up.
fn connected() -> Progress {
    Progress::Pending {
        stage: Stage::Connected,
        message: Message::BankIdEnterCode,
        qr: None,
        link: None,
        seconds_left: 180,
        seconds_total: 180,
    }
}

#[test]
fn a_large_code_that_goes_leaves_the_focus_on_the_heading() {
    let scanned = |enlarged| {
        let state = waiting(pending(180)).after(Action::Enlarged(enlarged));
        state.after(Action::Answered(1, Answer::Progress(connected())))
    };
    assert_eq!(
        (scanned(true).turns, scanned(false).turns),
        (1, 0),
        "others keep their focus"
    );
    let late = scanned(true).after(Action::Ticked(1)).after(Action::Enlarged(false));
    assert_eq!(
        late.clone()
            .after(Action::Answered(2, Answer::Progress(connected())))
            .turns,
        1,
        "once"
    );
    let failed = late.after(Action::Answered(2, Answer::Progress(failed())));
    assert_eq!(failed.turns, 2, "the failure takes it again");
    let next = waiting(pending(180))
        .after(Action::Enlarged(true))
        .after(Action::Answered(1, Answer::Progress(pending(179))));
    assert_eq!(next.turns, 0, "the next code stays large");
}

#[test]
fn the_last_minute_and_the_last_twenty_seconds_are_announced_once() {
    let mut state = waiting(pending(62));
    let mut said = Vec::new();
    for left in (10..=61).rev() {
        state = polled(state, Answer::Progress(pending(left)));
        if said.last() != Some(&state.announcement) {
            said.push(state.announcement);
        }
    }
    assert_eq!(
        said,
        [None, Some(Announcement::Minute), Some(Announcement::TwentySeconds)]
    );
    state = polled(state, Answer::Progress(pending(180)));
    assert_eq!(state.announcement, None, "more time takes it back");
}

#[test]
fn how_long_there_is_is_announced_at_the_beginning_and_when_there_is_more() {
    let state = waiting(pending(180));
    assert_eq!(state.announcement, None, "a live region speaks when it changes");
    let state = polled(state, Answer::Progress(pending(179)));
    assert_eq!(state.announcement, Some(Announcement::Beginning(179)));
    let state = polled(state, Answer::Progress(pending(178)));
    assert_eq!(state.announcement, Some(Announcement::Beginning(179)), "once");
    let state = polled(state, Answer::Progress(pending(60)));
    assert_eq!(state.announcement, Some(Announcement::Minute));
    let state = polled(state, Answer::Progress(pending(180)));
    let state = polled(state, Answer::Progress(pending(179)));
    assert_eq!(
        state.announcement,
        Some(Announcement::Beginning(179)),
        "there is more time"
    );
    let short = polled(waiting(pending(80)), Answer::Progress(pending(79)));
    assert_eq!(short.announcement, None, "the minute will be told");
}

#[test]
fn a_jump_over_the_minute_is_announced_as_what_it_is_now() {
    let state = polled(waiting(pending(90)), Answer::Progress(pending(15)));
    assert_eq!(state.announcement, Some(Announcement::TwentySeconds));
}

#[test]
fn a_choice_is_held_until_the_page_can_be_used_again() {
    let method = MethodId::parse("bankid").unwrap();
    let state = State::new(view(Screen::Home(Home::default()))).after(Action::Chosen(method.clone()));
    assert_eq!(state.chosen, Some(method));
    assert_eq!(state.after(Action::Freed).chosen, None);
}

#[test]
fn a_form_on_its_way_breaks_the_poll_off_and_its_late_answer_changes_nothing() {
    let sent = waiting(pending(180)).after(Action::Sent).after(Action::Sent);
    assert!(sent.poll.is_none() && sent.is_sending());
    assert_eq!(
        sent.clone()
            .after(Action::Answered(1, Answer::Progress(Progress::Done))),
        sent
    );
    let freed = sent.after(Action::Freed);
    assert_eq!(
        freed.poll.map(|poll| poll.number),
        Some(2),
        "it did not get away: a new poll"
    );
    assert!(!freed.is_sending());
}

#[test]
fn what_the_person_types_is_looked_for_in_the_chooser_alone() {
    let choose = |query: &str| {
        view(Screen::Choose(Choose {
            login: LOGIN,
            service: words("Omsorgsjournalen"),
            purpose: None,
            logo: None,
            required: Required::Demand(Demand::LOA3),
            offered: Vec::new(),
            refused: Vec::new(),
            query: query.to_owned(),
            private: PrivatePolicy::Allowed,
            remembered: None,
            may_remember: true,
        }))
    };
    let typed = |text: &str| State::new(choose("")).after(Action::Sought(text.to_owned())).view;
    let nacka = typed("nacka å");
    assert_eq!(nacka.screen, choose("nacka å").screen);
    // Whoever changes the language comes back to the same list.
    assert_eq!(nacka.path, format!("{}?q=nacka%20%C3%A5", path::login(LOGIN)));
    assert_eq!(typed("").path, path::login(LOGIN));
    assert_eq!(typed(&"ö".repeat(100)).screen, choose(&"ö".repeat(60)).screen);
    let elsewhere = State::new(view(Screen::Home(Home::default())));
    assert_eq!(elsewhere.clone().after(Action::Sought("nacka".to_owned())), elsewhere);
}
