use crate::journey::{arrive, logged_in, run, start};
use harness::{BrowserOptions, TOLVAN};
use sandbox::bankid::{ErrorCode, Fault, Injection};

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

#[test]
fn an_issuer_that_is_down_is_told_in_words_and_can_be_tried_again() {
    for fault in faults() {
        run(BrowserOptions::default(), async |suite, browser| {
            arrive(suite, browser).await?;
            suite.world.bankid.break_with(always(fault));
            browser.find("button[name=method][value=bankid]").await?.click().await?;
            browser.says("bankid-unavailable").await?;
            suite.world.bankid.mend();
            browser.find("form[action$='/start'] button").await?.click().await?;
            let order = suite.scan(&browser.scan().await?, TOLVAN)?;
            suite.approve(&order)?;
            logged_in(suite, browser, "Tolvan").await
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
