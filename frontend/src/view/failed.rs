//! It did not go well: what happened, what to do, whom to ask.

use super::{heading, starts};
use crate::{
    clock,
    component::{
        button::{self, Weight},
        icon,
    },
    text::Text,
};
use shared::{
    api::{Again, Device, Failed, FailedLogin, Operator},
    language::Language,
    reason::{NextStep, Reason},
};
use yew::{Html, html};

/// A way on from a failure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Way {
    /// The same method again, on this device.
    Again(Device),
    /// What comes after the person was authenticated, again.
    Arrive,
    /// Another method.
    Choose,
    /// Back to the e-service.
    Back,
}

/// The ways on, the best first.
fn ways(reason: Reason, login: &FailedLogin) -> Vec<Way> {
    let again = match (reason.next_step(), &login.again) {
        (NextStep::StartOver, _) => return vec![Way::Back],
        (NextStep::ChooseAnother | NextStep::AskForHelp, _) | (NextStep::TryAgain, Again::Nothing) => vec![],
        (NextStep::TryAgain, Again::Arriving { .. }) => vec![Way::Arrive],
        (NextStep::TryAgain, Again::Method(_, Device::Other)) => vec![Way::Again(Device::Other)],
        // What did not work on this device may work with the phone.
        (NextStep::TryAgain, Again::Method(_, Device::This)) => {
            vec![Way::Again(Device::This), Way::Again(Device::Other)]
        }
    };
    // Whoever is authenticated stays so, whatever they choose.
    let choose = (login.again != Again::Arriving { resumed: false }).then_some(Way::Choose);
    again.into_iter().chain(choose).chain([Way::Back]).collect()
}

/// The page.
pub fn failed(page: &Failed, (language, text): (Language, &Text), operator: &Operator) -> Html {
    let words = (text.reason)(page.reason);
    html! {
        <div class="failed">
            <span class="sign">{icon::attention()}</span>
            {heading(words.title)}
            <p class="lead">{words.what}</p>
            <p>{words.next}</p>
            if page.reason.next_step() == NextStep::AskForHelp {
                <p class="contact">{operator.helpdesk.in_language(language).to_owned()}</p>
            }
            if let Some(login) = &page.login {
                <div class="actions">{ for buttons(page.reason, login, language, text) }</div>
            }
            {starts(&page.starts, (language, text))}
            {trace(page, text)}
        </div>
    }
}

/// A button for each way on; the first one stands out.
fn buttons(reason: Reason, login: &FailedLogin, language: Language, text: &Text) -> Vec<Html> {
    let asks_for_help = reason.next_step() == NextStep::AskForHelp;
    let button = |(place, way): (usize, Way)| {
        let weight = if place == 0 && !asks_for_help {
            Weight::Primary
        } else {
            Weight::Secondary
        };
        match (way, &login.again) {
            (Way::Again(device), Again::Method(method, before)) => {
                let label = if device == *before {
                    text.try_again
                } else {
                    text.use_other_device
                };
                button::start(weight, login.login, (method, device), label)
            }
            (Way::Arrive, _) => button::arrive(weight, login.login, text.try_again),
            (Way::Choose | Way::Again(_), _) => button::choose(weight, login.login, text.choose_another),
            (Way::Back, _) => button::cancel(weight, login.login, (text.back_to)(login.service.in_language(language))),
        }
    };
    ways(reason, login).into_iter().enumerate().map(button).collect()
}

/// What the person reads to the helpdesk.
fn trace(page: &Failed, text: &Text) -> Html {
    html! {
        <p class="trace">
            {text.code}{" "}<code>{page.reason.code()}</code>{" · "}
            {text.reference}{" "}<code>{page.reference.to_string()}</code>{" · "}
            <time datetime={clock::in_utc(page.at)}>{clock::in_sweden(page.at)}</time>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::{Way, ways};
    use shared::{
        api::{Again, Device, FailedLogin, Words},
        id::{LoginId, MethodId},
        reason::Reason,
    };

    fn login(device: Option<Device>) -> FailedLogin {
        failed(device.map_or(Again::Nothing, |device| {
            Again::Method(MethodId::parse("bankid").unwrap(), device)
        }))
    }

    fn failed(again: Again) -> FailedLogin {
        FailedLogin {
            login: LoginId::from_entropy([7; 16]),
            service: Words {
                sv: String::new(),
                en: String::new(),
            },
            again,
        }
    }

    #[test]
    fn what_can_be_tried_again_comes_first() {
        let reason = Reason::BankIdUserCancelled;
        assert_eq!(
            ways(reason, &login(Some(Device::Other))),
            [Way::Again(Device::Other), Way::Choose, Way::Back]
        );
        assert_eq!(
            ways(reason, &login(Some(Device::This))),
            [
                Way::Again(Device::This),
                Way::Again(Device::Other),
                Way::Choose,
                Way::Back
            ]
        );
        assert_eq!(ways(reason, &login(None)), [Way::Choose, Way::Back]);
    }

    #[test]
    fn whoever_is_authenticated_goes_on_from_there() {
        let ways = |reason, resumed| ways(reason, &failed(Again::Arriving { resumed }));
        let unavailable = Reason::AttributesUnavailable;
        assert_eq!(ways(unavailable, false), [Way::Arrive, Way::Back]);
        assert_eq!(ways(unavailable, true), [Way::Arrive, Way::Choose, Way::Back]);
        assert_eq!(ways(Reason::MayNotEnter, false), [Way::Back]);
        assert_eq!(ways(Reason::MayNotEnter, true), [Way::Choose, Way::Back]);
    }

    #[test]
    fn there_is_always_a_way_on() {
        for &reason in Reason::ALL {
            for again in [Again::Nothing, Again::Arriving { resumed: false }] {
                assert_eq!(ways(reason, &failed(again)).last(), Some(&Way::Back), "{reason:?}");
            }
        }
    }

    #[test]
    fn a_login_that_is_over_leads_back_only() {
        assert_eq!(ways(Reason::LoginExpired, &login(Some(Device::This))), [Way::Back]);
    }
}
