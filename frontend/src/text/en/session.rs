//! The words about a session, in English.

use crate::text::session::SessionText;

/// The words.
pub const SESSION: SessionText = SessionText {
    living: "You are logged in",
    lead: |name, method| format!("{name}, with {method}."),
    since: |since, level| match level {
        Some(level) => format!("You logged in at {since}. Assurance level: {level}."),
        None => format!("You logged in at {since}."),
    },
    until: |until| format!("Other services in the same group let you in without a new login until {until}."),
    services: "Services that you have gone to from here",
    end: "Log out",
    end_lead: "When you log out you are no longer let in without a new login, and we tell the services that can be told.",
    asked: "Do you want to log out?",
    none: "You are not logged in here",
    none_lead: "No service lets you in from this browser without a login.",
    ended: "You are logged out",
    ended_lead: "Do you share this computer? Close the browser too.",
    untold: "These services do not know that you have logged out. Log out of them as well:",
    on: "Back to the service",
    employment: |service| format!("Which employment do you use in {service}?"),
    employment_lead: "You have several employments. The service learns which one you choose.",
    commission: |service| format!("Which commission (medarbetaruppdrag) do you use in {service}?"),
    commission_lead: "You have several commissions or employments. The service learns which one you choose.",
    resumed_as: |name| format!("You are already logged in as {name}."),
    not_me: "That is not me – log in again",
};
