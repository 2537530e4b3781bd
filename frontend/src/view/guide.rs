//! The guide: which e-IDs there are, how to get them, and pages of running text. Rendered by the edge only.

mod find;

use super::heading;
use crate::{
    component::{
        button::Weight,
        search::{self as search_field, Searched},
    },
    text::{
        Text,
        guide::{self, Article, GuideText},
        own_name,
    },
};
use shared::{
    api::{Kind, Operator, Words, path},
    guide::{Accessibility, Entry, Facts, Guide},
    id::LoginId,
    language::{AWAITED, Language},
    search::{self, Search},
};
use yew::{Callback, Html, html};

/// The page.
pub fn guide(
    page: &Guide,
    (language, text): (Language, &Text),
    (operator, login): (&Operator, Option<LoginId>),
) -> Html {
    let words = guide::of(language);
    let reader = Reader { language, words, login };
    html! {
        <>
            {content(page, reader, text, operator)}
            if let Some(login) = login {
                <p class="ways"><a class={Weight::Secondary.class()} href={path::login(login)}>{words.back_to_login}</a></p>
            }
        </>
    }
}

/// For whom a page is made.
#[derive(Clone, Copy)]
struct Reader {
    language: Language,
    words: &'static GuideText,
    /// Where the person came from.
    login: Option<LoginId>,
}

impl Reader {
    /// The address of another page of the guide; the way back to the login goes along.
    fn page(self, path: &str) -> String {
        path::from_login(path, self.login)
    }
}

fn content(page: &Guide, reader: Reader, text: &Text, operator: &Operator) -> Html {
    let words = reader.words;
    match page {
        Guide::Methods { entries, query } => methods(entries, query, reader, text),
        Guide::Method(entry) => method(entry, reader),
        Guide::Find(page) => find::find(page, reader),
        Guide::Services => article(&words.services, Html::default()),
        Guide::Employers => article(&words.employers, Html::default()),
        Guide::Accessibility(said) => article(&words.accessibility, statement(said, operator, reader)),
        Guide::Languages => languages(words, text),
    }
}

/// The title of a page of the guide.
pub fn title(page: &Guide, language: Language) -> String {
    let words = guide::of(language);
    match page {
        Guide::Methods { .. } => words.title.to_owned(),
        Guide::Method(entry) => entry.name.in_language(language).to_owned(),
        Guide::Find(page) => find::title(page, words),
        Guide::Services => words.services.title.to_owned(),
        Guide::Employers => words.employers.title.to_owned(),
        Guide::Accessibility(_) => words.accessibility.title.to_owned(),
        Guide::Languages => words.languages.to_owned(),
    }
}

/// Every method, compared; or those that are looked for.
fn methods(entries: &[Entry], query: &str, reader: Reader, text: &Text) -> Html {
    let words = reader.words;
    let search = Search::new(query);
    let found: Vec<_> = entries.iter().filter(|entry| entry.is_found_by(&search)).collect();
    let searched = Searched {
        page: path::GUIDE,
        login: reader.login,
        query,
        found: found.len(),
        total: entries.len(),
    };
    html! {
        <>
            {heading(words.title)}
            <p class="lead">{words.lead}</p>
            <p class="ways"><a class={Weight::Secondary.class()} href={reader.page(path::GUIDE_FIND)}>{words.find}</a></p>
            if entries.len() > search::LONG {
                {search_field::search(searched, text, &Callback::noop())}
            }
            if found.is_empty() {
                {search_field::nothing(searched, reader.login, text)}
            } else {
                {comparison(&found, Kind::InService, text.in_service, reader)}
                {comparison(&found, Kind::Private, text.private, reader)}
            }
            <ul class="links" role="list">
                <li><a href={reader.page(path::GUIDE_EMPLOYERS)}>{words.employers.title}</a></li>
                <li><a href={reader.page(path::GUIDE_SERVICES)}>{words.services.title}</a></li>
                {about_all(words)}
            </ul>
        </>
    }
}

/// The table of the methods of a kind; nothing where there are none. Its roles are written out: where the style sheet makes a list of it, on
/// a phone, some browsers forget them.
fn comparison(entries: &[&Entry], kind: Kind, caption: &'static str, reader: Reader) -> Html {
    let words = reader.words;
    let rows: Vec<_> = entries
        .iter()
        .filter(|entry| entry.kind == kind)
        .map(|entry| compared(entry, reader))
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <table class="compare methods" role="table">
            <caption>{caption}</caption>
            {columns(&[words.method, words.level, words.needs, words.cost, words.time])}
            <tbody role="rowgroup">{ for rows }</tbody>
        </table>
    }
}

/// A method in the table.
fn compared(entry: &Entry, reader: Reader) -> Html {
    let Reader { language, words, .. } = reader;
    let facts = entry.facts.as_ref();
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href={page_of(entry, reader)}>{entry.name.in_language(language).to_owned()}</a>
                {reservation(entry, words)}
            </th>
            <td role="cell" data-label={words.level}>{(words.level_words)(entry.level)}</td>
            <td role="cell" data-label={words.needs}>{entry.needs.in_language(language).to_owned()}</td>
            {cell(words.cost, facts.and_then(|facts| facts.cost.as_ref()), reader)}
            {cell(words.time, facts.and_then(|facts| facts.time.as_ref()), reader)}
        </tr>
    }
}

/// A fact in the table. One that is not known is a dash, and on a phone left out.
fn cell(label: &'static str, fact: Option<&Words>, reader: Reader) -> Html {
    let Reader { language, words, .. } = reader;
    match fact {
        Some(fact) => html! { <td role="cell" data-label={label}>{fact.in_language(language).to_owned()}</td> },
        None => html! {
            <td role="cell" class="unknown" data-label={label}>
                <span aria-hidden="true">{"–"}</span><span class="unseen">{words.not_known}</span>
            </td>
        },
    }
}

/// The names of a table's columns.
fn columns(names: &[&'static str]) -> Html {
    html! {
        <thead role="rowgroup">
            <tr role="row">{ for names.iter().map(|name| html! { <th role="columnheader" scope="col">{*name}</th> }) }</tr>
        </thead>
    }
}

/// Said beside a method that cannot be used here yet.
fn reservation(entry: &Entry, words: &GuideText) -> Html {
    if entry.connected {
        return Html::default();
    }
    html! { <span class="note reservation">{words.not_connected_short}</span> }
}

fn page_of(entry: &Entry, reader: Reader) -> String {
    reader.page(&format!("{}{}", path::GUIDE_METHOD, entry.method.as_str()))
}

/// One method.
fn method(entry: &Entry, reader: Reader) -> Html {
    let Reader { language, words, .. } = reader;
    let carriers: Vec<_> = entry.carriers.iter().map(|&carrier| (words.carrier)(carrier)).collect();
    let needs = entry.needs.in_language(language);
    html! {
        <>
            {heading(entry.name.in_language(language).to_owned())}
            <p class="lead">
                {(words.kind)(entry.kind)}
                if !carriers.is_empty() {
                    {": "}{carriers.join(", ")}
                }
            </p>
            if !entry.connected {
                <p class="notice">{words.not_connected}</p>
            }
            <dl class="facts">
                {fact(words.level, (words.level_words)(entry.level))}
                {fact(words.needs, needs)}
                if let Some(facts) = &entry.facts {
                    {known(facts, language, words)}
                }
            </dl>
            if let Some(facts) = &entry.facts {
                if let Some(link) = &facts.link {
                    <p><a href={link.as_str().to_owned()} rel="noreferrer">{(words.issuer)(link.host())}</a></p>
                }
                <p class="note">{words.checked}{" "}{String::from(facts.checked)}{"."}</p>
            } else {
                <p>{words.no_facts}</p>
            }
            <h2 class="question">{words.lost}</h2>
            <p>{(words.lost_next)(entry.kind)}</p>
            <p>{words.expired_next}</p>
            <ul class="links" role="list">
                <li><a href={reader.page(path::GUIDE)}>{words.title}</a></li>
                {about_all(words)}
            </ul>
        </>
    }
}

/// Digg's own pages about e-IDs.
fn about_all(words: &GuideText) -> Html {
    html! { <li><a href="https://www.elegitimation.se" rel="noreferrer">{words.about_all}</a></li> }
}

fn fact(term: &'static str, value: &str) -> Html {
    html! { <div><dt>{term}</dt><dd>{value.to_owned()}</dd></div> }
}

/// What is known of a method.
fn known(facts: &Facts, language: Language, words: &GuideText) -> Html {
    let all = [
        (words.who, Some(&facts.who)),
        (words.how, Some(&facts.how)),
        (words.cost, facts.cost.as_ref()),
        (words.time, facts.time.as_ref()),
        (words.contact, facts.contact.as_ref()),
    ];
    let known = all.into_iter().filter_map(|(term, value)| Some((term, value?)));
    html! { <>{ for known.map(|(term, value)| fact(term, value.in_language(language))) }</> }
}

/// A page of running text, and what the installation adds to it.
fn article(article: &Article, more: Html) -> Html {
    html! {
        <article class="prose">
            {heading(article.title)}
            <p class="lead">{article.lead}</p>
            { for article.sections.iter().map(|section| html! {
                <section>
                    <h2>{section.heading}</h2>
                    { for section.paragraphs.iter().map(|paragraph| html! { <p>{*paragraph}</p> }) }
                    if !section.points.is_empty() {
                        <ul>{ for section.points.iter().map(|point| html! { <li>{*point}</li> }) }</ul>
                    }
                </section>
            }) }
            {more}
        </article>
    }
}

/// When and how the pages were assessed, where to report what is wrong, and the operator's own statement.
fn statement(said: &Accessibility, operator: &Operator, reader: Reader) -> Html {
    let Reader { language, words, .. } = reader;
    html! {
        <section>
            <h2>{words.assessment}</h2>
            if let Some(day) = said.assessed {
                <p>{(words.assessed)(&String::from(day))}</p>
            } else {
                <p>{words.not_assessed}</p>
            }
            if let Some(method) = &said.method {
                <p>{method.in_language(language).to_owned()}</p>
            }
            <ul class="links" role="list">
                <li><a href={said.report.as_str().to_owned()} rel="noreferrer">{words.report}</a></li>
                if let Some(address) = &operator.accessibility_statement {
                    <li><a href={address.clone()}>{words.own_statement}</a></li>
                }
            </ul>
        </section>
    }
}

/// Which languages there are, and which are awaited.
fn languages(words: &GuideText, text: &Text) -> Html {
    let complete = Language::ALL.map(|language| {
        (
            language.tag(),
            language.direction(),
            own_name(language),
            words.translated,
        )
    });
    let awaited = AWAITED.map(|language| {
        (
            language.tag,
            language.direction,
            guide::awaited_name(language.tag),
            words.awaited,
        )
    });
    html! {
        <>
            {heading(words.languages)}
            <p class="lead">{words.languages_lead}</p>
            <table class="compare" role="table">
                <caption class="unseen">{text.language}</caption>
                {columns(&[words.language, words.state])}
                <tbody role="rowgroup">
                    { for complete.into_iter().chain(awaited).map(|(tag, direction, name, state)| html! {
                        <tr role="row">
                            <th role="rowheader" scope="row"><span lang={tag} dir={direction.attribute()}>{name}</span></th>
                            <td role="cell" data-label={words.state}>{state}</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </>
    }
}
