//! Every word that a person reads.
//!
//! A language is one [`Text`]: a sentence that is missing does not compile, and neither does a [`Reason`], [`Message`] or
//! [`Obstacle`] without words. A sentence with a value in it is a function with typed arguments. Where BankID prescribes the
//! words they stand as BankID gives them, in both languages.

mod en;
#[cfg(feature = "ssr")]
pub mod guide;
#[cfg(feature = "ssr")]
pub mod session;
mod sv;

use shared::{
    api::{Obstacle, Required},
    language::Language,
    message::Message,
    reason::Reason,
};

/// What a person reads about a failure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ReasonText {
    /// The heading of the page: what happened, in a few words.
    pub title: &'static str,
    /// What happened, in a sentence; the provider's own words where it prescribes them.
    pub what: &'static str,
    /// What the person can do.
    pub next: &'static str,
}

/// Writes the struct of all words, and the list of the fixed ones for tests.
macro_rules! texts {
    (
        fixed { $($(#[$fixed_doc:meta])* $fixed:ident,)+ }
        made { $($(#[$made_doc:meta])* $made:ident: $type:ty,)+ }
    ) => {
        /// Everything that the pages say, in one language.
        #[derive(Debug)]
        pub struct Text {
            $($(#[$fixed_doc])* pub $fixed: &'static str,)+
            $($(#[$made_doc])* pub $made: $type,)+
        }

        impl Text {
            /// Every fixed text with its name, for tests.
            pub fn fixed(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($fixed), self.$fixed),)+]
            }
        }
    };
}

texts! {
    fixed {
        /// Link to the page about accessibility, which leads to the operator's tillgänglighetsredogörelse.
        accessibility_statement,
        /// A live announcement when a minute is left.
        announce_minute,
        /// The same where the page has a button for more time.
        announce_minute_more,
        /// A live announcement when twenty seconds are left.
        announce_twenty_seconds,
        /// Warning against those who call and ask people to log in.
        call_warning,
        /// Button: end the login.
        cancel,
        /// Button: choose another method, on a page where something has failed.
        choose_another,
        /// Between the remembered method and the others.
        choose_another_way,
        /// Link: how to get an e-ID.
        guide,
        /// Link: the questions for those who do not know which e-ID they have.
        guide_find,
        /// Link: more languages.
        more_languages,
        /// The employer's rule: private e-IDs are allowed.
        private_allowed,
        /// The employer's rule: private e-IDs are allowed if the person wants to.
        private_with_consent,
        /// Label of the choice to remember the method.
        remember,
        /// Button: choose another method, on the waiting page.
        change_method,
        /// Button: close what was enlarged.
        close,
        /// Label of the stable code of a failure.
        code,
        /// Said between two QR codes, where the next one is slow to come.
        code_renewed,
        /// Said while the edge cannot be reached.
        connection_trouble,
        /// Said when the app has the order, on the card where the QR code was.
        connected,
        /// Heading when the person is authenticated.
        done,
        /// Button: show the QR code larger.
        enlarge,
        /// Link: show the QR code larger, in a window of its own.
        enlarge_window,
        /// Link: go on, where the login has come further than the page shows.
        go_on,
        /// Heading of the help.
        help,
        /// How to come to a login from the front page.
        home_how,
        /// Heading of the front page.
        home_title,
        /// What this site is.
        home_what,
        /// Heading of the group of e-IDs that belong to the job.
        in_service,
        /// Label of the language picker.
        language,
        /// Button: more time to scan.
        more_time,
        /// Said when no method can be used.
        nothing_offered,
        /// Heading of the person's own e-IDs.
        private,
        /// Label of the reference.
        reference,
        /// What the app does when the person is done in it.
        return_here,
        /// The person is done in the app: how the login goes on.
        return_opens,
        /// What to do for a person who has come back from the app in another way.
        return_otherwise,
        /// Label of the search field.
        search,
        /// Link: look for nothing.
        search_all,
        /// Button: search.
        search_button,
        /// What to do where nothing was found.
        search_nothing,
        /// Heading of the help for scanning.
        scan_help,
        /// Link: whether somebody is logged in in this browser, and the way to log out.
        session,
        /// First advice for scanning: size.
        scan_help_size,
        /// Second advice for scanning: distance.
        scan_help_distance,
        /// Third advice for scanning: screen readers.
        scan_help_screen_reader,
        /// First link of the page.
        skip_to_content,
        /// Said on every page of a test environment.
        test_environment,
        /// Put first in the title of a test environment's pages.
        test_title,
        /// Button: start the same method anew on this device, where the app did not lead back.
        start_again,
        /// Heading of the links to where the e-services begin.
        starts,
        /// Label of the time left.
        time_left,
        /// Button: start the same method again.
        try_again,
        /// Button: use the e-ID on another device.
        use_other_device,
        /// Said on the row that was chosen, while the next page is on its way.
        opening,
    }
    made {
        /// A live announcement at the beginning: how long there is.
        announce_beginning: fn(time: &str) -> String,
        /// Button: go on with the remembered method.
        continue_with: fn(method: &str) -> String,
        /// Link or button back to the e-service, by its name.
        back_to: fn(service: &str) -> String,
        /// Link: go on to the e-service, by its name.
        continue_to: fn(service: &str) -> String,
        /// How many of all were found; said aloud.
        found: fn(found: usize, all: usize) -> String,
        /// Heading: log in to this e-service.
        log_in_to: fn(service: &str) -> String,
        /// Heading: log in with this method.
        log_in_with: fn(method: &str) -> String,
        /// What to tell the person while waiting.
        message: fn(Message) -> &'static str,
        /// The folded list of methods that cannot be used, with their number.
        not_usable: fn(count: usize) -> String,
        /// Why a method cannot be used where this level is required: said of one method, or above several.
        obstacle: fn(Obstacle, &Required) -> String,
        /// The link that opens the app.
        open_app: fn(method: &str) -> String,
        /// Button: use the method on the same device.
        open_here: fn(method: &str) -> String,
        /// What to do when the app did not open.
        open_app_help: fn(method: &str) -> String,
        /// The accessible name of the QR code; it does not change from second to second.
        qr_name: fn(method: &str) -> String,
        /// The words of a failure.
        reason: fn(Reason) -> ReasonText,
        /// What the person can do where a method cannot be used.
        remedy: fn(Obstacle) -> &'static str,
        /// The level that is required, in words.
        required: fn(&Required) -> String,
        /// What to do with the QR code, in three steps.
        scan_steps: fn(method: &str) -> [String; 3],
        /// Said after the login, on the way to the e-service.
        sent_to: fn(service: &str) -> String,
        /// The folded rest of a long list, with its number.
        show_more: fn(count: usize) -> String,
        /// A length of time in words.
        time: fn(seconds: u16) -> String,
        /// Which methods to use instead of one that cannot be used.
        use_instead: fn(methods: &[&str]) -> String,
        /// Which e-service the person is logging in to.
        you_log_in_to: fn(service: &str) -> String,
    }
}

/// The words of this language.
pub fn of(language: Language) -> &'static Text {
    match language {
        Language::Sv => &sv::TEXT,
        Language::En => &en::TEXT,
    }
}

/// The name of a language in that language itself.
pub fn own_name(language: Language) -> &'static str {
    match language {
        Language::Sv => "Svenska",
        Language::En => "English",
    }
}

/// The number of the lowest level that is enough; `None` where none is required.
fn lowest(required: &Required) -> Option<u8> {
    match required {
        Required::Demand(demand) => demand.number(),
        Required::Only(numbers) => numbers.first().copied(),
    }
}

/// "2", "2 or 3", "2, 3 or 4".
fn numbers(levels: &[u8], or: &str) -> String {
    let levels: Vec<_> = levels.iter().map(u8::to_string).collect();
    either(&levels.iter().map(String::as_str).collect::<Vec<_>>(), or)
}

/// "A", "A or B", "A, B or C".
fn either(names: &[&str], or: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {or} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests;
