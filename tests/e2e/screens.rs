//! Takes the pictures of `docs/screenshots` from the running suite: `cargo test -p tests --test e2e -- --ignored`.

use crate::journey::{arrive, run};
use anyhow::Result;
use harness::{Browser, BrowserOptions, TOLVAN};
use std::path::Path;

async fn take(browser: &Browser, name: &str) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/screenshots");
    std::fs::create_dir_all(&folder)?;
    Ok(browser.driver.screenshot(&folder.join(name)).await?)
}

fn walk(options: BrowserOptions, suffix: &'static str) {
    run(options, async |suite, browser| {
        arrive(suite, browser).await?;
        take(browser, &format!("choose-{suffix}.png")).await?;
        browser.find("button[name=method][value=bankid]").await?.click().await?;
        browser.says("Tid kvar").await?;
        take(browser, &format!("wait-{suffix}.png")).await?;
        if options.phone {
            return Ok(());
        }
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        browser.says("säkerhetskod").await?;
        take(browser, &format!("connected-{suffix}.png")).await?;
        suite.world.bankid.decline(&order).unwrap();
        browser.says("bankid-user-cancelled").await?;
        take(browser, &format!("failed-{suffix}.png")).await
    });
}

#[test]
#[ignore = "writes pictures into the repository"]
fn desktop_light() {
    walk(
        BrowserOptions {
            size: (1280, 1040),
            ..BrowserOptions::default()
        },
        "desktop-light",
    );
}

#[test]
#[ignore = "writes pictures into the repository"]
fn desktop_dark() {
    walk(
        BrowserOptions {
            size: (1280, 1040),
            dark: true,
            ..BrowserOptions::default()
        },
        "desktop-dark",
    );
}

#[test]
#[ignore = "writes pictures into the repository"]
fn phone_light() {
    walk(
        BrowserOptions {
            size: (390, 844),
            phone: true,
            ..BrowserOptions::default()
        },
        "phone-light",
    );
}
