use crate::journey::{arrive, logged_in, run, start};
use anyhow::{Context, Result, ensure};
use harness::{Browser, BrowserOptions, Suite, TOLVAN};
use serde_json::{Value, json};

/// Logs in on the pages as they are without being alive.
async fn log_in(suite: &Suite, browser: &Browser) -> Result<()> {
    let order = suite.scan(&browser.scan().await?, TOLVAN)?;
    browser.says("säkerhetskod").await?;
    suite.approve(&order)?;
    logged_in(suite, browser, "Tolvan").await
}

#[test]
fn without_script_the_page_renews_itself_and_the_login_works() {
    let options = BrowserOptions {
        scripts: false,
        ..BrowserOptions::default()
    };
    run(options, async |suite, browser| {
        start(suite, browser).await?;
        log_in(suite, browser).await
    });
}

/// What a script of the page says.
async fn script(browser: &Browser, script: &str) -> Result<Value> {
    Ok(browser.driver.execute(script, vec![]).await?.json().clone())
}

/// A whole login in a browser in which scripts run and the pages do not come alive. That scripts run is seen by the waiting page: the one that
/// renews itself is led to by `boot.js`, since `<noscript>` counts for nothing there.
async fn script_alone(suite: &Suite, browser: &Browser) -> Result<()> {
    arrive(suite, browser).await?;
    browser.find("#sought").await?.send_keys("siths").await?;
    browser.find("form[role=search] button").await?.click().await?;
    browser.says("Visar ").await?;
    let address = browser.driver.current_url().await?;
    ensure!(
        address.query() == Some("q=siths"),
        "the edge searches, and not the page: {address}"
    );
    arrive(suite, browser).await?;
    browser.find("button[name=method][value=bankid]").await?.click().await?;
    browser.find("iframe.qr").await?;
    let address = browser.driver.current_url().await?;
    ensure!(address.path().ends_with("/plain"), "{address}");
    let alive = script(browser, "return performance.getEntriesByName('alive').length").await?;
    ensure!(alive == json!(0), "the page has come alive: {alive}");
    log_in(suite, browser).await
}

#[test]
fn where_webassembly_is_switched_off_the_pages_work_although_scripts_run() {
    run(BrowserOptions::default(), async |suite, browser| {
        // As in a browser that is locked down: the name is not there at all.
        let source = json!({"source": "delete globalThis.WebAssembly;"});
        let tools = browser.driver.cdp();
        tools.send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        arrive(suite, browser).await?;
        let kind = script(browser, "return typeof globalThis.WebAssembly").await?;
        ensure!(kind == json!("undefined"), "WebAssembly is there: {kind}");
        script_alone(suite, browser).await
    });
}

#[test]
fn where_webassembly_does_not_arrive_the_pages_work_although_scripts_run() {
    run(BrowserOptions::default(), async |suite, browser| {
        let tools = browser.driver.cdp();
        tools.send_raw("Network.enable", json!({})).await?;
        tools
            .send_raw("Network.setBlockedURLs", json!({"urls": ["*.wasm"]}))
            .await?;
        arrive(suite, browser).await?;
        let fetch = "const name = document.querySelector('script[src]').src.replace('boot.js', 'frontend_bg.wasm');
            const done = arguments[0]; fetch(name).then(() => done('came'), () => done('blocked'));";
        let came = browser.driver.execute_async(fetch, vec![]).await?;
        ensure!(came.json().as_str().context("a word")? == "blocked", "{}", came.json());
        script_alone(suite, browser).await
    });
}
