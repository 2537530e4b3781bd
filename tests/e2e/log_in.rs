use crate::journey::{logged_in, run, start};
use harness::{BrowserOptions, TOLVAN};
use shared::api::path;

#[test]
fn a_person_scans_the_code_and_is_logged_in() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        browser.says("Starta BankID-appen").await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        browser
            .says("Skriv in din säkerhetskod i BankID-appen och välj Identifiera eller Skriv under.")
            .await?;
        let asked = suite.approve(&order)?.collects;
        logged_in(suite, browser, "Tolvan").await?;
        browser.says("http://id.elegnamnden.se/loa/1.0/loa3").await?;
        let interval = asked.shortest_interval.unwrap_or(u64::MAX);
        assert!(interval >= 1_900, "BankID was asked again after {interval} ms");
        Ok(())
    });
}

#[test]
fn the_waiting_page_is_live_and_never_reloads() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        browser.scan().await?;
        browser.driver.execute("window.untouched = true", vec![]).await?;
        let first = browser.scan().await?;
        tokio::time::sleep(std::time::Duration::from_millis(2_500)).await;
        let second = browser.scan().await?;
        assert_ne!(first, second, "the code does not move");
        let untouched = browser
            .driver
            .execute("return window.untouched === true", vec![])
            .await?;
        assert_eq!(untouched.json(), &serde_json::json!(true), "the page was loaded anew");
        Ok(())
    });
}

#[test]
fn on_a_phone_the_app_is_opened_on_the_same_device() {
    let options = BrowserOptions {
        phone: true,
        size: (390, 844),
        ..BrowserOptions::default()
    };
    run(options, async |suite, browser| {
        start(suite, browser).await?;
        let link = browser
            .find("a[href^='https://app.bankid.com/']")
            .await?
            .attr("href")
            .await?
            .unwrap();
        let order = suite.open(&link, TOLVAN)?;
        let back = suite
            .approve(&order)?
            .return_url
            .expect("a same-device order has an address to return to");
        assert!(back.contains(path::LOGIN) && back.contains("/return?nonce="), "{back}");
        browser.driver.goto(&back).await?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn who_comes_back_from_the_app_by_hand_goes_on_with_another_device() {
    let options = BrowserOptions {
        phone: true,
        size: (390, 844),
        ..BrowserOptions::default()
    };
    run(options, async |suite, browser| {
        start(suite, browser).await?;
        let link = browser
            .find("a[href^='https://app.bankid.com/']")
            .await?
            .attr("href")
            .await?
            .unwrap();
        let order = suite.open(&link, TOLVAN)?;
        suite.approve(&order)?;
        browser
            .says("Inloggningen fortsätter när appen öppnar den här sidan igen.")
            .await?;
        browser.says("Börja om").await?;
        browser
            .find("form:has(input[name=device][value=other]) button")
            .await?
            .click()
            .await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn a_person_can_switch_device_before_and_after_the_start() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        browser.scan().await?;
        browser
            .find("button[name=device][value=this], form:has(input[name=device][value=this]) button")
            .await?
            .click()
            .await?;
        let link = browser
            .find("a[href^='bankid:///']")
            .await?
            .attr("href")
            .await?
            .unwrap();
        assert!(link.contains("autostarttoken="), "{link}");
        browser
            .find("button[name=device][value=other], form:has(input[name=device][value=other]) button")
            .await?
            .click()
            .await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn the_test_phone_is_a_page_too() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        let portal = browser.driver.window().await?;
        let content = browser.scan().await?;
        let phone = browser.driver.new_tab().await?;
        browser.driver.switch_to_window(phone).await?;
        browser.driver.goto(&suite.world.phone_url).await?;
        let person = format!("#person option[value='{TOLVAN}']");
        browser.find(&person).await?.click().await?;
        browser.find("#content").await?.send_keys(content).await?;
        browser.find("#paste button").await?.click().await?;
        browser.says("Kontaktboken").await?;
        browser.find("#code").await?.send_keys("123456").await?;
        browser.find("#agree").await?.click().await?;
        browser.says("Klar").await?;
        browser.driver.switch_to_window(portal).await?;
        logged_in(suite, browser, "Tolvan").await
    });
}
