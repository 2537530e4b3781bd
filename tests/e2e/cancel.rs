use crate::journey::{arrive, logged_in, run, start};
use harness::{BrowserOptions, TOLVAN};
use sandbox::bankid::Status;

#[test]
fn cancelling_withdraws_the_order_and_goes_back_to_the_e_service() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        browser.scan().await?;
        browser.find("form[action$='/cancel'] button").await?.click().await?;
        browser.says("access_denied").await?;
        assert!(
            browser
                .driver
                .current_url()
                .await?
                .as_str()
                .starts_with(&suite.world.service_url)
        );
        let orders = suite.world.bankid.orders();
        let ended: Vec<_> = orders
            .iter()
            .map(|order| (order.status, order.hint_code.as_deref()))
            .collect();
        assert_eq!(
            ended,
            [(Status::Failed, Some("cancelled"))],
            "the order was not withdrawn"
        );
        Ok(())
    });
}

#[test]
fn another_method_can_be_chosen_in_the_middle() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        browser.scan().await?;
        browser.find("form[action$='/choose'] button").await?.click().await?;
        browser.find("button[name=method][value=bankid]").await?;
        Ok(())
    });
}

#[test]
fn a_person_who_cancels_in_the_app_can_try_again() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.world.bankid.decline(&order).unwrap();
        browser.says("bankid-user-cancelled").await?;
        browser.find("form[action$='/start'] button").await?.click().await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn the_back_button_after_a_login_explains_itself() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        let waiting = browser.driver.current_url().await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await?;
        // Wherever the button leads, it is a page with words, and at last the e-service.
        browser.driver.back().await?;
        browser.says("Kontaktboken").await?;
        browser.driver.goto(waiting.as_str()).await?;
        browser.says("login-answered").await?;
        Ok(())
    });
}

#[test]
fn the_back_button_from_the_code_leads_to_a_page_that_works() {
    run(BrowserOptions::default(), async |suite, browser| {
        arrive(suite, browser).await?;
        browser.find("button[name=method][value=bankid]").await?.click().await?;
        browser.scan().await?;
        browser.driver.back().await?;
        browser.driver.forward().await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}
