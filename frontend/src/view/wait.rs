//! Wait for the person to use the e-ID: scan a code, open the app, or follow what the app says.

use super::{failed, heading};
use crate::{
    component::{
        ENLARGED,
        button::{self, Weight},
        countdown::countdown,
        icon, qr,
        steps::steps,
    },
    state::{self, Announcement, State},
    text::Text,
};
use shared::{
    api::{Device, Progress, Stage, Wait, path},
    language::Language,
    message::Message,
};
use yew::{Html, html};

/// From how many seconds left the page offers more time.
const SHORT_TIME: u16 = 60;

/// What the parts of a waiting page need.
#[derive(Clone, Copy)]
struct Page<'a> {
    wait: &'a Wait,
    name: &'a str,
    service: &'a str,
    text: &'a Text,
    state: &'a State,
    /// Whether the page has no script: the code is then in a frame, which is fetched anew while the page stands still.
    is_plain: bool,
}

/// A login that is under way.
#[derive(Clone, Copy)]
struct Pending<'a> {
    stage: Stage,
    message: Message,
    qr: Option<&'a str>,
    link: Option<&'a str>,
    seconds_left: u16,
    seconds_total: u16,
}

/// The page.
pub fn wait(wait: &Wait, (language, text): (Language, &Text), state: &State, is_plain: bool) -> Html {
    let (name, service) = (wait.name.in_language(language), wait.service.in_language(language));
    let page = Page {
        wait,
        name,
        service,
        text,
        state,
        is_plain,
    };
    match &wait.progress {
        Progress::Pending {
            stage,
            message,
            qr,
            link,
            seconds_left,
            seconds_total,
        } => {
            let (qr, link) = (qr.as_deref(), link.as_deref());
            page.pending(Pending {
                stage: *stage,
                message: *message,
                qr,
                link,
                seconds_left: *seconds_left,
                seconds_total: *seconds_total,
            })
        }
        Progress::Done => page.done(),
        Progress::Failed { .. } => state::failure(wait, &wait.progress)
            .map(|page| failed::failed(&page, (language, text), &state.view.operator))
            .unwrap_or_default(),
    }
}

impl Page<'_> {
    /// The login is under way.
    fn pending(self, pending: Pending<'_>) -> Html {
        let text = self.text;
        html! {
            <>
                {heading((text.log_in_with)(self.name))}
                <p class="lead">{(text.you_log_in_to)(self.service)}</p>
                <div class="scan">
                    {self.card(pending)}
                    <div class="beside">
                        {self.status(pending)}
                        if pending.qr.is_some() {
                            {steps((text.scan_steps)(self.name))}
                        }
                        {self.time(pending)}
                        if pending.link.is_none() && pending.stage != Stage::AwaitingReturn {
                            <p class="warning">{text.call_warning}</p>
                        }
                        {self.actions(pending)}
                    </div>
                </div>
                if pending.qr.is_some() {
                    {self.scan_help()}
                }
            </>
        }
    }

    /// The person is authenticated and on the way to the e-service.
    fn done(self) -> Html {
        let text = self.text;
        html! {
            <div class="done">
                <span class="sign">{icon::check()}</span>
                {heading(text.done)}
                <p class="lead" role="status">{(text.sent_to)(self.service)}</p>
                <div class="actions">
                    <a class={Weight::Primary.class()} href={path::proceed(self.wait.login)}>
                        {(text.continue_to)(self.service)}
                    </a>
                </div>
            </div>
        }
    }

    /// What the person looks at: the code, the button to the app, that the app has taken over, or how they come back from it.
    fn card(self, pending: Pending<'_>) -> Html {
        match pending.stage {
            Stage::AwaitingApp => self.awaiting_app(pending),
            Stage::Connected => html! {
                <div class="card connected">
                    {icon::symbol(shared::api::Symbol::Phone)}
                    <p>{self.text.connected}</p>
                </div>
            },
            Stage::AwaitingReturn => self.awaiting_return(),
        }
    }

    /// The app is done, and has not opened the address that leads back: whoever comes here by themselves must begin anew, on either device.
    fn awaiting_return(self) -> Html {
        let (text, login) = (self.text, self.wait.login);
        let start = |weight, device, label| button::start(weight, login, (&self.wait.method, device), label);
        html! {
            <div class="card back">
                <p>{text.return_opens}</p>
                <p class="note">{text.return_otherwise}</p>
                {start(Weight::Primary, Device::This, text.start_again)}
                {start(Weight::Secondary, Device::Other, text.use_other_device)}
            </div>
        }
    }

    /// The code or the button to the app; between two codes that a new one is on its way.
    fn awaiting_app(self, pending: Pending<'_>) -> Html {
        let text = self.text;
        match (pending.qr.and_then(qr::draw), pending.link) {
            (Some(_), _) if self.is_plain => html! {
                <div class="card code">
                    <iframe class="qr" src={path::code(self.wait.login)} title={(text.qr_name)(self.name)} />
                    // The page around is fetched anew; a window of its own is not.
                    <a href={path::code(self.wait.login)} target="_blank">{text.enlarge_window}</a>
                </div>
            },
            (Some(drawing), _) => self.code(&drawing),
            (None, Some(link)) => html! {
                <div class="card open">
                    <p class="warning">{text.call_warning}</p>
                    <a class={Weight::Primary.class()} href={link.to_owned()} referrerpolicy="origin">
                        {(text.open_app)(self.name)}
                    </a>
                    <p>{text.return_here}</p>
                    <p class="note">{(text.open_app_help)(self.name)}</p>
                </div>
            },
            (None, None) => html! { <div class="card connected"><p>{text.code_renewed}</p></div> },
        }
    }

    /// The code, and the same code larger.
    fn code(self, drawing: &qr::Drawing) -> Html {
        let (text, name) = (self.text, (self.text.qr_name)(self.name));
        let class = if self.state.is_in_trouble() {
            "card code stale"
        } else {
            "card code"
        };
        html! {
            <div class={class}>
                {qr::picture(drawing, name.clone().into())}
                <button type="button" class="button quiet enlarge" popovertarget={ENLARGED}>
                    {icon::expand()}{text.enlarge}
                </button>
                <dialog id={ENLARGED} class="large" popover="auto" aria-label={name.clone()}>
                    {qr::picture(drawing, name.into())}
                    <button type="button" class="button" popovertarget={ENLARGED} popovertargetaction="hide">
                        {text.close}
                    </button>
                </dialog>
            </div>
        }
    }

    /// What happens: said aloud when it changes, and only then.
    fn status(self, pending: Pending<'_>) -> Html {
        let text = self.text;
        let announcement = match self.state.announcement {
            None => String::new(),
            Some(Announcement::Beginning(left)) if pending.stage == Stage::AwaitingApp => {
                (text.announce_beginning)(&(text.time)(left))
            }
            Some(Announcement::Beginning(_)) => String::new(),
            Some(Announcement::Minute) if pending.stage == Stage::AwaitingApp => text.announce_minute_more.to_owned(),
            Some(Announcement::Minute) => text.announce_minute.to_owned(),
            Some(Announcement::TwentySeconds) => text.announce_twenty_seconds.to_owned(),
        };
        let (class, status) = if self.state.is_in_trouble() {
            ("status trouble", text.connection_trouble)
        } else {
            ("status", (text.message)(pending.message))
        };
        html! {
            <>
                <p class={class} role="status">{status}</p>
                <p class="unseen" role="status">{announcement}</p>
            </>
        }
    }

    /// The time left; near its end, a button for more, as long as nobody has begun. Whoever is in the app has the app's time, which it tells
    /// them itself; ours is longer, and told only where it comes into sight.
    fn time(self, pending: Pending<'_>) -> Html {
        if pending.stage == Stage::Connected && pending.seconds_left > SHORT_TIME {
            return Html::default();
        }
        let more = if pending.stage == Stage::AwaitingApp && pending.seconds_left <= SHORT_TIME {
            let again = (&self.wait.method, self.wait.device);
            button::start(Weight::Quiet, self.wait.login, again, self.text.more_time)
        } else {
            Html::default()
        };
        countdown(self.text, pending.seconds_left, pending.seconds_total, more)
    }

    /// The other ways, and the way out.
    fn actions(self, pending: Pending<'_>) -> Html {
        let (text, login) = (self.text, self.wait.login);
        let (device, label) = match self.wait.device {
            Device::Other => (Device::This, (text.open_here)(self.name)),
            Device::This => (Device::Other, text.use_other_device.to_owned()),
        };
        html! {
            <div class="actions">
                if pending.stage == Stage::AwaitingApp {
                    {button::start(Weight::Secondary, login, (&self.wait.method, device), label)}
                }
                {button::choose(Weight::Secondary, login, text.change_method)}
                {button::cancel(Weight::Secondary, login, text.cancel)}
            </div>
        }
    }

    /// For those who find it hard to scan.
    fn scan_help(self) -> Html {
        let text = self.text;
        html! {
            <section class="help">
                <h2>{text.scan_help}</h2>
                <ul>
                    <li>{text.scan_help_size}</li>
                    <li>{text.scan_help_distance}</li>
                    <li>{text.scan_help_screen_reader}</li>
                </ul>
            </section>
        }
    }
}

#[cfg(test)]
mod tests;
