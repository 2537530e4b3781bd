//! A method in the chooser: a row that is a button, or a row that says why not.

use crate::{component::icon, text::Text};
use shared::{
    api::{Offered, Refused, field},
    id::MethodId,
    language::Language,
    loa::Demand,
};
use yew::{Callback, Html, MouseEvent, html};

/// A row that chooses a method. It submits the form around it.
pub fn row(
    (offered, language, text): (&Offered, Language, &Text),
    chosen: Option<&MethodId>,
    choose: &Callback<(MethodId, MouseEvent)>,
) -> Html {
    let is_chosen = chosen == Some(&offered.method);
    let needs = if is_chosen {
        text.opening
    } else {
        offered.needs.in_language(language)
    };
    let (method, choose) = (offered.method.clone(), choose.clone());
    html! {
        <li>
            <button
                type="submit"
                class={if is_chosen { "row chosen" } else { "row" }}
                name={field::METHOD}
                value={offered.method.as_str().to_owned()}
                onclick={move |click| choose.emit((method.clone(), click))}
            >
                <span class="badge">{icon::symbol(offered.symbol)}</span>
                <span class="what">
                    <span class="name">{offered.name.in_language(language).to_owned()}</span>
                    <span class="note">{needs.to_owned()}</span>
                    if let Some(notice) = &offered.notice {
                        <span class="note disturbed">{notice.in_language(language).to_owned()}</span>
                    }
                </span>
                {icon::chevron()}
            </button>
        </li>
    }
}

/// A row that says why a method cannot be used, and what to use instead.
pub fn refused_row(refused: &Refused, language: Language, text: &Text, demand: Demand) -> Html {
    html! {
        <li class="row refused">
            <span class="badge">{icon::symbol(refused.symbol)}</span>
            <span class="what">
                <span class="name">{refused.name.in_language(language).to_owned()}</span>
                { for refused.why.iter().map(|&why| html! { <span class="note">{(text.obstacle)(why, demand)}</span> }) }
            </span>
        </li>
    }
}
