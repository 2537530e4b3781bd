//! English: plain, the same structure as the Swedish.

#[cfg(feature = "ssr")]
mod guide;
mod message;
mod reason;
#[cfg(feature = "ssr")]
mod session;

use super::{Text, either, lowest, numbers};
#[cfg(feature = "ssr")]
pub(super) use guide::GUIDE;
#[cfg(feature = "ssr")]
pub(super) use session::SESSION;
use shared::{
    api::{Obstacle, Required},
    loa::Demand,
};

/// Everything that the pages say, in English.
pub(super) const TEXT: Text = Text {
    accessibility_statement: "Accessibility",
    announce_minute: "One minute left.",
    announce_minute_more: "One minute left. Choose More time if you need longer.",
    announce_twenty_seconds: "20 seconds left.",
    choose_another_way: "Or choose another way",
    guide: "How to get an e-ID",
    guide_find: "I do not know which one I have",
    more_languages: "More languages",
    private_allowed: "Your employer allows private e-IDs for this service.",
    private_with_consent: "Your employer allows private e-IDs for this service, if you want to use yours.",
    remember: "Remember my choice on this device",
    announce_beginning: |time| format!("You have {time}."),
    continue_with: |method| format!("Continue with {method}"),
    call_warning: "Has someone called and asked you to log in? Then cancel.",
    cancel: "Cancel",
    choose_another: "Choose another way",
    change_method: "Change how you log in",
    close: "Close",
    code: "Code",
    code_renewed: "A new code is on its way …",
    connection_trouble: "We cannot reach the login service right now. We are trying again.",
    connected: "Continue in the app",
    done: "You are logged in",
    enlarge: "Show larger",
    enlarge_window: "Show the code larger in a new tab",
    go_on: "Continue",
    help: "Do you need help?",
    home_how: "Open the e-service that you are going to use and choose to log in there. You will then come here and choose an e-ID.",
    home_title: "Login to e-services",
    home_what: "People who work in the Swedish public sector log in here with an e-ID.",
    in_service: "E-ID from your employer",
    language: "Language",
    more_time: "More time",
    nothing_offered: "Right now it is not possible to log in to this service with any e-ID.",
    private: "Your private e-ID",
    reference: "Ref",
    return_here: "When you are done, the app opens this page again by itself.",
    return_opens: "The app opens this page again, in the browser in which your device opens links.",
    return_otherwise: "Did you come here in another way? Then we cannot see that it was you who used the app. Start again, or use another device.",
    search: "Search for an e-ID, issuer or employer",
    search_all: "Show all",
    search_button: "Search",
    search_nothing: "Try another or a shorter word. You can also show all, or answer three questions and we suggest one.",
    scan_help: "Is the code hard to scan?",
    scan_help_size: "Show the code larger. Have you zoomed in so that part of the code is out of sight? Zoom out again.",
    scan_help_distance: "Hold your phone upright, about 40 centimetres from the screen.",
    scan_help_screen_reader: "Do you use a screen reader with a screen curtain? Turn the curtain off so that the code can be seen.",
    session: "Am I logged in?",
    skip_to_content: "Skip to the content",
    test_environment: "Test environment. Log in with test identities only.",
    test_title: "Test",
    start_again: "Start again",
    starts: "Start here",
    time_left: "Time left",
    try_again: "Try again",
    use_other_device: "Use another device",
    opening: "Opening …",
    back_to: |service| format!("Back to {service}"),
    continue_to: |service| format!("Continue to {service}"),
    found: |found, all| match found {
        0 => "No match.".to_owned(),
        found => format!("Showing {found} of {all}."),
    },
    log_in_to: |service| format!("Log in to {service}"),
    log_in_with: |method| format!("Log in with {method}"),
    message: message::message,
    not_usable: |count| format!("Cannot be used here ({count})"),
    obstacle,
    open_app: |method| format!("Start the {method} app"),
    open_here: |method| format!("Open {method} on this device"),
    open_app_help: |method| {
        format!("Nothing happens? Check that the {method} app is on this device, or use another device.")
    },
    qr_name: |method| format!("QR code to scan with the {method} app"),
    reason: reason::reason,
    remedy,
    required,
    scan_steps: |method| {
        [
            format!("Open the {method} app on your phone."),
            "Tap the icon for QR code.".to_owned(),
            "Point the camera at the code.".to_owned(),
        ]
    },
    sent_to: |service| format!("You are being sent to {service}."),
    show_more: |count| format!("Show more ({count})"),
    time,
    use_instead: |methods| format!("Use {} instead.", either(methods, "or")),
    you_log_in_to: |service| format!("You are logging in to {service}."),
};

/// The level that is required: first in words, then the number.
fn required(required: &Required) -> String {
    match required {
        Required::Demand(demand) => self::demand(*demand),
        Required::Only(levels) => {
            let levels = numbers(levels, "or");
            format!("This time the service accepts only certain ways to log in (assurance level {levels}).")
        }
    }
}

fn demand(demand: Demand) -> String {
    let is = if demand.accepts_uncertified() {
        "equivalent to assurance level"
    } else {
        "assurance level"
    };
    match demand.number() {
        None => "Choose how you want to log in.".to_owned(),
        Some(level @ ..=2) => format!("The service requires login with an e-ID ({is} {level})."),
        Some(level @ 3) => format!("The service requires a secure login ({is} {level})."),
        Some(level) => format!("The service requires a very secure login (assurance level {level})."),
    }
}

/// Why a method cannot be used.
fn obstacle(obstacle: Obstacle, required: &Required) -> String {
    match (obstacle, lowest(required)) {
        (Obstacle::LevelTooLow, Some(level)) => {
            format!("Below assurance level {level}, which the service requires.")
        }
        (Obstacle::LevelTooLow, None) => "Below the level that the service requires.".to_owned(),
        (Obstacle::LevelNotAccepted, _) => "At none of the assurance levels that the service accepts.".to_owned(),
        (Obstacle::PrivateNotAllowed, _) => "Your employer does not allow a private e-ID for this service.".to_owned(),
        (Obstacle::NotAgreed, _) => "Not allowed here, by the service's agreements or the issuer's terms.".to_owned(),
        (Obstacle::NotConnected, _) => "Not connected to this login yet.".to_owned(),
        (Obstacle::IdentityNotAvailable, _) => "Without the details about you that the service needs.".to_owned(),
    }
}

/// What the person can do about it.
fn remedy(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::LevelTooLow | Obstacle::LevelNotAccepted => {
            "Choose another way, or ask your employer for an e-ID at the right level."
        }
        Obstacle::PrivateNotAllowed => "Use the e-ID that you have been given by your employer.",
        Obstacle::NotAgreed | Obstacle::NotConnected => "Choose another way to log in.",
        Obstacle::IdentityNotAvailable => "Choose another way, or contact support.",
    }
}

/// A length of time in minutes and seconds.
fn time(seconds: u16) -> String {
    let minutes = match seconds / 60 {
        0 => String::new(),
        1 => "1 minute ".to_owned(),
        minutes => format!("{minutes} minutes "),
    };
    match seconds % 60 {
        1 => format!("{minutes}1 second"),
        seconds => format!("{minutes}{seconds} seconds"),
    }
}
