//! "I do not know which I have": three questions, and what the answers lead to.

use super::{Reader, heading, page_of, reservation};
use crate::{
    component::{button::Weight, icon},
    text::guide::GuideText,
};
use shared::{
    api::{field, path},
    guide::{Answers, Entry, Find, FromEmployer, question},
};
use yew::{Html, html};

/// The id of the heading above what the answers lead to. The form leads there, and the heading takes the focus.
const SUGGESTIONS: &str = "suggestions";

/// An answer to a question: its value, its words, and whether it is the person's.
type Choice = (&'static str, &'static str, bool);

/// The page.
pub fn find(page: &Find, reader: Reader) -> Html {
    let words = reader.words;
    html! {
        <>
            {heading(words.find)}
            <p class="lead">{words.find_lead}</p>
            <form method="get" action={format!("{}#{SUGGESTIONS}", path::GUIDE_FIND)} class="questions">
                if let Some(login) = reader.login {
                    <input type="hidden" name={field::LOGIN} value={login.to_string()} />
                }
                <input type="hidden" name={question::ASKED} value="yes" />
                {questions(page, words)}
                <button type="submit" class={Weight::Primary.class()}>{words.suggest}</button>
            </form>
            if page.asked {
                <section class="group">{suggestions(page, reader)}</section>
            }
        </>
    }
}

/// The title: what the answers led to first, since that is new when the page comes again.
pub fn title(page: &Find, words: &GuideText) -> String {
    if page.asked {
        format!("{} – {}", outcome(page, words).0, words.find)
    } else {
        words.find.to_owned()
    }
}

fn questions(page: &Find, words: &GuideText) -> Html {
    let Answers {
        from_employer,
        own,
        personal_number,
    } = page.answers;
    let employers = [
        ("card", FromEmployer::Card),
        ("app", FromEmployer::App),
        ("nothing", FromEmployer::Nothing),
    ];
    let employers: Vec<_> = employers
        .into_iter()
        .zip(words.from_employer_answers)
        .map(|((value, answer), label)| (value, label, from_employer == Some(answer)))
        .collect();
    let yes_no = |answer: Option<bool>| {
        [
            ("yes", words.yes, answer == Some(true)),
            ("no", words.no, answer == Some(false)),
        ]
    };
    // Where something can be suggested the rest need not be answered.
    let (_, _, suggested) = outcome(page, words);
    let unanswered = (page.asked && suggested.is_empty()).then_some(words.unanswered);
    html! {
        <>
            {asked(question::FROM_EMPLOYER, words.from_employer, &employers, unanswered)}
            {asked(question::OWN, words.own, &yes_no(own), unanswered)}
            {asked(question::PERSONAL_NUMBER, words.personal_number, &yes_no(personal_number), unanswered)}
        </>
    }
}

/// A question and its answers. `unanswered` is said of it if none was chosen.
fn asked(name: &'static str, question: &'static str, choices: &[Choice], unanswered: Option<&'static str>) -> Html {
    let unanswered = unanswered.filter(|_| choices.iter().all(|(_, _, chosen)| !chosen));
    let id = format!("unanswered-{name}");
    html! {
        <fieldset aria-describedby={unanswered.map(|_| id.clone())}>
            <legend>{question}</legend>
            if let Some(unanswered) = unanswered {
                <p class="unanswered" {id}>{unanswered}</p>
            }
            { for choices.iter().map(|&(value, label, chosen)| html! {
                <label><input type="radio" {name} {value} checked={chosen} /><span>{label}</span></label>
            }) }
        </fieldset>
    }
}

/// What the answers lead to: the heading, what is said where there is no list, and the list.
fn outcome<'a>(page: &'a Find, words: &GuideText) -> (&'static str, Option<&'static str>, &'a [Entry]) {
    match (page.likely.as_slice(), page.obtainable.as_slice()) {
        _ if page.answers.is_empty() => (words.answer_first, Some(words.answer_first_why), &[]),
        ([], []) => (words.nothing_fits_title, Some(words.nothing_fits), &[]),
        ([], obtainable) => (words.obtainable, None, obtainable),
        (likely, _) => (words.likely, None, likely),
    }
}

fn suggestions(page: &Find, reader: Reader) -> Html {
    let (title, why, entries) = outcome(page, reader.words);
    html! {
        <>
            <h2 id={SUGGESTIONS} tabindex="-1">{title}</h2>
            if let Some(why) = why {
                <p class="notice">{why}</p>
            } else {
                <ul class="rows" role="list">{ for entries.iter().map(|entry| suggestion(entry, reader)) }</ul>
            }
        </>
    }
}

fn suggestion(entry: &Entry, reader: Reader) -> Html {
    let Reader { language, words, .. } = reader;
    html! {
        <li>
            <a class="row" href={page_of(entry, reader)}>
                <span class="badge">{icon::symbol(entry.symbol)}</span>
                <span class="what">
                    <span class="name">{entry.name.in_language(language).to_owned()}</span>
                    <span class="note">{(words.kind)(entry.kind)}{". "}{entry.needs.in_language(language).to_owned()}</span>
                    {reservation(entry, words)}
                </span>
                {icon::chevron()}
            </a>
        </li>
    }
}
