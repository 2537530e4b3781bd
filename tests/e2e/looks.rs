//! What people set for themselves: larger or wider text, no motion, paper.

use crate::{gallery::Gallery, journey::run};
use anyhow::{Context, Result, ensure};
use harness::{Browser, BrowserOptions};
use serde_json::{Value, json};
use std::fmt::Write;

/// Shows pages in a window so wide, for this medium (empty: the screen) and these media features.
pub async fn set(browser: &Browser, width: u32, media: &str, features: Value) -> Result<()> {
    let tools = browser.driver.cdp();
    let metrics = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
    tools.send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
    let emulated = json!({"media": media, "features": features});
    tools.send_raw("Emulation.setEmulatedMedia", emulated).await?;
    Ok(())
}

/// What of a page does not fit: it is wider than its window, or an element hides a part of its own text.
const CUT_OFF: &str = "
    const page = document.scrollingElement;
    const wide = page.scrollWidth > page.clientWidth ? ['the page is ' + (page.scrollWidth - page.clientWidth) + ' pixels too wide'] : [];
    const hides = (element) => {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        // What only a screen reader is told has no size.
        if (box.width <= 1 || box.height <= 1 || element.closest('svg')) return false;
        const clips = (way) => way === 'hidden' || way === 'clip';
        return clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1
            || clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    };
    const hidden = [...document.body.querySelectorAll('*')].filter(hides).map((element) => element.outerHTML.slice(0, 120));
    return [...wide, ...hidden];";

/// Looks at every page in Swedish with this style sheet besides.
async fn fits(browser: &Browser, gallery: &Gallery, width: u32, style: &str) -> Result<()> {
    set(browser, width, "", json!([])).await?;
    let mut found = String::new();
    for name in gallery.names().iter().filter(|name| name.ends_with(".sv")) {
        browser.driver.goto(gallery.address(name)).await?;
        let add = "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);
            document.adoptedStyleSheets = [sheet]; return document.adoptedStyleSheets.length;";
        browser.driver.execute(add, vec![json!(style)]).await?;
        let cut_off = browser.driver.execute(CUT_OFF, vec![]).await?;
        for what in cut_off.json().as_array().context("a list")? {
            writeln!(found, "{name} at {width}: {what}")?;
        }
    }
    ensure!(found.is_empty(), "{found}");
    Ok(())
}

#[test]
fn text_that_is_spaced_or_twice_as_large_is_not_cut_off() {
    run(BrowserOptions::default(), async |_, browser| {
        let gallery = Gallery::start().await?;
        // WCAG 2.2, 1.4.12.
        let spaced =
            "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
            p { margin-block-end: 2em !important }";
        fits(browser, &gallery, 320, spaced).await?;
        // WCAG 2.2, 1.4.4.
        fits(browser, &gallery, 1280, "html { font-size: 200% !important }").await
    });
}

#[test]
fn whoever_wants_no_motion_sees_none() {
    run(BrowserOptions::default(), async |_, browser| {
        let gallery = Gallery::start().await?;
        let moving = "const seconds = (text) => Math.max(...text.split(',').map((one) => parseFloat(one) * (one.includes('ms') ? 0.001 : 1)));
            return [...document.querySelectorAll('*')].flatMap((element) => [null, '::before', '::after'].map((part) => getComputedStyle(element, part)))
                .filter((style) => style.animationName !== 'none' || seconds(style.transitionDuration) > 0).length;";
        let mut moved = 0;
        for (wish, is_still) in [("no-preference", false), ("reduce", true)] {
            set(
                browser,
                768,
                "",
                json!([{"name": "prefers-reduced-motion", "value": wish}]),
            )
            .await?;
            for name in gallery.names().iter().filter(|name| name.ends_with(".sv")) {
                browser.driver.goto(gallery.address(name)).await?;
                let count = browser
                    .driver
                    .execute(moving, vec![])
                    .await?
                    .json()
                    .as_u64()
                    .context("a number")?;
                ensure!(!is_still || count == 0, "{name}: {count} elements move");
                moved += count;
            }
        }
        ensure!(moved > 0, "nothing moves for anybody: the test looks at nothing");
        Ok(())
    });
}

#[test]
fn what_is_printed_is_dark_on_white_and_has_no_buttons() {
    run(BrowserOptions::default(), async |_, browser| {
        let gallery = Gallery::start().await?;
        let look = "const shown = (css) => [...document.querySelectorAll(css)].filter((element) => element.checkVisibility()).length;
            const style = getComputedStyle(document.body);
            return { buttons: shown('button, .button'), paper: style.backgroundColor, ink: style.color, words: document.body.innerText.length };";
        for scheme in ["light", "dark"] {
            set(
                browser,
                768,
                "print",
                json!([{"name": "prefers-color-scheme", "value": scheme}]),
            )
            .await?;
            for name in ["guide.sv", "guide-method.sv", "guide-services.sv", "guide-employers.sv"] {
                ensure!(
                    gallery.names().iter().any(|known| known == name),
                    "there is no {name}: {:?}",
                    gallery.names()
                );
                browser.driver.goto(gallery.address(name)).await?;
                let looks = browser.driver.execute(look, vec![]).await?;
                let looks = looks.json();
                let expected = (&json!(0), &json!("rgb(255, 255, 255)"), &json!("rgb(0, 0, 0)"));
                ensure!(
                    (&looks["buttons"], &looks["paper"], &looks["ink"]) == expected,
                    "{name} in {scheme}: {looks}"
                );
                ensure!(looks["words"].as_u64() > Some(200), "{name}: {looks}");
            }
        }
        Ok(())
    });
}

/// Where each box of a page stands as it is, and after its text has been made to run from right to left: `[name, left, right]`. Boxes within
/// lines are left out: words of another direction keep their order there.
const MIRRORED: &str = "
    const shown = [...document.body.querySelectorAll('*')].filter((element) =>
        element.checkVisibility() && !element.closest('svg') && !getComputedStyle(element).display.startsWith('inline')
        && element.getBoundingClientRect().width > 1);
    const place = (element) => { const box = element.getBoundingClientRect(); return [box.left, box.right]; };
    const ahead = () => [...document.querySelectorAll('.row > .icon')].map((icon) => new DOMMatrix(getComputedStyle(icon).transform).a);
    const width = document.documentElement.clientWidth;
    const [before, icons] = [shown.map(place), ahead()];
    document.documentElement.dir = 'rtl';
    const after = shown.map(place);
    const wrong = shown.filter((_, at) => Math.abs(before[at][0] - (width - after[at][1])) > 1 || Math.abs(before[at][1] - (width - after[at][0])) > 1)
        .map((element) => element.outerHTML.slice(0, 100));
    const moved = shown.filter((_, at) => Math.abs(before[at][0] - after[at][0]) > 1).length;
    const turned = ahead().filter((way, at) => way === -icons[at] && icons[at] === 1).length;
    return { wrong, moved, icons: icons.length, turned };";

#[test]
fn a_page_whose_text_runs_from_right_to_left_is_the_mirror_of_itself() {
    run(BrowserOptions::default(), async |_, browser| {
        let gallery = Gallery::start().await?;
        let (mut found, mut moved, mut icons) = (String::new(), 0, 0);
        for width in [360, 1280] {
            set(browser, width, "", json!([])).await?;
            for name in gallery.names().iter().filter(|name| name.ends_with(".sv")) {
                browser.driver.goto(gallery.address(name)).await?;
                let open = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; });";
                browser.driver.execute(open, vec![]).await?;
                let result = browser.driver.execute(MIRRORED, vec![]).await?;
                let result = result.json();
                for what in result["wrong"].as_array().context("a list")? {
                    writeln!(found, "{name} at {width}: {what} is not mirrored")?;
                }
                if result["turned"] != result["icons"] {
                    writeln!(found, "{name} at {width}: an arrow points back: {result}")?;
                }
                moved += result["moved"].as_u64().context("a number")?;
                icons += result["icons"].as_u64().context("a number")?;
                let cut_off = browser.driver.execute(CUT_OFF, vec![]).await?;
                for what in cut_off.json().as_array().context("a list")? {
                    writeln!(found, "{name} at {width}, from right to left: {what}")?;
                }
            }
        }
        ensure!(
            moved > 1_000 && icons > 20,
            "{moved} boxes have moved and there are {icons} arrows: the test looks at nothing"
        );
        ensure!(found.is_empty(), "{found}");
        Ok(())
    });
}
