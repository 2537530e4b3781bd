use crate::journey::{logged_in, run, start};
use harness::{BrowserOptions, TOLVAN};

#[test]
fn without_script_the_page_renews_itself_and_the_login_works() {
    let options = BrowserOptions {
        scripts: false,
        ..BrowserOptions::default()
    };
    run(options, async |suite, browser| {
        start(suite, browser).await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        browser.says("säkerhetskod").await?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}
