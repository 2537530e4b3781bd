//! Choose a method for one e-service.

use super::heading;
use crate::{
    component::{
        button::{self, Weight},
        method::{refused_row, row},
    },
    text::Text,
};
use shared::{
    api::{Choose, Kind, Offered, path},
    id::MethodId,
    language::Language,
};
use yew::{Callback, Html, MouseEvent, html};

/// How many methods of a group are shown before the rest is folded.
const SHOWN: usize = 6;

/// The page.
pub fn choose(
    page: &Choose,
    (language, text): (Language, &Text),
    chosen: Option<&MethodId>,
    choose: &Callback<(MethodId, MouseEvent)>,
) -> Html {
    let group = |kind: Kind, name: &'static str| {
        let rows: Vec<_> = page
            .offered
            .iter()
            .filter(|offered| offered.kind == kind)
            .map(|offered: &Offered| row((offered, language, text), chosen, choose))
            .collect();
        group(name, rows, text)
    };
    html! {
        <>
            {heading((text.log_in_to)(page.service.in_language(language)))}
            <p class="lead">{(text.demand)(page.demand)}</p>
            if page.offered.is_empty() {
                <p class="notice">{text.nothing_offered}</p>
            } else {
                <form method="post" action={path::start(page.login)}>
                    {group(Kind::InService, text.in_service)}
                    {group(Kind::Private, text.private)}
                </form>
            }
            {refused(page, language, text)}
            <div class="actions">{button::cancel(Weight::Secondary, page.login, text.cancel)}</div>
        </>
    }
}

/// A group of methods under its heading; nothing where it is empty.
fn group(name: &'static str, mut rows: Vec<Html>, text: &Text) -> Html {
    let rest = rows.split_off(rows.len().min(SHOWN));
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="group">
            <h2>{name}</h2>
            <ul class="rows">{ for rows }</ul>
            if !rest.is_empty() {
                <details class="fold">
                    <summary>{(text.show_more)(rest.len())}</summary>
                    <ul class="rows">{ for rest }</ul>
                </details>
            }
        </section>
    }
}

/// The methods that cannot be used, folded, each with why; and which to use instead.
fn refused(page: &Choose, language: Language, text: &Text) -> Html {
    if page.refused.is_empty() {
        return Html::default();
    }
    let instead: Vec<_> = page
        .offered
        .iter()
        .map(|offered| offered.name.in_language(language))
        .collect();
    html! {
        <details class="fold">
            <summary>{(text.not_usable)(page.refused.len())}</summary>
            <ul class="rows">
                { for page.refused.iter().map(|refused| refused_row(refused, language, text, page.demand)) }
            </ul>
            if !instead.is_empty() {
                <p>{(text.use_instead)(&instead)}</p>
            }
        </details>
    }
}
