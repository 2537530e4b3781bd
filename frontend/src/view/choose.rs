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
            // What the browser remembers is one press away, and stays there while somebody looks for another method.
            {page.remembered()}
            if choose.is_long() {
                {search::search(searched, text, &acts.seek)}
            }
            if searched.found == 0 && searched.total > 0 {
                {search::nothing(searched, Some(choose.login), text)}
            }
            {page.offered(&offered)}
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
    /// The methods that can be used, in their form: that of the remembered one, where there is one. What is asked about all of them stands
    /// before them. Where a search finds none of them they are hidden and not gone: what the person has ticked is still there when they look
    /// for something else.
    fn offered(self, offered: &[&Offered]) -> Html {
        let text = self.text;
        let groups = html! {
            <>
                {self.group(offered, Kind::InService, (text.in_service, None))}
                {self.group(offered, Kind::Private, (text.private, rule(self.choose, text)))}
            </>
        };
        if self.remembered_method().is_some() {
            return groups;
        }
        if self.choose.offered.is_empty() {
            return Html::default();
        }
        html! {
            <form id={START} method="post" action={path::start(self.choose.login)} hidden={offered.is_empty()}>
                {remember(self.choose, text)}
                {groups}
            </form>
        }
    }

    /// The method that this browser remembers, as a large button, before the others.
    fn remembered(self) -> Html {
        let Some(method) = self.remembered_method() else {
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
            <form id={START} method="post" action={path::start(self.choose.login)} class="remembered">
                {remember(self.choose, self.text)}
                {method::choosing(method, (is_chosen, class), &self.acts.choose, html! { {label} })}
                {method::notice(method, self.language)}
                if self.choose.offered.len() > 1 {
                    <h2>{self.text.choose_another_way}</h2>
                }
            </form>
        }
    }

    fn remembered_method(&self) -> Option<&Offered> {
        self.choose.offered.iter().find(|offered| self.is_remembered(offered))
    }

    fn is_remembered(&self, offered: &Offered) -> bool {
        self.choose.remembered.as_ref() == Some(&offered.method)
    }

    /// A group of methods under its heading, with the rule that holds for it; nothing where it is empty. What was looked for is not
    /// folded away, nor left out because it is remembered.
    fn group(self, offered: &[&Offered], kind: Kind, (name, rule): (&'static str, Option<&'static str>)) -> Html {
        let mut rows: Vec<_> = offered
            .iter()
            .filter(|offered| offered.kind == kind && !(self.choose.query.is_empty() && self.is_remembered(offered)))
            .map(|offered| {
                // Beside the remembered method it stands already.
                let notice = if self.is_remembered(offered) {
                    Html::default()
                } else {
                    method::notice(offered, self.language)
                };
                row(
                    (offered, self.language, self.text),
                    self.chosen,
                    &self.acts.choose,
                    notice,
                )
            })
            .collect();
        let shown = if self.choose.query.is_empty() {
            SHOWN
        } else {
            rows.len()
        };
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
