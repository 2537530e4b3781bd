//! The guide in English.

use crate::text::guide::{Article, GuideText, Section};
use shared::{
    api::{Kind, Released},
    guide::Carrier,
    loa::Loa,
};

/// The words of the guide, in English.
pub(in crate::text) const GUIDE: GuideText = GuideText {
    title: "How to get an e-ID",
    lead: "Here you see different e-IDs, who may get them and whether they can be used here.",
    find: "I do not know which one I have",
    find_lead: "Answer the questions and we suggest an e-ID. We do not save the answers, but they can be seen in the history of your browser.",
    from_employer: "What have you been given by your employer?",
    from_employer_answers: ["A card with a chip", "An app on my phone", "Neither, or I do not know"],
    own: "Do you have an e-ID of your own on your phone, such as BankID or Freja?",
    personal_number: "Do you have a Swedish personal identity number?",
    yes: "Yes",
    no: "No",
    suggest: "Show suggestions",
    likely: "This is probably what you have",
    obtainable: "This is what you may be able to get",
    answer_first: "Answer at least one question",
    answer_first_why: "We can suggest an e-ID when you have answered at least one of the questions above.",
    unanswered: "You have not answered this question.",
    nothing_fits_title: "We have no suggestion",
    nothing_fits: "Nothing that we have fits your answers. Ask your employer what to use.",
    back_to_login: "Back to the login",
    method: "E-ID",
    level: "Assurance level",
    needs: "What you need",
    who: "Who may get it",
    how: "How to get it",
    cost: "Cost for you",
    time: "How long it takes",
    contact: "If there is a problem",
    issuer: |site| format!("Read more at {site}"),
    checked: "These facts were checked on",
    no_facts: "We have no facts about how to get this e-ID. Ask your employer.",
    not_connected: "Is not connected to this login yet.",
    not_connected_short: "Not connected here yet",
    not_known: "Not known",
    language: "Language",
    state: "Status",
    translated: "All pages",
    awaited: "Not translated yet. The pages are shown in Swedish, or in English if your browser is set so.",
    awaited_before: "This page is not available yet in",
    awaited_after: ". You are reading it in English.",
    languages: "Languages",
    languages_lead: "The pages are in Swedish and English. Finnish, Northern Sámi, Meänkieli, Romani and Yiddish are prepared, and will be shown when a person has translated them.",
    assessment: "How the accessibility was assessed",
    assessed: |day| format!("The pages were last assessed on {day}."),
    not_assessed: "Those who run the login have not said when the pages were last assessed.",
    report: "Report faults to Digg",
    lost: "Have you lost it, or has it expired?",
    lost_next: |kind| match kind {
        Kind::InService => "Have you lost it? Tell your employer at once so that it is blocked, and ask for a new one.",
        Kind::Private => "Have you lost it? Block it at once with its issuer, and then get a new one.",
    },
    expired_next: "Has it expired? Get a new one in the same way as the first time. Log in in another way until then.",
    about_all: "More about e-IDs at elegitimation.se",
    own_statement: "The organisation's own accessibility statement",
    services: SERVICES,
    employers: EMPLOYERS,
    accessibility: ACCESSIBILITY,
    level_words,
    carrier,
    kind,
    before: |method| format!("Before you go on with {method}"),
    consent: |service| {
        format!(
            "This is your private e-ID. It is up to you whether you use it at work; your employer cannot demand it. The issuer of the \
             e-ID will know that you log in to {service}. Would you rather not? Choose another way, or ask support for help."
        )
    },
    agree: "Yes, I want to use it",
    agree_this_device: "Yes, on this device",
    agree_other_device: "Yes, on another device",
    which_device: |method| format!("Do you want to use {method} on this device or another device?"),
    this_device: "On this device",
    other_device: "On another device",
    release: |service| format!("This is what {service} will know"),
    release_lead: "You see this page the first time in this browser, and when something has changed.",
    valid_until: |until| format!("Go on by {until}. After that you need to log in again."),
    released,
};

fn level_words(level: Loa) -> &'static str {
    match level {
        Loa::Loa1 => "Low (1)",
        Loa::Loa2 | Loa::Loa2NonResident => "Basic (2)",
        Loa::Loa3 | Loa::Loa3NonResident => "Secure (3)",
        Loa::Loa4 | Loa::Loa4NonResident => "Very secure (4)",
        Loa::UncertifiedLoa2 => "Basic, not reviewed by Digg (comparable to 2)",
        Loa::UncertifiedLoa3 => "Secure, not reviewed by Digg (comparable to 3)",
        Loa::EidasLow | Loa::EidasNfLow => "Low (eIDAS)",
        Loa::EidasSub | Loa::EidasNfSub => "Substantial (eIDAS)",
        Loa::EidasHigh | Loa::EidasNfHigh => "High (eIDAS)",
        Loa::UncertifiedEidasLow => "Low (eIDAS), not reviewed",
        Loa::UncertifiedEidasSub => "Substantial (eIDAS), not reviewed",
        Loa::UncertifiedEidasHigh => "High (eIDAS), not reviewed",
    }
}

fn carrier(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Card => "card",
        Carrier::App => "app on your phone",
        Carrier::Computer => "computer",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::InService => "For work",
        Kind::Private => "Private",
    }
}

fn released(released: Released) -> &'static str {
    match released {
        Released::Name => "Your name",
        Released::PersonalNumber => "Your personal identity number",
        Released::Pseudonym => "A code for you that is only valid in this service",
        Released::Birthdate => "Your date of birth",
        Released::AuthnProvider => "Who issued your e-ID",
        Released::Employment => "Where you are employed",
        Released::HsaId => "Your HSA-id, your number in the health and care services' directory of employees",
        Released::Roles => "Your roles at work",
        Released::Commission => {
            "Your commission in health and care (medarbetaruppdrag): for which care unit, and for what purpose"
        }
        Released::Method => "Which e-ID you used",
        Released::Login => "When you logged in, at which assurance level, and a number for this very login",
    }
}

const SERVICES: Article = Article {
    title: "For owners of e-services",
    lead: "How to choose an assurance level, arrange agreements and connect your e-service.",
    sections: &[
        Section {
            heading: "Choose an assurance level",
            paragraphs: &[
                "The assurance level says how sure you can be of who logs in. Start from what happens if the wrong person gets in, not from what is easiest to connect.",
            ],
            points: &[
                "Level 2: the consequences are limited. No sensitive data about people.",
                "Level 3: sensitive personal data, exercise of public authority or financial decisions. This is the usual level in the public sector.",
                "Level 4: a mistake may harm life or health, or national security.",
                "An e-ID that Digg has not reviewed is accepted only if you say yourself that it is enough.",
            ],
        },
        Section {
            heading: "Arrange agreements",
            paragraphs: &[
                "Ask your procurement officer which agreements there are already. E-IDs for private use and for work may have different agreements and different prices.",
            ],
            points: &[
                "E-IDs that come with Digg's authorisation system or prepaid agreements.",
                "An agreement with the issuer or a reseller, for BankID for instance.",
                "A connection to Sweden Connect, if authentication is to go that way.",
            ],
        },
        Section {
            heading: "Connect the e-service",
            paragraphs: &[
                "The e-service speaks OpenID Connect with the login. Developers find everything in the documentation for e-services.",
            ],
            points: &[
                "Decide which data the service needs. Do not ask for personal numbers if the name is enough.",
                "Decide whether private e-IDs may be used, and whether the employee is to be asked.",
                "Give the redirect address and the public key to those who run the login.",
                "Run the service against the test environment, and see that the wrong level really is refused.",
                "Go through the logs together before you open.",
            ],
        },
        Section {
            heading: "Connect through Sweden Connect",
            paragraphs: &["If the e-service is to take authentications from Sweden Connect, this is needed."],
            points: &[
                "An agreement with Digg on the connection.",
                "Metadata for the e-service with the right entity categories and contacts.",
                "Certificates for signing and encryption, with a plan for replacing them.",
                "Tests against Sweden Connect's test federation before production.",
            ],
        },
    ],
};

const EMPLOYERS: Article = Article {
    title: "For employers",
    lead: "Which e-ID should your employees have, and may they use their private one?",
    sections: &[
        Section {
            heading: "The order in which we advise you to choose",
            paragraphs: &[
                "An e-ID for work says that the person is employed by you, and need not rest on a personal number.",
            ],
            points: &[
                "The one you already have: SITHS, Efos or an e-ID of your own.",
                "SITHS or Efos, if your organisation can be connected.",
                "Freja Organisation eID, if your employees have Freja.",
                "A private e-ID, if you have decided so and the employee wants to.",
            ],
        },
        Section {
            heading: "A private e-ID at work",
            paragraphs: &[
                "A private e-ID is the employee's own. An employer cannot demand its use, and needs another way to log in for those who say no or cannot get one.",
            ],
            points: &[
                "Decide for each e-service whether it is allowed, allowed with consent or not allowed. The inquiry SOU 2021:62 holds that it may be used only by agreement, and when an e-ID for work cannot be used or there is another good reason.",
                "Write the decision down. The login shows it to the employee and records the consent in the log.",
                "People with protected personal data must always have an alternative without a personal number.",
            ],
        },
        Section {
            heading: "Shared computers",
            paragraphs: &[
                "On a computer that several people use, the login does not remember which e-ID somebody chose. Ask those who run the login to enter the computers' network.",
            ],
            points: &[],
        },
        Section {
            heading: "When somebody leaves or loses an e-ID",
            paragraphs: &[],
            points: &[
                "Block cards and apps the same day. The issuer or your card administrator does it.",
                "Tell your employees where to find help in the evenings and at weekends.",
            ],
        },
    ],
};

const ACCESSIBILITY: Article = Article {
    title: "Accessibility",
    lead: "Everybody should be able to log in. This is how accessible these pages are, and what to do if something does not work.",
    sections: &[
        Section {
            heading: "How accessible the pages are",
            paragraphs: &[
                "The pages are built to meet WCAG 2.2 at level AA. Every page is tested automatically with every change: at four widths, in light and dark, and with the colours of your own choice. They can be used with a keyboard alone and without script. Automatic tests do not find every fault.",
            ],
            points: &[],
        },
        Section {
            heading: "What we know may be hard",
            paragraphs: &[],
            points: &[
                "A QR code can be hard to scan with low vision or shaking hands. Choose to open the app on the same device instead, or another way to log in.",
                "Without script the QR code is fetched anew each second, in a frame of its own, because it must be fresh. The rest of the page is fetched anew every ten seconds, and the keyboard focus then moves to the beginning of the page.",
                "The issuers answer for their own apps and pages.",
                "The pages are not yet in the national minority languages.",
            ],
        },
        Section {
            heading: "If something does not work",
            paragraphs: &[
                "Contact support, at the foot of the page. They help you to log in in another way. The Agency for Digital Government, Digg, supervises the act on accessibility of digital public services (2018:1937). You can report faults to Digg.",
            ],
            points: &[],
        },
    ],
};
