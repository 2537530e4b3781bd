//! Who is logged in in this browser, and the way to end it. Rendered by the edge only.

use super::heading;
use crate::{
    clock,
    component::{
        button::{self, Weight},
        icon,
    },
    text::{Text, guide, session},
};
use shared::{
    api::{EmploymentChoice, Employments, SessionPage, Symbol, Words, field, path},
    language::Language,
};
use yew::{Html, html};

/// The page.
pub fn session(page: &SessionPage, language: Language) -> Html {
    let words = session::of(language);
    let rest = match page {
        SessionPage::Living {
            name,
            method,
            since,
            level,
            until,
            services,
            form,
        } => html! {
            <>
                <p class="lead">{(words.lead)(name, method.in_language(language))}</p>
                <p>{(words.since)(&clock::in_sweden(*since), level.map(guide::of(language).level_words))}</p>
                <p>{(words.until)(&clock::in_sweden(*until))}</p>
                <h2 class="question">{words.services}</h2>
                {names(services, language)}
                <p>{words.end_lead}</p>
                {end(form, words.end)}
            </>
        },
        SessionPage::Asked { form } => html! { <><p class="lead">{words.end_lead}</p>{end(form, words.end)}</> },
        SessionPage::None => html! { <p class="lead">{words.none_lead}</p> },
        SessionPage::Ended { untold, on } => html! {
            <>
                <p class="lead">{words.ended_lead}</p>
                if !untold.is_empty() {
                    <p>{words.untold}</p>
                    {names(untold, language)}
                }
                if let Some(address) = on {
                    <p><a href={address.clone()}>{words.on}</a></p>
                }
            </>
        },
    };
    html! { <>{heading(title(page, language))}{rest}</> }
}

fn names(services: &[Words], language: Language) -> Html {
    html! {
        <ul class="learns">
            { for services.iter().map(|name| html! { <li>{name.in_language(language).to_owned()}</li> }) }
        </ul>
    }
}

fn end(form: &[(String, String)], label: &'static str) -> Html {
    let fields = form
        .iter()
        .map(|(name, value)| html! { <input type="hidden" name={name.clone()} value={value.clone()} /> });
    html! {
        <div class="actions">
            {button::post(Weight::Primary, path::SESSION_END.to_owned(), label, fields.collect())}
        </div>
    }
}

/// Which of several employments or commissions the person logs in with: a button for each, with what tells it from the others.
pub fn employments(page: &Employments, (language, text): (Language, &Text)) -> Html {
    let words = session::of(language);
    let lead = if has_commissions(page) {
        words.commission_lead
    } else {
        words.employment_lead
    };
    let choice = |(place, choice): (usize, &EmploymentChoice)| {
        let rest = told_apart(choice, &page.employments).join(", ");
        html! {
            <li>
                <button type="submit" class="row" name={field::EMPLOYMENT} value={place.to_string()}>
                    <span class="badge">{icon::symbol(Symbol::Building)}</span>
                    <span class="what">
                        <span class="name">{choice.organisation.clone()}</span>
                        if !rest.is_empty() { <span class="note">{rest}</span> }
                    </span>
                    {icon::chevron()}
                </button>
            </li>
        }
    };
    html! {
        <>
            {heading(employments_title(page, language))}
            <p class="lead">{lead}</p>
            <p class="note">{(guide::of(language).valid_until)(&clock::in_sweden(page.until))}</p>
            <form method="post" action={path::employment(page.login)} class="group">
                <ul class="rows" role="list">{ for page.employments.iter().enumerate().map(choice) }</ul>
            </form>
            <div class="actions">{button::cancel(Weight::Secondary, page.login, text.cancel)}</div>
        </>
    }
}

fn has_commissions(page: &Employments) -> bool {
    page.employments.iter().any(|choice| choice.commission.is_some())
}

/// What stands beside the organisation: unit, commission and care unit; and what a commission is for and the roles, which are the sources'
/// own identifiers, only where nothing else tells two of them apart.
fn told_apart(choice: &EmploymentChoice, all: &[EmploymentChoice]) -> Vec<String> {
    fn plain(choice: &EmploymentChoice) -> Vec<&String> {
        let commission = choice.commission.as_ref();
        let named = commission.map(|commission| &commission.name);
        let care_unit = commission.and_then(|commission| commission.care_unit.as_ref());
        // Where one works at the care unit itself it is named once.
        let care_unit = care_unit.filter(|care_unit| Some(*care_unit) != choice.unit.as_ref());
        choice.unit.iter().chain(named).chain(care_unit).collect()
    }
    let alike = |other: &&EmploymentChoice| other.organisation == choice.organisation && plain(other) == plain(choice);
    let purpose = choice.commission.iter().map(|commission| &commission.purpose);
    let more: Vec<_> = purpose.chain(&choice.roles).collect();
    let more = if all.iter().filter(alike).count() > 1 {
        more
    } else {
        Vec::new()
    };
    plain(choice).into_iter().chain(more).cloned().collect()
}

/// Its title.
pub fn employments_title(page: &Employments, language: Language) -> String {
    let words = session::of(language);
    let title = if has_commissions(page) {
        words.commission
    } else {
        words.employment
    };
    title(page.service.in_language(language))
}

/// The page's title.
pub fn title(page: &SessionPage, language: Language) -> String {
    let words = session::of(language);
    let title = match page {
        SessionPage::Living { .. } => words.living,
        SessionPage::Asked { .. } => words.asked,
        SessionPage::None => words.none,
        SessionPage::Ended { .. } => words.ended,
    };
    title.to_owned()
}
