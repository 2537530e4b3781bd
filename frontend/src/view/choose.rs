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
    api::{Choose, Kind, Offered, field, path},
    id::MethodId,
    language::Language,
    portal::PrivatePolicy,
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
    let group = |kind: Kind, name: &'static str, rule: Option<&'static str>| {
        let rows: Vec<_> = page
            .offered
            .iter()
            .filter(|offered| offered.kind == kind && page.remembered.as_ref() != Some(&offered.method))
            .map(|offered: &Offered| row((offered, language, text), chosen, choose))
            .collect();
        group((name, rule), rows, text)
    };
    html! {
        <>
            {heading((text.log_in_to)(page.service.in_language(language)))}
            <p class="lead">{(text.demand)(page.demand)}</p>
            if page.offered.is_empty() {
                <p class="notice">{text.nothing_offered}</p>
            } else {
                <form method="post" action={path::start(page.login)}>
                    {remembered(page, (language, text), choose)}
                    {group(Kind::InService, text.in_service, None)}
                    {group(Kind::Private, text.private, rule(page, text))}
                    {remember(page, text)}
                </form>
            }
            {refused(page, language, text)}
            <div class="actions">{button::cancel(Weight::Secondary, page.login, text.cancel)}</div>
            <ul class="links">
                <li><a href={path::from_login(path::GUIDE_FIND, Some(page.login))}>{text.guide_find}</a></li>
                <li><a href={path::from_login(path::GUIDE, Some(page.login))}>{text.guide}</a></li>
            </ul>
        </>
    }
}

/// The method that this browser remembers, as a large button, before the others.
fn remembered(page: &Choose, (language, text): (Language, &Text), choose: &Callback<(MethodId, MouseEvent)>) -> Html {
    let known = page.remembered.as_ref();
    let Some(offered) = page.offered.iter().find(|offered| Some(&offered.method) == known) else {
        return Html::default();
    };
    let (method, choose) = (offered.method.clone(), choose.clone());
    html! {
        <div class="remembered">
            <button
                type="submit"
                class={Weight::Primary.class()}
                name={field::METHOD}
                value={offered.method.as_str().to_owned()}
                onclick={move |click| choose.emit((method.clone(), click))}
            >{(text.continue_with)(offered.name.in_language(language))}</button>
            if let Some(notice) = &offered.notice {
                <p class="notice">{notice.in_language(language).to_owned()}</p>
            }
            if page.offered.len() > 1 {
                <h2>{text.choose_another_way}</h2>
            }
        </div>
    }
}

/// The employer's rule for private e-IDs, where it allows them.
fn rule(page: &Choose, text: &Text) -> Option<&'static str> {
    match page.private {
        PrivatePolicy::Allowed => Some(text.private_allowed),
        PrivatePolicy::WithConsent => Some(text.private_with_consent),
        PrivatePolicy::Forbidden => None,
    }
}

/// Whether the browser is to remember the method. The first field says that the question was asked at all: a box without its tick
/// is not sent.
fn remember(page: &Choose, text: &Text) -> Html {
    if !page.may_remember {
        return Html::default();
    }
    html! {
        <label class="remember">
            <input type="hidden" name={field::MAY_REMEMBER} value="yes" />
            <input type="checkbox" name={field::REMEMBER} value="yes" checked={page.remembered.is_some()} />
            <span>{text.remember}</span>
        </label>
    }
}

/// A group of methods under its heading, with the rule that holds for it; nothing where it is empty.
fn group((name, rule): (&'static str, Option<&'static str>), mut rows: Vec<Html>, text: &Text) -> Html {
    let rest = rows.split_off(rows.len().min(SHOWN));
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="group">
            <h2>{name}</h2>
            if let Some(rule) = rule {
                <p class="note">{rule}</p>
            }
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
