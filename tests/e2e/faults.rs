use crate::journey::{arrive, logged_in, run, start};
use anyhow::Result;
use harness::{Browser, BrowserOptions, Suite, TOLVAN};
use sandbox::{
    bankid::{ErrorCode, Fault, Injection, Method},
    load::{Connection, Shot},
};

fn always(fault: Fault) -> Injection {
    Injection {
        fault,
        on: Vec::new(),
        times: None,
    }
}

fn error(error_code: ErrorCode) -> Fault {
    Fault::Error { error_code }
}

fn faults() -> [Fault; 7] {
    let errors = [error(ErrorCode::Maintenance), error(ErrorCode::InternalError)];
    let [maintenance, internal] = errors;
    [
        maintenance,
        internal,
        Fault::Drop,
        Fault::WrongCertificate,
        Fault::NotJson,
        Fault::Truncated,
        Fault::Huge,
    ]
}

/// Begins at an issuer with this fault, is told so, and logs in when it is mended.
async fn meet(suite: &Suite, browser: &Browser, fault: Fault) -> Result<()> {
    arrive(suite, browser).await?;
    suite.world.bankid.break_with(always(fault));
    browser.find("button[name=method][value=bankid]").await?.click().await?;
    browser.says("bankid-unavailable").await?;
    suite.world.bankid.mend();
    browser.find("form[action$='/start'] button").await?.click().await?;
    let order = suite.scan(&browser.scan().await?, TOLVAN)?;
    suite.approve(&order)?;
    logged_in(suite, browser, "Tolvan").await
}

#[test]
fn an_issuer_that_is_down_is_told_in_words_and_can_be_tried_again() {
    for fault in faults() {
        run(BrowserOptions::default(), async |suite, browser| {
            meet(suite, browser, fault).await
        });
    }
}

#[test]
fn a_short_maintenance_in_the_middle_is_borne() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        browser.scan().await?;
        suite.world.bankid.break_with(always(error(ErrorCode::Maintenance)));
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
        suite.world.bankid.mend();
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn an_issuer_that_is_too_slow_is_told_in_words() {
    run(BrowserOptions::default(), async |suite, browser| {
        meet(suite, browser, Fault::Slow { delay: 20_000 }).await
    });
}

#[test]
fn whose_result_was_lost_on_the_way_can_begin_anew() {
    run(BrowserOptions::default(), async |suite, browser| {
        start(suite, browser).await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        browser.says("säkerhetskod").await?;
        let collects = |fault, times| Injection {
            fault,
            on: vec![Method::Collect],
            times,
        };
        // No result is told before its answer can be lost.
        suite
            .world
            .bankid
            .break_with(collects(error(ErrorCode::Maintenance), None));
        suite.approve(&order)?;
        suite.world.bankid.mend();
        suite
            .world
            .bankid
            .break_with(collects(Fault::Slow { delay: 20_000 }, Some(1)));
        tokio::time::sleep(std::time::Duration::from_secs(8)).await;
        browser.says("bankid-failed").await?;
        browser.find("form[action$='/start'] button").await?.click().await?;
        let order = suite.scan(&browser.scan().await?, TOLVAN)?;
        suite.approve(&order)?;
        logged_in(suite, browser, "Tolvan").await
    });
}

#[test]
fn a_request_that_is_too_large_is_refused_in_words_and_traps_nothing() {
    run(BrowserOptions::default(), async |suite, _| {
        let large = "a".repeat(1024 * 1024);
        for (path, expected) in [("/oidc/token", "error_description"), ("/language", "malformed-request")] {
            let shot = Shot::post(path, format!("code={large}"));
            let mut connection = Connection::open(suite.world.host.address(), "localhost:7070").await?;
            let answer = connection.send(&shot).await?;
            assert_eq!(answer.status().as_u16(), 400, "{path}");
            let said = String::from_utf8_lossy(answer.body());
            assert!(said.contains(expected), "{path}: {said}");
        }
        Ok(())
    });
}
