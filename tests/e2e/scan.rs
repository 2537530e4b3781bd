use crate::journey::{logged_in, run, start};
use harness::{BrowserOptions, TOLVAN};
use std::time::Duration;

/// `bankid.<token>.<second>.<code>`
fn token(content: &str) -> &str {
    content.split('.').nth(1).unwrap()
}

#[test]
fn a_stale_picture_of_the_code_is_refused_and_a_new_code_follows() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        let stale = browser.scan().await?;
        tokio::time::sleep(Duration::from_secs(6)).await;
        let refusal = suite.scan(&stale, TOLVAN).unwrap_err().to_string();
        assert!(refusal.contains("Stale"), "{refusal}");
        let fresh = loop {
            let content = browser.scan().await?;
            if token(&content) != token(&stale) {
                break content;
            }
            tokio::time::sleep(Duration::from_millis(300)).await;
        };
        let order = suite.scan(&fresh, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn an_unscanned_order_is_renewed_at_thirty_seconds() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        let first = browser.scan().await?;
        tokio::time::sleep(Duration::from_secs(33)).await;
        let second = browser.scan().await?;
        assert_ne!(token(&first), token(&second), "the order was not renewed");
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn reloading_in_the_middle_goes_on_where_it_was() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        let before = browser.scan().await?;
        browser.driver.refresh().await?;
        let after = browser.scan().await?;
        assert_eq!(token(&before), token(&after), "a reload began another order");
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        browser.driver.refresh().await?;
        browser.says("säkerhetskod").await?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}
