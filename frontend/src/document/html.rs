//! Writes the document.

use super::title;
use crate::{
    app::{App, Props},
    component::MAIN,
    text,
};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};
use shared::api::{Progress, Screen, View, element, path};
use yew::LocalServerRenderer;

/// The whole HTML document of a view. It is ready when first polled; any executor will do.
pub async fn render(view: View) -> String {
    let head = head(&view);
    let (language, skip) = (view.language, text::of(view.language).skip_to_content);
    let fall_back = refresh(&view.screen)
        .map(|refresh| refresh.attributes())
        .unwrap_or_default();
    let state = state(&view);
    let page = LocalServerRenderer::<App>::with_props(Props { view }).render().await;
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\"{fall_back}>\n<head>\n{head}</head>\n<body>\n\
         <a class=\"skip\" href=\"#{MAIN}\">{skip}</a>\n\
         <div id=\"{page_id}\">{page}</div>\n{state}</body>\n</html>\n",
        language = language.tag(),
        direction = language.direction().attribute(),
        skip = encode_text(skip),
        page_id = element::PAGE,
    )
}

/// What stands in the head.
///
/// The referrer policy is `same-origin`, not `no-referrer`: with that, browsers send `Origin: null` with our own forms, and the
/// edge could not tell them from others'. Telephone numbers are not turned into links, because a page that was changed so cannot
/// be hydrated.
fn head(view: &View) -> String {
    let assets = format!("{}{}", path::ASSETS, view.assets.version);
    let refresh = refresh(&view.screen)
        .map(|refresh| refresh.element())
        .unwrap_or_default();
    format!(
        "<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"theme-color\" content=\"#f6f5f1\" media=\"(prefers-color-scheme: light)\">\n\
         <meta name=\"theme-color\" content=\"#11191c\" media=\"(prefers-color-scheme: dark)\">\n\
         <meta name=\"referrer\" content=\"same-origin\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"format-detection\" content=\"telephone=no\">\n\
         {refresh}\
         <link rel=\"icon\" href=\"{assets}/mark.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"{assets}/tillit.css\">\n{script}",
        title = encode_text(&title(view)),
        assets = attribute(&assets),
        script = if view.screen.is_still() {
            String::new()
        } else {
            format!(
                "<script type=\"module\" src=\"{}/boot.js\"></script>\n",
                attribute(&assets)
            )
        },
    )
}

/// What the browser makes the page live from; nothing for a page that stays as it is.
fn state(view: &View) -> String {
    if view.screen.is_still() {
        return String::new();
    }
    format!(
        "<script type=\"application/json\" id=\"{}\">{}</script>\n",
        element::VIEW,
        json(view)
    )
}

/// How a page renews itself where no script does it.
struct Refresh {
    seconds: u8,
    to: Option<String>,
}

impl Refresh {
    /// For `static/boot.js`, which does it where there is script but no WebAssembly.
    fn attributes(&self) -> String {
        let to = self
            .to
            .as_ref()
            .map(|to| format!(" data-refresh-to=\"{}\"", attribute(to)))
            .unwrap_or_default();
        format!(" data-refresh=\"{}\"{to}", self.seconds)
    }

    /// For browsers without script.
    fn element(&self) -> String {
        let to = self
            .to
            .as_ref()
            .map(|to| format!("; url={}", attribute(to)))
            .unwrap_or_default();
        format!(
            "<noscript><meta http-equiv=\"refresh\" content=\"{}{to}\"></noscript>\n",
            self.seconds
        )
    }
}

/// How the page renews itself: every second while a QR code must be fresh, more calmly while the person is in the app.
fn refresh(screen: &Screen) -> Option<Refresh> {
    let Screen::Wait(wait) = screen else { return None };
    match &wait.progress {
        Progress::Pending { qr: Some(_), .. } => Some(Refresh { seconds: 1, to: None }),
        Progress::Pending { .. } => Some(Refresh { seconds: 2, to: None }),
        Progress::Done => Some(Refresh {
            seconds: 0,
            to: Some(path::proceed(wait.login)),
        }),
        Progress::Failed { .. } => None,
    }
}

/// The view in JSON, so written that it cannot end the element it stands in, whatever names it holds.
fn json(view: &View) -> String {
    let plain = serde_json::to_string(view).unwrap_or_default();
    let mut safe = String::with_capacity(plain.len() + plain.len() / 8);
    for character in plain.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => safe.push_str(&format!("\\u{:04x}", u32::from(character))),
            other => safe.push(other),
        }
    }
    safe
}
