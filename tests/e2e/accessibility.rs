//! Accessibility: axe-core over every page and state, nothing cut off on a small screen, the keyboard alone, and what a screen reader
//! is told.

use crate::{
    gallery::Gallery,
    journey::{logged_in, run},
    looks,
};
use anyhow::{Context, Result, ensure};
use harness::{Browser, BrowserOptions, TOLVAN};
use serde_json::{Value, json};
use std::{fmt::Write, path::Path};
use thirtyfour::Key;

/// The rules of WCAG 2.2 at levels A and AA, and what axe-core holds to be good practice.
const RULES: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
];

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
struct Look {
    width: u32,
    scheme: &'static str,
    forced_colours: &'static str,
}

const fn look(width: u32, scheme: &'static str, forced_colours: &'static str) -> Look {
    Look {
        width,
        scheme,
        forced_colours,
    }
}

/// Four widths in light; the narrowest and the widest in dark and with the person's own colours.
const LOOKS: [Look; 8] = [
    look(320, "light", "none"),
    look(360, "light", "none"),
    look(768, "light", "none"),
    look(1280, "light", "none"),
    look(320, "dark", "none"),
    look(1280, "dark", "none"),
    look(320, "light", "active"),
    look(1280, "dark", "active"),
];

async fn set(browser: &Browser, look: Look) -> Result<()> {
    let features = json!([
        {"name": "prefers-color-scheme", "value": look.scheme},
        {"name": "forced-colors", "value": look.forced_colours},
    ]);
    looks::set(browser, look.width, "", features).await
}

/// The rule that forbids a page to fetch itself anew. A browser without script cannot follow a login in any other way, and the time that it
/// takes is the issuer's (WCAG 2.2, 2.2.1: real-time and essential); the accessibility page says so. On these pages alone it is not asked for.
fn is_excused(page: &str, rule: &str) -> bool {
    page.starts_with("plain-") && rule == "meta-refresh"
}

/// What axe-core finds on this page, a line for each element; empty where it finds nothing.
async fn faults(browser: &Browser, axe: &str, page: &str) -> Result<String> {
    browser.driver.execute(axe, vec![]).await?;
    let script = "const done = arguments[1];
        axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] })
            .then((result) => done({ checked: result.passes.length, violations: result.violations }), (error) => done({ error: String(error) }));";
    let result = browser.driver.execute_async(script, vec![json!(RULES)]).await?;
    let result = result.json();
    ensure!(
        result["checked"].as_u64() > Some(10),
        "axe-core has not looked: {result}"
    );
    let mut faults = String::new();
    for violation in result["violations"].as_array().context("violations")? {
        if is_excused(page, violation["id"].as_str().unwrap_or_default()) {
            continue;
        }
        for node in violation["nodes"].as_array().context("nodes")? {
            writeln!(
                faults,
                "  {}: {} {}",
                violation["id"], node["html"], node["failureSummary"]
            )?;
        }
    }
    Ok(faults)
}

/// Whether a page is wider than its window: then it must be scrolled sideways, which WCAG 2.2, 1.4.10 forbids.
async fn overflow(browser: &Browser) -> Result<Option<i64>> {
    let script = "const page = document.scrollingElement; return page.scrollWidth - page.clientWidth;";
    let pixels = browser.driver.execute(script, vec![]).await?.json().as_i64();
    Ok(pixels.filter(|pixels| *pixels > 0))
}

#[test]
fn axe_finds_nothing_on_any_page_in_any_look() {
    run(BrowserOptions::default(), async |_, browser| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file).context("axe-core; `cargo xtask test e2e` installs it")?;
        let gallery = Gallery::start().await?;
        let mut found = String::new();
        for look in LOOKS {
            set(browser, look).await?;
            // The other language has the same elements: it is looked at once.
            let names = gallery
                .names()
                .iter()
                .filter(|name| name.ends_with(".sv") || look.width == 1280 && look.scheme == "light");
            for name in names {
                browser.driver.goto(gallery.address(name)).await?;
                let faults = faults(browser, &axe, name).await?;
                if !faults.is_empty() {
                    write!(found, "{name} {look:?}\n{faults}")?;
                }
                if let Some(pixels) = overflow(browser).await? {
                    writeln!(found, "{name} {look:?} is {pixels} pixels too wide")?;
                }
            }
        }
        ensure!(found.is_empty(), "{found}");
        Ok(())
    });
}

/// Presses Tab until the element with the focus answers to `css`.
async fn tab_to(browser: &Browser, css: &str) -> Result<()> {
    for _ in 0..30 {
        browser.driver.action_chain().send_keys(Key::Tab).perform().await?;
        let script = "const now = document.activeElement;
            const outline = getComputedStyle(now);
            return { there: now.matches(arguments[0]), seen: outline.outlineStyle !== 'none' && parseFloat(outline.outlineWidth) >= 2 || now.matches('.skip') };";
        let at = browser.driver.execute(script, vec![json!(css)]).await?;
        ensure!(
            at.json()["seen"] == json!(true),
            "the focus cannot be seen on the way to {css}"
        );
        if at.json()["there"] == json!(true) {
            return Ok(());
        }
    }
    anyhow::bail!("the Tab key does not lead to {css}")
}

#[test]
fn a_person_logs_in_with_the_keyboard_alone() {
    run(BrowserOptions::default(), async |suite, browser| {
        browser.driver.goto(&suite.world.service_url).await?;
        browser
            .find("a[href='/login'], form[action='/login'] button")
            .await?
            .send_keys(Key::Enter + "")
            .await?;
        browser.find("button[name=method][value=bankid]").await?;
        tab_to(browser, "button[name=method][value=bankid]").await?;
        browser.driver.action_chain().send_keys(Key::Enter).perform().await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        browser.find("form[action$='/release'] button").await?;
        tab_to(browser, "form[action$='/release'] button").await?;
        browser.driver.action_chain().send_keys(Key::Enter).perform().await?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn a_failure_takes_the_focus_to_its_heading() {
    run(BrowserOptions::default(), async |suite, browser| {
        crate::journey::start(suite, browser).await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.world.bankid.decline(&order).unwrap();
        browser.says("bankid-user-cancelled").await?;
        let focused = browser
            .driver
            .execute("return document.activeElement.tagName", vec![])
            .await?;
        ensure!(focused.json() == "H1", "{}", focused.json());
        Ok(())
    });
}

#[test]
fn a_large_code_that_is_scanned_leaves_the_focus_on_the_heading() {
    run(BrowserOptions::default(), async |suite, browser| {
        crate::journey::start(suite, browser).await?;
        let content = browser.scan().await?;
        browser.find("button.enlarge").await?.click().await?;
        suite.scan(&content, TOLVAN)?;
        browser.says("säkerhetskod").await?;
        let focused = browser
            .driver
            .execute("return document.activeElement.tagName", vec![])
            .await?;
        ensure!(focused.json() == "H1", "{}", focused.json());
        Ok(())
    });
}

#[test]
fn escape_closes_the_large_code_and_ends_nothing() {
    run(BrowserOptions::default(), async |suite, browser| {
        crate::journey::start(suite, browser).await?;
        browser.scan().await?;
        browser.find("button.enlarge").await?.click().await?;
        browser.find("dialog.large:popover-open").await?;
        let keys = browser.driver.action_chain().send_keys(Key::Escape);
        keys.perform().await?;
        browser.find("dialog.large:not(:popover-open)").await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}

/// What a screen reader is told of a page: a line for each role with its name.
async fn told(browser: &Browser) -> Result<String> {
    let tools = browser.driver.cdp();
    let tree = tools.send_raw("Accessibility.getFullAXTree", ()).await?;
    let mut told = String::new();
    for node in tree["nodes"].as_array().context("nodes")? {
        let text = |member: &str| node[member]["value"].as_str().unwrap_or_default().to_owned();
        let role = text("role");
        let silent = [
            "none",
            "generic",
            "InlineTextBox",
            "StaticText",
            "RootWebArea",
            "ListMarker",
            "LineBreak",
        ];
        if node["ignored"] == Value::Bool(true) || silent.contains(&role.as_str()) {
            continue;
        }
        writeln!(told, "{role} {}", text("name"))?;
    }
    Ok(told)
}

#[test]
fn a_screen_reader_is_told_what_it_was_told_before() {
    run(BrowserOptions::default(), async |_, browser| {
        let gallery = Gallery::start().await?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e/told");
        let mut changed = Vec::new();
        for name in [
            "choose.sv",
            "choose-remembered.sv",
            "wait-qr.sv",
            "failed-again.sv",
            "release.sv",
            "guide.sv",
            "guide-find.sv",
        ] {
            browser.driver.goto(gallery.address(name)).await?;
            let told = told(browser).await?;
            let file = folder.join(format!("{name}.txt"));
            if std::env::var_os("TILLIT_UPDATE").is_some() {
                std::fs::create_dir_all(&folder)?;
                std::fs::write(&file, &told)?;
            }
            if std::fs::read_to_string(&file).unwrap_or_default() != told {
                changed.push(format!("{name}:\n{told}"));
            }
        }
        ensure!(
            changed.is_empty(),
            "if it is meant, run with TILLIT_UPDATE=1 and read the difference:\n{}",
            changed.join("\n")
        );
        Ok(())
    });
}
