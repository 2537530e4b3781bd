//! What a live page does next. Pure: a state, what happens to it, and the state after; no browser, clock or network.
//!
//! The page is already there when this begins: the edge has rendered it from the same [`View`]. A state says which poll of the
//! edge is under way ([`State::poll`]) and where the page goes ([`State::leave`]); `live` carries that out and reports back.

use shared::{
    api::{Again, Failed, FailedLogin, Progress, Screen, View, Wait, path},
    id::{LoginId, MethodId},
    search,
};

/// Milliseconds from one poll to the next while the page is seen: the QR code changes every second.
const PACE_SEEN: u32 = 1_000;
/// Milliseconds from one poll to the next while the page is hidden behind another.
const PACE_HIDDEN: u32 = 3_000;
/// Milliseconds from one poll to the next while the edge cannot be reached.
const PACE_TROUBLE: u32 = 5_000;
/// Failed polls in a row before the person is told. One or two are ordinary on a mobile network.
const PATIENCE: u8 = 3;

/// From how many seconds left it is told at the beginning how many there are.
const ENOUGH: u16 = 90;

/// What the edge answered to a poll.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Answer {
    /// How far the login has come.
    Progress(Progress),
    /// There is nothing to poll: the login is gone, or is not this browser's. The page asks the edge what to show.
    Refused,
    /// No answer, or one that makes no sense.
    Unreachable,
}

/// Whether the person can see the page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Visibility {
    /// It lies behind another tab or app, or the screen is off.
    Hidden,
    /// It is seen.
    Seen,
}

/// What happens to a page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Action {
    /// The poll with this number has its answer.
    Answered(u32, Answer),
    /// The person chose a method; the browser is sending the form.
    Chosen(MethodId),
    /// Whether the code is shown large, over the page.
    Enlarged(bool),
    /// The page can be used again: it came back by the Back button, or the form did not get away.
    Freed,
    /// The browser is sending a form of the page.
    Sent,
    /// The person has typed what they look for.
    Sought(String),
    /// The pace of the poll with this number has passed.
    Ticked(u32),
    /// The page was hidden or became seen.
    Turned(Visibility),
}

/// What is said to those who do not see the clock.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Announcement {
    /// So many seconds there were when the waiting had begun.
    Beginning(u16),
    /// A minute is left.
    Minute,
    /// Twenty seconds are left.
    TwentySeconds,
}

/// A poll of the edge: the next one begins when this one has its answer *and* its pace has passed, so that never two are under
/// way and the frames come at an even second.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Poll {
    /// Its number, from 1. What is reported of an earlier one is passed over.
    pub number: u32,
    /// The login that is polled.
    pub login: LoginId,
    /// How many milliseconds after its beginning the next may begin.
    pub pace: u32,
    answered: bool,
    ticked: bool,
}

/// A live page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct State {
    /// What the page shows.
    pub view: View,
    /// What is said to those who do not see the clock.
    pub announcement: Option<Announcement>,
    /// The method that the person has chosen, while the browser sends the form.
    pub chosen: Option<MethodId>,
    /// How many times the page has become another under the person's hands: each time the focus must move to the heading.
    pub turns: u32,
    /// Where the page goes now, in place of itself.
    pub leave: Option<String>,
    /// The poll under way; `None` where there is nothing to wait for.
    pub poll: Option<Poll>,
    /// The poll that was broken off because a form is on its way: its late answer would put back what the form has changed.
    held: Option<Poll>,
    enlarged: bool,
    failures: u8,
    visibility: Visibility,
}

impl State {
    /// The page as the edge rendered it.
    pub fn new(view: View) -> State {
        let mut state = State {
            view,
            announcement: None,
            chosen: None,
            turns: 0,
            leave: None,
            poll: None,
            held: None,
            enlarged: false,
            failures: 0,
            visibility: Visibility::Seen,
        };
        if let Screen::Wait(wait) = &state.view.screen {
            let (login, progress) = (wait.login, wait.progress.clone());
            state.poll = Some(Poll {
                number: 1,
                login,
                pace: PACE_SEEN,
                answered: false,
                ticked: false,
            });
            state.settle(progress);
            // What stands there from the beginning is not said aloud: the first answer changes it.
            state.announcement = None;
            state.turns = 0;
        }
        state
    }

    /// Whether so many polls have failed in a row that the person is told, and the QR code is too old to be scanned.
    pub fn is_in_trouble(&self) -> bool {
        self.failures >= PATIENCE
    }

    /// Whether a form of the page is on its way.
    pub fn is_sending(&self) -> bool {
        self.chosen.is_some() || self.held.is_some()
    }

    /// The state after an action.
    pub fn after(mut self, action: Action) -> State {
        match action {
            Action::Answered(number, answer) => self.answered(number, answer),
            Action::Chosen(method) => self.chosen = Some(method),
            Action::Enlarged(enlarged) => self.enlarged = enlarged,
            Action::Freed => {
                self.chosen = None;
                self.resume();
                self.hurry();
            }
            Action::Sent => self.held = self.poll.take().or(self.held),
            Action::Sought(text) => self.sought(&text),
            Action::Ticked(number) => self.ticked(number),
            Action::Turned(visibility) => {
                self.visibility = visibility;
                if visibility == Visibility::Seen {
                    self.hurry();
                }
            }
        }
        self
    }

    /// Looks for something among the methods.
    fn sought(&mut self, text: &str) {
        if let Screen::Choose(choose) = &mut self.view.screen {
            choose.query = text.chars().take(search::MAX).collect();
            self.view.path = path::searched(choose.login, &choose.query);
        }
    }

    /// Takes the answer to a poll, unless it is a late one.
    fn answered(&mut self, number: u32, answer: Answer) {
        let Some(poll) = self
            .poll
            .as_mut()
            .filter(|poll| poll.number == number && !poll.answered)
        else {
            return;
        };
        poll.answered = true;
        match answer {
            Answer::Progress(progress) => {
                // When the trouble is over the ordinary pace begins at once: the QR code is old.
                poll.ticked |= self.failures >= PATIENCE;
                self.failures = 0;
                self.settle(progress);
            }
            Answer::Refused => {
                self.leave = Some(path::login(poll.login));
                self.poll = None;
            }
            Answer::Unreachable => {
                self.failures = self.failures.saturating_add(1);
                self.run_down();
            }
        }
        self.advance();
    }

    /// Notes that the pace of a poll has passed.
    fn ticked(&mut self, number: u32) {
        if let Some(poll) = self.poll.as_mut().filter(|poll| poll.number == number) {
            poll.ticked = true;
            self.advance();
        }
    }

    /// Polls on where a form has not got away.
    fn resume(&mut self) {
        if let Some(held) = self.held.take() {
            self.poll = Some(Poll {
                number: held.number.wrapping_add(1),
                answered: false,
                ticked: false,
                ..held
            });
        }
    }

    /// Lets the next poll begin without waiting for the pace.
    fn hurry(&mut self) {
        if let Some(poll) = &mut self.poll {
            poll.ticked = true;
            self.advance();
        }
    }

    /// Begins the next poll if this one is over.
    fn advance(&mut self) {
        let pace = match self.visibility {
            _ if self.is_in_trouble() => PACE_TROUBLE,
            Visibility::Hidden => PACE_HIDDEN,
            Visibility::Seen => PACE_SEEN,
        };
        if let Some(poll) = self.poll.as_mut().filter(|poll| poll.answered && poll.ticked) {
            *poll = Poll {
                number: poll.number.wrapping_add(1),
                pace,
                answered: false,
                ticked: false,
                ..*poll
            };
        }
    }

    /// Shows how far the login has come.
    fn settle(&mut self, progress: Progress) {
        let Screen::Wait(wait) = &mut self.view.screen else {
            return;
        };
        match &progress {
            Progress::Pending { seconds_left, qr, .. } => {
                // The large code goes, and the focus that was in it would be nowhere.
                if self.enlarged && qr.is_none() {
                    self.enlarged = false;
                    self.turns = self.turns.wrapping_add(1);
                }
                self.announcement = announce(self.announcement, left(wait), *seconds_left);
                wait.progress = progress;
            }
            Progress::Done => {
                self.leave = Some(path::proceed(wait.login));
                self.poll = None;
                wait.progress = progress;
            }
            Progress::Failed { .. } => {
                if let Some(failed) = failure(wait, &progress) {
                    self.view.screen = Screen::Failed(failed);
                    self.turns = self.turns.wrapping_add(1);
                }
                self.announcement = None;
                self.poll = None;
            }
        }
    }

    /// Lets the time left run down by one pace while the edge does not say what it is.
    fn run_down(&mut self) {
        let (Some(poll), Screen::Wait(wait)) = (self.poll, &mut self.view.screen) else {
            return;
        };
        if let Progress::Pending { seconds_left, .. } = &mut wait.progress {
            let passed = u16::try_from(poll.pace / 1000).unwrap_or(u16::MAX);
            *seconds_left = seconds_left.saturating_sub(passed);
        }
    }
}

/// The seconds that a waiting page shows as left.
fn left(wait: &Wait) -> u16 {
    match wait.progress {
        Progress::Pending { seconds_left, .. } => seconds_left,
        Progress::Done | Progress::Failed { .. } => 0,
    }
}

/// What is said when the time left goes from `before` to `after`. It stays said, so that it is said once; when the person has
/// got more time it is taken back, and the new time is said. Where little more than a minute is left the beginning is not told: the minute will
/// be.
fn announce(said: Option<Announcement>, before: u16, after: u16) -> Option<Announcement> {
    match after {
        _ if after > before => None,
        21..=60 if before > 60 => Some(Announcement::Minute),
        0..=20 if before > 20 => Some(Announcement::TwentySeconds),
        ENOUGH.. => said.or(Some(Announcement::Beginning(after))),
        _ => said,
    }
}

/// The page for a login that failed while the person waited; `None` if it has not failed.
pub fn failure(wait: &Wait, progress: &Progress) -> Option<Failed> {
    let Progress::Failed { reason, reference, at } = *progress else {
        return None;
    };
    let login = FailedLogin {
        login: wait.login,
        service: wait.service.clone(),
        again: Again::Method(wait.method.clone(), wait.device),
    };
    Some(Failed {
        reason,
        reference,
        at,
        login: Some(login),
        starts: Vec::new(),
    })
}

#[cfg(test)]
mod tests;
