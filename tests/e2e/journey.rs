//! The steps that journeys are made of.

use anyhow::Result;
use harness::{Browser, BrowserOptions, Suite};
use std::time::Duration;
use thirtyfour::By;

/// Runs a journey with a fresh suite and a fresh browser, and looks afterwards whether the component has held.
#[track_caller]
pub fn run(options: BrowserOptions, journey: impl AsyncFnOnce(&Suite, &Browser) -> Result<()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let outcome = runtime.block_on(async {
        let suite = Suite::start().await?;
        let browser = Browser::start(options).await?;
        let went = journey(&suite, &browser).await;
        let log = suite.log().join("\n");
        let ended = browser.stop().await;
        let held = suite.stop().await;
        went.map_err(|error| error.context(format!("the portal's log:\n{log}")))?;
        ended?;
        held
    });
    if let Err(error) = outcome {
        panic!("{error:?}");
    }
}

/// From the e-service to the chooser.
pub async fn arrive(suite: &Suite, browser: &Browser) -> Result<()> {
    browser.driver.goto(&suite.world.service_url).await?;
    browser
        .find("a[href='/login'], form[action='/login'] button")
        .await?
        .click()
        .await?;
    browser.says("Kontaktboken").await?;
    browser.find("button[name=method][value=bankid]").await?;
    Ok(())
}

/// From the e-service to the waiting page.
pub async fn start(suite: &Suite, browser: &Browser) -> Result<()> {
    arrive(suite, browser).await?;
    browser.find("button[name=method][value=bankid]").await?.click().await?;
    Ok(())
}

/// Goes on from the page that says what the e-service learns, where it comes, and waits until the e-service greets the person.
pub async fn logged_in(suite: &Suite, browser: &Browser, name: &str) -> Result<()> {
    for _ in 0..150 {
        if browser
            .driver
            .current_url()
            .await?
            .as_str()
            .starts_with(&suite.world.service_url)
        {
            break;
        }
        if let Ok(button) = browser.driver.find(By::Css("form[action$='/release'] button")).await {
            // The page may have gone in between, by the click before.
            let _ = button.click().await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    browser.says(name).await?;
    let address = browser.driver.current_url().await?;
    assert!(address.as_str().starts_with(&suite.world.service_url), "{address}");
    Ok(())
}
