//! Takes the pictures of `docs/screenshots` from the running suite, and of every page in every look for whoever wants to see them:
//! `cargo test --workspace --exclude probe --test e2e -- --ignored --test-threads=1`.

use crate::{
    gallery::Gallery,
    journey::{arrive, run},
};
use anyhow::{Context, Result};
use harness::{Browser, BrowserOptions, Suite, TOLVAN};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// The size of a screen, and whether it is dark.
#[derive(Clone, Copy)]
struct Look {
    name: &'static str,
    width: u32,
    height: u32,
    scheme: &'static str,
}

const fn look(name: &'static str, width: u32, height: u32, scheme: &'static str) -> Look {
    Look {
        name,
        width,
        height,
        scheme,
    }
}

const LOOKS: [Look; 6] = [
    look("desktop-light", 1280, 1040, "light"),
    look("desktop-dark", 1280, 1040, "dark"),
    look("tablet-light", 768, 1024, "light"),
    look("tablet-dark", 768, 1024, "dark"),
    look("phone-light", 360, 760, "light"),
    look("phone-dark", 360, 760, "dark"),
];

/// The pictures that the documents show.
const KEPT: [&str; 17] = [
    "choose-desktop-dark",
    "choose-desktop-light",
    "choose-phone-light",
    "connected-desktop-dark",
    "connected-desktop-light",
    "failed-desktop-dark",
    "failed-desktop-light",
    "guide-desktop-dark",
    "guide-desktop-light",
    "guide-find-desktop-light",
    "guide-find-phone-light",
    "guide-method-desktop-light",
    "guide-method-phone-dark",
    "guide-phone-light",
    "wait-desktop-dark",
    "wait-desktop-light",
    "wait-phone-light",
];

/// The folder for pictures of everything, where somebody wants them.
fn elsewhere() -> Option<PathBuf> {
    std::env::var_os("TILLIT_PICTURES").map(PathBuf::from)
}

async fn set(browser: &Browser, look: Look) -> Result<()> {
    let tools = browser.driver.cdp();
    let size = json!({"width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false});
    tools.send_raw("Emulation.setDeviceMetricsOverride", size).await?;
    let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": look.scheme}]});
    tools.send_raw("Emulation.setEmulatedMedia", scheme).await?;
    Ok(())
}

async fn save(browser: &Browser, file: &Path) -> Result<()> {
    // What another scheme has begun to change has changed by then.
    tokio::time::sleep(Duration::from_millis(200)).await;
    std::fs::create_dir_all(file.parent().context("a folder")?)?;
    Ok(browser.driver.screenshot(file).await?)
}

/// Takes a page in every look of this kind of device.
async fn take(browser: &Browser, page: &str, language: &str, phone: bool) -> Result<()> {
    for look in LOOKS.iter().filter(|look| phone == (look.width < 700)) {
        set(browser, *look).await?;
        let name = format!("{page}-{}", look.name);
        if language == "sv" && KEPT.contains(&name.as_str()) {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/screenshots");
            save(browser, &folder.join(format!("{name}.png"))).await?;
        }
        if let Some(folder) = elsewhere() {
            save(browser, &folder.join(format!("{name}.{language}.png"))).await?;
        }
    }
    Ok(())
}

async fn guide(browser: &Browser, suite: &Suite, language: &str, phone: bool) -> Result<()> {
    for (page, path) in [
        ("guide", "/guide"),
        ("guide-method", "/guide/method/siths-card"),
        ("guide-find", "/guide/find?from-employer=card&own=yes&asked=yes"),
    ] {
        browser.driver.goto(format!("{}{path}", suite.world.portal_url)).await?;
        browser.find("h1").await?;
        take(browser, page, language, phone).await?;
    }
    Ok(())
}

/// Walks through a login that the person breaks off, and through the guide.
fn walk(language: &'static str, phone: bool) {
    let options = BrowserOptions {
        phone,
        ..BrowserOptions::default()
    };
    run(options, async |suite, browser| {
        arrive(suite, browser).await?;
        if language != "sv" {
            let other = format!("button[name=language][value={language}]");
            browser.find(&other).await?.click().await?;
            browser.find(&format!("html[lang={language}]")).await?;
        }
        take(browser, "choose", language, phone).await?;
        let unfold =
            "document.querySelectorAll('details').forEach((fold) => { fold.open = true; fold.scrollIntoView(); })";
        browser.driver.execute(unfold, vec![]).await?;
        take(browser, "choose-unfolded", language, phone).await?;
        browser.find("button[name=method][value=bankid]").await?.click().await?;
        browser.find("progress").await?;
        take(browser, "wait", language, phone).await?;
        if !phone {
            let order = suite.scan(&browser.scan().await?, TOLVAN)?;
            browser.find(".connected").await?;
            take(browser, "connected", language, phone).await?;
            suite.world.bankid.decline(&order).unwrap();
            browser.says("bankid-user-cancelled").await?;
            take(browser, "failed", language, phone).await?;
        }
        guide(browser, suite, language, phone).await
    });
}

#[test]
#[ignore = "writes pictures into the repository"]
fn on_a_computer() {
    walk("sv", false);
}

#[test]
#[ignore = "writes pictures into the repository"]
fn on_a_phone() {
    walk("sv", true);
}

#[test]
#[ignore = "writes pictures into the folder TILLIT_PICTURES"]
fn in_english() {
    walk("en", false);
    walk("en", true);
}

#[test]
#[ignore = "writes pictures into the folder TILLIT_PICTURES"]
fn of_every_state() {
    run(BrowserOptions::default(), async |_, browser| {
        let Some(folder) = elsewhere() else { return Ok(()) };
        let gallery = Gallery::start().await?;
        for look in LOOKS {
            set(browser, look).await?;
            for name in gallery.names() {
                browser.driver.goto(gallery.address(name)).await?;
                save(browser, &folder.join(format!("states/{name}.{}.png", look.name))).await?;
            }
        }
        Ok(())
    });
}
