//! A method in the chooser: a row that is a button, or a row that says why not.

use crate::{
    component::{START, icon},
    text::Text,
};
use shared::{
    api::{Choose, Obstacle, Offered, Refused, field, path},
    id::MethodId,
    language::Language,
};
use yew::{Callback, Html, MouseEvent, html};

/// What is told when a method is chosen, and by which click.
pub type Choosing = Callback<(MethodId, MouseEvent)>;

/// A row that chooses a method, with what people should know of it now. It submits the form that starts methods.
pub fn row(
    (offered, language, text): (&Offered, Language, &Text),
    chosen: Option<&MethodId>,
    choose: &Choosing,
    notice: Html,
) -> Html {
    let is_chosen = chosen == Some(&offered.method);
    let needs = if is_chosen {
        text.opening
    } else {
        offered.needs.in_language(language)
    };
    let content = html! {
        <>
            <span class="badge">{icon::symbol(offered.symbol)}</span>
            <span class="what">
                <span class="name">{offered.name.in_language(language).to_owned()}</span>
                <span class="note">{needs.to_owned()}</span>
            </span>
            {icon::chevron()}
        </>
    };
    html! {
        <li>
            {choosing(offered, (is_chosen, if is_chosen { "row chosen" } else { "row" }), choose, content)}
            {notice}
        </li>
    }
}

/// The button that chooses a method. While its form is on the way it says so; it is not disabled, because its name and value must go
/// along.
pub fn choosing(offered: &Offered, (is_chosen, class): (bool, &'static str), choose: &Choosing, content: Html) -> Html {
    let (method, choose) = (offered.method.clone(), choose.clone());
    let busy = is_chosen.then_some("true");
    html! {
        <button
            type="submit"
            {class}
            form={START}
            name={field::METHOD}
            value={offered.method.as_str().to_owned()}
            aria-busy={busy}
            aria-disabled={busy}
            aria-describedby={offered.notice.is_some().then(|| notice_id(offered))}
            onclick={move |click| choose.emit((method.clone(), click))}
        >{content}</button>
    }
}

/// What people should know of a method now. The button is described by it.
pub fn notice(offered: &Offered, language: Language) -> Html {
    let Some(notice) = &offered.notice else {
        return Html::default();
    };
    html! { <p class="disturbed" id={notice_id(offered)}>{notice.in_language(language).to_owned()}</p> }
}

fn notice_id(offered: &Offered) -> String {
    format!("notice-{}", offered.method.as_str())
}

/// Methods that the same reason stands in the way of: the reason and what to do about it, said once, then the methods.
pub fn refused_group(
    (place, cause): (usize, Obstacle),
    refused: &[&Refused],
    (language, text): (Language, &Text),
    page: &Choose,
) -> Html {
    let id = format!("cause-{place}");
    html! {
        <div class="cause">
            <p class="why" id={id.clone()}>{(text.obstacle)(cause, &page.required)}</p>
            <p class="note">{(text.remedy)(cause)}</p>
            <ul class="rows" role="list" aria-labelledby={id}>
                { for refused.iter().map(|refused| refused_row(refused, (language, text), page)) }
            </ul>
        </div>
    }
}

/// A method that cannot be used: its name, which leads to its page in the guide, and whatever else stands in its way.
fn refused_row(refused: &Refused, (language, text): (Language, &Text), page: &Choose) -> Html {
    let name = refused.name.in_language(language);
    let guide = format!("{}{}", path::GUIDE_METHOD, refused.method.as_str());
    let why = |&why: &Obstacle| html! { <span class="note">{(text.obstacle)(why, &page.required)}</span> };
    html! {
        <li class="refused">
            {icon::symbol(refused.symbol)}
            <span class="what">
                <a href={path::from_login(&guide, Some(page.login))}>{name.to_owned()}</a>
                { for refused.why.iter().skip(1).map(why) }
            </span>
        </li>
    }
}
