use crate::journey::{arrive, logged_in, run};
use anyhow::{Result, ensure};
use harness::{Browser, BrowserOptions, Suite, TOLVAN};
use thirtyfour::Key;

/// The box below the question about remembering.
const BOX: &str = "input[type=checkbox][name=remember]";

/// Waits until the page is alive: until then the box is the browser's alone.
async fn alive(browser: &Browser) -> Result<()> {
    for _ in 0..100 {
        let script = "return performance.getEntriesByName('alive').length > 0";
        if browser.driver.execute(script, vec![]).await?.json() == &serde_json::json!(true) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    anyhow::bail!("the page does not come alive")
}

async fn is_ticked(browser: &Browser) -> Result<bool> {
    Ok(browser.find(BOX).await?.is_selected().await?)
}

/// From the chooser to the e-service, and out of it again.
async fn log_in(suite: &Suite, browser: &Browser) -> Result<()> {
    browser.find("button[name=method][value=bankid]").await?.click().await?;
    let order = suite.scan(&browser.scan().await?, TOLVAN)?;
    suite.approve(&order)?;
    logged_in(suite, browser, "Tolvan").await?;
    browser.find("form[action='/logout'] button").await?.click().await?;
    browser.find("a[href='/login'], form[action='/login'] button").await?;
    Ok(())
}

#[test]
fn a_choice_is_remembered_when_the_box_is_ticked_and_forgotten_when_it_is_not() {
    run(BrowserOptions::default(), async |suite, browser| {
        arrive(suite, browser).await?;
        alive(browser).await?;
        ensure!(!is_ticked(browser).await?, "nobody has asked for it");
        browser.find(BOX).await?.click().await?;
        ensure!(is_ticked(browser).await?, "the tick does not stay");
        log_in(suite, browser).await?;
        arrive(suite, browser).await?;
        browser.says("Fortsätt med BankID").await?;
        alive(browser).await?;
        ensure!(is_ticked(browser).await?, "what is remembered is ticked");
        browser.find(BOX).await?.click().await?;
        log_in(suite, browser).await?;
        arrive(suite, browser).await?;
        ensure!(!is_ticked(browser).await?, "it was to be forgotten");
        ensure!(!browser.text().await?.contains("Fortsätt med BankID"));
        Ok(())
    });
}

#[test]
fn a_tick_stays_while_somebody_searches() {
    run(BrowserOptions::default(), async |suite, browser| {
        arrive(suite, browser).await?;
        alive(browser).await?;
        browser.find(BOX).await?.click().await?;
        browser.find("#sought").await?.send_keys("bank").await?;
        browser.says("Visar ").await?;
        ensure!(is_ticked(browser).await?, "the search has taken the tick away");
        browser.find("#sought").await?.send_keys("qqq").await?;
        browser.says("Ingen träff.").await?;
        for _ in 0..3 {
            browser.find("#sought").await?.send_keys(Key::Backspace + "").await?;
        }
        browser.says("Visar ").await?;
        ensure!(
            is_ticked(browser).await?,
            "a search that found nothing has taken the tick away"
        );
        Ok(())
    });
}
