//! Writes the document.

use super::{title, whole_title};
use crate::{
    app::{App, Props},
    component::MAIN,
    text,
    view::still::{self, StillPage},
};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};
use shared::{
    api::{CodeStep, Content, Progress, Screen, Still, Themed, View, element, path},
    id::LoginId,
    language::Language,
};
use yew::LocalServerRenderer;

/// The whole HTML document of a view. It is ready when first polled; any executor will do.
pub async fn render(view: View<Content>) -> String {
    match view.apart() {
        (around, Content::Live(screen)) => live(around.showing(screen)).await,
        (around, Content::Still(page)) => still(around.showing(page)).await,
    }
}

/// A page that comes alive: what it is made live from stands beside it.
async fn live(view: View) -> String {
    let refresh = refresh(&view.screen);
    let of_html = refresh.as_ref().map(Refresh::attributes).unwrap_or_default();
    let script = format!(
        "<script type=\"module\" src=\"{}/boot.js\"></script>\n",
        attribute(&assets(&view))
    );
    let of_head = refresh.as_ref().map(Refresh::element).unwrap_or_default() + &script;
    let head = head(&view, &title(&view), &of_head);
    let state = format!(
        "<script type=\"application/json\" id=\"{}\">{}</script>\n",
        element::VIEW,
        json(&view)
    );
    let (language, note) = (view.language, awaited(&view, view.screen.login()));
    let page = LocalServerRenderer::<App>::with_props(Props { view }).render().await;
    document((language, &note), &of_html, &head, &format!("{page}</div>\n{state}"))
}

/// A page that stays as it is.
async fn still(view: View<Still>) -> String {
    let title = whole_title(&view, still::title(&view.screen, view.language));
    let more = still_refresh(&view.screen)
        .map(|seconds| format!("<meta http-equiv=\"refresh\" content=\"{seconds}\">\n"))
        .unwrap_or_default();
    let (language, note, head) = (
        view.language,
        awaited(&view, view.screen.login()),
        head(&view, &title, &more),
    );
    let is_framed = matches!(view.screen, Still::Code(_));
    let page = LocalServerRenderer::<StillPage>::with_props(still::Props { view })
        .render()
        .await;
    if is_framed {
        let tag = language.tag();
        return format!(
            "<!doctype html>\n<html lang=\"{tag}\" class=\"bare\">\n<head>\n{head}</head>\n<body>\n{page}\n</body>\n</html>\n"
        );
    }
    document((language, &note), "", &head, &format!("{page}</div>\n"))
}

/// The document. `page` begins in the element of the page, and ends it; `note` stands before it.
fn document((language, note): (Language, &str), of_html: &str, head: &str, page: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\"{of_html}>\n<head>\n{head}</head>\n<body>\n\
         <a class=\"skip\" href=\"#{MAIN}\">{skip}</a>\n{note}\
         <div id=\"{page_id}\">{page}</body>\n</html>\n",
        language = language.tag(),
        direction = language.direction().attribute(),
        skip = encode_text(text::of(language).skip_to_content),
        page_id = element::PAGE,
    )
}

/// Which language the page is not in yet, and which it is in instead, for a person whose browser asks for that one.
fn awaited<S>(view: &View<S>, login: Option<LoginId>) -> String {
    let Some(language) = view.awaited else {
        return String::new();
    };
    let (text, words) = (text::of(view.language), text::guide::of(view.language));
    format!(
        "<aside class=\"awaited\" aria-label=\"{label}\"><p>{before} <span lang=\"{tag}\" dir=\"{direction}\">{name}</span>{after} \
         <a href=\"{page}\">{more}</a></p></aside>\n",
        label = attribute(text.language),
        before = encode_text(words.awaited_before),
        tag = language.tag,
        direction = language.direction.attribute(),
        name = encode_text(text::guide::awaited_name(language.tag)),
        after = encode_text(words.awaited_after),
        page = attribute(&path::from_login(path::LANGUAGES, login)),
        more = encode_text(text.more_languages),
    )
}

/// Where the page's files are.
fn assets<S>(view: &View<S>) -> String {
    format!("{}{}", path::ASSETS, view.assets.version)
}

/// What stands in the head.
///
/// The referrer policy is `same-origin`, not `no-referrer`: with that, browsers send `Origin: null` with our own forms, and the
/// edge could not tell them from others'. Telephone numbers are not turned into links, because a page that was changed so cannot
/// be hydrated.
fn head<S>(view: &View<S>, title: &str, more: &str) -> String {
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
         <link rel=\"icon\" href=\"{assets}/mark.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"{assets}/tillit.css\">\n{theme}{more}",
        title = encode_text(title),
        theme = theme(view),
        assets = attribute(&assets(view)),
    )
}

/// The operator's own colours, after the portal's.
fn theme<S>(view: &View<S>) -> String {
    let address = |themed: &Themed| format!("{}{}/{}", path::THEME, themed.version, path::THEME_STYLE);
    view.assets.theme.as_ref().map_or_else(String::new, |themed| {
        format!("<link rel=\"stylesheet\" href=\"{}\">\n", attribute(&address(themed)))
    })
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

/// How a page that comes alive renews itself where it does not: a login under way has a page for browsers without script.
fn refresh(screen: &Screen) -> Option<Refresh> {
    let Screen::Wait(wait) = screen else { return None };
    let to = match &wait.progress {
        Progress::Pending { .. } => path::plain(wait.login),
        Progress::Done => path::proceed(wait.login),
        Progress::Failed { .. } => return None,
    };
    Some(Refresh {
        seconds: 0,
        to: Some(to),
    })
}

/// How a page without script renews itself. The code must be fresh each second, so it has a frame of its own; the page around it, which
/// people read and walk through with the Tab key, waits until they have had time to.
fn still_refresh(still: &Still) -> Option<u8> {
    match still {
        Still::Code(code) => match code.step {
            CodeStep::Scan(..) | CodeStep::Renewing => Some(1),
            CodeStep::Connected => Some(2),
            CodeStep::Over => None,
        },
        // No more often than the page about accessibility says.
        Still::Wait(_) => Some(10),
        _ => None,
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
