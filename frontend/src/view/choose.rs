//! Choose a method for one e-service.

use super::{Acts, heading};
use crate::{
    component::{
        START,
        button::{self, Weight},
        method::{self, refused_group, row},
        search::{self, Searched},
    },
    text::Text,
};
use shared::{
    api::{Choose, Kind, Obstacle, Offered, Refused, field, path},
    id::MethodId,
    language::Language,
    portal::PrivatePolicy,
    search::Search,
};
use yew::{
    Html, html,
    virtual_dom::{AttributeOrProperty, Attributes, VTag},
};

/// How many methods of a group are shown before the rest is folded.
const SHOWN: usize = 6;
/// How many methods are named as what to use instead.
const INSTEAD: usize = 5;

/// What the parts of the page need.
#[derive(Clone, Copy)]
struct Page<'a> {
    choose: &'a Choose,
    language: Language,
    text: &'a Text,
    /// The method that was chosen, while the form is on its way.
    chosen: Option<&'a MethodId>,
    acts: &'a Acts,
}

/// The page.
pub fn choose(choose: &Choose, (language, text): (Language, &Text), chosen: Option<&MethodId>, acts: &Acts) -> Html {
    let page = Page {
        choose,
        language,
        text,
        chosen,
        acts,
    };
    let search = Search::new(&choose.query);
    let offered: Vec<_> = choose
        .offered
        .iter()
        .filter(|offered| offered.is_found_by(&search))
        .collect();
    let refused: Vec<_> = choose
        .refused
        .iter()
        .filter(|refused| refused.is_found_by(&search))
        .collect();
    let address = path::login(choose.login);
    let searched = Searched {
        page: &address,
        login: None,
        query: &choose.query,
        found: offered.len() + refused.len(),
        total: choose.offered.len() + choose.refused.len(),
    };
    html! {
        <>
            if let Some(logo) = &choose.logo {
                <img class="whose" src={logo.clone()} alt="" />
            }
            {heading((text.log_in_to)(choose.service.in_language(language)))}
            if let Some(purpose) = &choose.purpose {
                <p class="purpose">{purpose.in_language(language).to_owned()}</p>
            }
            <p class="lead">{(text.required)(&choose.required)}</p>
            if choose.offered.is_empty() {
                <p class="notice">{text.nothing_offered}</p>
            }
            {page.at_once()}
            if choose.is_long() {
                {search::search(searched, text, &acts.seek)}
            }
            if searched.found == 0 && searched.total > 0 {
                {search::nothing(searched, Some(choose.login), text)}
            }
            {page.found(&offered)}
            {page.refused(&refused)}
            <div class="actions">{button::cancel(Weight::Secondary, choose.login, text.cancel)}</div>
            <ul class="links" role="list">
                <li><a href={path::from_login(path::GUIDE_FIND, Some(choose.login))}>{text.guide_find}</a></li>
                <li><a href={path::from_login(path::GUIDE, Some(choose.login))}>{text.guide}</a></li>
            </ul>
        </>
    }
}

impl Page<'_> {
    /// What stands before the search and stays there while somebody looks for something: the question about remembering, the method that this
    /// browser remembers, and the others where they are few. The form that starts a method begins here; buttons elsewhere name it.
    fn at_once(self) -> Html {
        if self.choose.offered.is_empty() {
            return Html::default();
        }
        html! {
            <form id={START} method="post" action={path::start(self.choose.login)}>
                {remember(self.choose, self.text)}
                {self.remembered()}
                if self.is_short() {
                    {self.groups(&self.choose.offered.iter().collect::<Vec<_>>())}
                }
            </form>
        }
    }

    /// The method that this browser remembers, as a large button, before the others.
    fn remembered(self) -> Html {
        let Some(method) = self.choose.offered.iter().find(|offered| self.is_remembered(offered)) else {
            return Html::default();
        };
        let is_chosen = self.chosen == Some(&method.method);
        let (class, label) = if is_chosen {
            ("button primary chosen", self.text.opening.to_owned())
        } else {
            let name = method.name.in_language(self.language);
            (Weight::Primary.class(), (self.text.continue_with)(name))
        };
        html! {
            <div class="remembered">
                {method::choosing(method, (is_chosen, class), &self.acts.choose, html! { {label} })}
                {method::notice(method, self.language)}
                if self.choose.offered.len() > 1 {
                    <h2>{self.text.choose_another_way}</h2>
                }
            </div>
        }
    }

    /// What was found of the methods that can be used; where they are many, all of them while nothing is looked for.
    fn found(self, offered: &[&Offered]) -> Html {
        if !self.is_short() {
            return self.groups(offered);
        }
        if self.choose.query.is_empty() || offered.is_empty() {
            return Html::default();
        }
        let rows = offered.iter().map(|offered| self.row(offered, Html::default()));
        html! { <ul class="rows" role="list">{ for rows }</ul> }
    }

    /// Whether so few methods can be used that all of them stand before the search.
    fn is_short(&self) -> bool {
        self.choose.offered.len() <= SHOWN
    }

    /// The groups, each under its heading.
    fn groups(self, offered: &[&Offered]) -> Html {
        let text = self.text;
        html! {
            <>
                {self.group(offered, Kind::InService, (text.in_service, None))}
                {self.group(offered, Kind::Private, (text.private, rule(self.choose, text)))}
            </>
        }
    }

    fn row(self, offered: &Offered, notice: Html) -> Html {
        row(
            (offered, self.language, self.text),
            self.chosen,
            &self.acts.choose,
            notice,
        )
    }

    fn is_remembered(&self, offered: &Offered) -> bool {
        self.choose.remembered.as_ref() == Some(&offered.method)
    }

    /// A group of methods under its heading, with the rule that holds for it; nothing where it is empty. What was looked for is not
    /// folded away, nor left out because it is remembered.
    fn group(self, offered: &[&Offered], kind: Kind, (name, rule): (&'static str, Option<&'static str>)) -> Html {
        let is_whole = self.is_short() || self.choose.query.is_empty();
        let mut rows: Vec<_> = offered
            .iter()
            .filter(|offered| offered.kind == kind && !(is_whole && self.is_remembered(offered)))
            .map(|offered| {
                // Beside the remembered method it stands already.
                let is_said = self.is_remembered(offered);
                let notice = if is_said {
                    Html::default()
                } else {
                    method::notice(offered, self.language)
                };
                self.row(offered, notice)
            })
            .collect();
        let shown = if is_whole { SHOWN } else { rows.len() };
        let rest = rows.split_off(rows.len().min(shown));
        if rows.is_empty() {
            return Html::default();
        }
        html! {
            <section class="group">
                <h2>{name}</h2>
                if let Some(rule) = rule {
                    <p class="note">{rule}</p>
                }
                <ul class="rows" role="list">{ for rows }</ul>
                if !rest.is_empty() {
                    <details class="fold">
                        <summary>{(self.text.show_more)(rest.len())}</summary>
                        <ul class="rows" role="list">{ for rest }</ul>
                    </details>
                }
            </section>
        }
    }

    /// The methods that cannot be used, under what weighs most against each; and which to use instead. Folded, unless they are what the
    /// person looks for.
    fn refused(self, refused: &[&Refused]) -> Html {
        if refused.is_empty() {
            return Html::default();
        }
        let (choose, text) = (self.choose, self.text);
        let names = choose
            .offered
            .iter()
            .map(|offered| offered.name.in_language(self.language));
        let instead: Vec<_> = names.take(INSTEAD).collect();
        let mut causes: Vec<Obstacle> = Vec::new();
        for weightiest in refused.iter().filter_map(|refused| refused.why.first()) {
            if !causes.contains(weightiest) {
                causes.push(*weightiest);
            }
        }
        let cause = |(place, cause)| {
            let alike = refused
                .iter()
                .copied()
                .filter(|refused| refused.why.first() == Some(&cause));
            refused_group(
                (place, cause),
                &alike.collect::<Vec<_>>(),
                (self.language, text),
                choose,
            )
        };
        html! {
            <details class="fold" open={!choose.query.is_empty()}>
                <summary>{(text.not_usable)(refused.len())}</summary>
                { for causes.into_iter().enumerate().map(cause) }
                if !instead.is_empty() {
                    <p>{(text.use_instead)(&instead)}</p>
                }
            </details>
        }
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
            {tick_box(page.remembered.is_some())}
            <span>{text.remember}</span>
        </label>
    }
}

/// The box itself. Only how it is at first is written, as an attribute; from then on it is the person's. Yew's own `checked` would be put
/// back whenever the page is rendered anew: while somebody searches, and in the moment before the form is sent.
fn tick_box(is_ticked: bool) -> Html {
    const EMPTY: &[(&str, AttributeOrProperty)] = &[
        ("type", AttributeOrProperty::Static("checkbox")),
        ("name", AttributeOrProperty::Static(field::REMEMBER)),
        ("value", AttributeOrProperty::Static("yes")),
    ];
    const TICKED: &[(&str, AttributeOrProperty)] = &[
        ("type", AttributeOrProperty::Static("checkbox")),
        ("name", AttributeOrProperty::Static(field::REMEMBER)),
        ("value", AttributeOrProperty::Static("yes")),
        ("checked", AttributeOrProperty::Static("checked")),
    ];
    let mut tag = VTag::new("input");
    tag.set_attributes(Attributes::Static(if is_ticked { TICKED } else { EMPTY }));
    tag.into()
}

#[cfg(test)]
mod tests {
    use super::tick_box;
    use yew::Html;

    #[test]
    fn the_box_is_the_persons_once_it_is_there() {
        for is_ticked in [false, true] {
            let Html::VTag(tag) = tick_box(is_ticked) else {
                panic!("a tag")
            };
            assert_eq!(
                (tag.checked(), tag.value()),
                (None, None),
                "Yew puts these back at each rendering"
            );
            let attribute = |name: &str| {
                tag.attributes
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, value)| value)
            };
            assert_eq!(attribute("checked").is_some(), is_ticked);
            assert_eq!((attribute("name"), attribute("value")), (Some("remember"), Some("yes")));
        }
    }
}
