//! Pages between two steps of a login: what is asked before a method is started, and what the e-service is about to learn. Rendered by
//! the edge only.

use super::heading;
use crate::{
    clock,
    component::button::{self, Weight},
    text::{Text, guide, session},
};
use shared::{
    api::{Before, Device, Release, field, path},
    language::Language,
};
use yew::{Html, html};

/// What is asked before a method is started.
pub fn before(page: &Before, (language, text): (Language, &Text)) -> Html {
    let words = guide::of(language);
    let name = page.name.in_language(language);
    html! {
        <>
            {heading(before_title(page, language))}
            if page.consent {
                <p class="lead">{(words.consent)(page.service.in_language(language))}</p>
            }
            if page.consent && page.device.is_none() {
                <h2 class="question">{(words.which_device)(name)}</h2>
            }
            <form method="post" action={path::start(page.login)} class="actions tall">
                <input type="hidden" name={field::METHOD} value={page.method.as_str().to_owned()} />
                if page.consent {
                    <input type="hidden" name={field::CONSENT} value="yes" />
                }
                {devices(page, language)}
            </form>
            <div class="actions">
                if page.may_change {
                    {button::choose(Weight::Secondary, page.login, text.change_method)}
                }
                {button::cancel(Weight::Secondary, page.login, text.cancel)}
            </div>
        </>
    }
}

/// A button for each place where the e-ID may be; one, where that is known.
fn devices(page: &Before, language: Language) -> Html {
    let words = guide::of(language);
    let button = |device: Device, label: &'static str| {
        html! {
            <button type="submit" class={Weight::Primary.class()} name={field::DEVICE} value={button::device_value(device)}>{label}</button>
        }
    };
    match page.device {
        Some(device) => button(device, words.agree),
        None if page.consent => html! {
            <>
                {button(Device::This, words.agree_this_device)}
                {button(Device::Other, words.agree_other_device)}
            </>
        },
        None => html! {
            <>
                {button(Device::This, words.this_device)}
                {button(Device::Other, words.other_device)}
            </>
        },
    }
}

/// What the e-service is about to learn.
pub fn release(page: &Release, (language, text): (Language, &Text)) -> Html {
    let words = guide::of(language);
    let service = page.service.in_language(language);
    html! {
        <>
            {heading((words.release)(service))}
            if let Some(name) = &page.resumed_as {
                <p class="lead">{(session::of(language).resumed_as)(name)}</p>
            }
            <p class="lead">{words.release_lead}</p>
            <ul class="learns">{ for page.items.iter().map(|&item| html! { <li>{(words.released)(item)}</li> }) }</ul>
            <p class="note">{(words.valid_until)(&clock::in_sweden(page.until))}</p>
            <div class="actions">
                {button::post(Weight::Primary, path::release(page.login), (text.continue_to)(service), Html::default())}
                if page.resumed_as.is_some() {
                    {button::choose(Weight::Secondary, page.login, session::of(language).not_me)}
                }
                {button::cancel(Weight::Secondary, page.login, text.cancel)}
            </div>
        </>
    }
}

/// The title of the page before a method: what it asks.
pub fn before_title(page: &Before, language: Language) -> String {
    let (words, name) = (guide::of(language), page.name.in_language(language));
    if page.consent {
        (words.before)(name)
    } else {
        (words.which_device)(name)
    }
}

/// The title of the page about what the e-service learns.
pub fn release_title(page: &Release, language: Language) -> String {
    (guide::of(language).release)(page.service.in_language(language))
}
