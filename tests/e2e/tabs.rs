use crate::journey::{logged_in, run, start};
use harness::{AGDA, BrowserOptions, TOLVAN};

#[test]
fn two_tabs_are_two_logins() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        let first = browser.driver.window().await?;
        let code_of_first = browser.scan().await?;
        let second = browser.driver.new_tab().await?;
        browser.driver.switch_to_window(second).await?;
        start(suite, browser).await?;
        let code_of_second = browser.scan().await?;
        assert_ne!(
            code_of_first.split('.').nth(1),
            code_of_second.split('.').nth(1),
            "the tabs share an order"
        );
        let order = suite.scan(&browser.scan().await?, AGDA)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Agda").await?;
        browser.driver.switch_to_window(first).await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}
