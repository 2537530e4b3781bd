use super::{Next, Order, Platform, START_LIFETIME, Start, qr_data};
use crate::{
    api::{Device, Progress, Stage},
    id::{OrderRef, ReturnNonce},
    message::Message,
    provider::bankid::answer::{Collect, Refusal, Started},
    reason::Reason,
    secret::SecretText,
    time::{Span, Timestamp},
};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const START: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);

fn started() -> Started {
    Started {
        order_ref: OrderRef::parse("order").unwrap(),
        auto_start_token: SecretText::new("auto".to_owned()),
        qr_start_token: SecretText::new("67df3917-fa0d-44e5-b327-edcc928297f8".to_owned()),
        qr_start_secret: SecretText::new("d28db9a7-4cde-429e-a983-359be676944c".to_owned()),
    }
}

fn order(device: Device) -> Order {
    let start = Start {
        device,
        platform: Platform::Computer,
        return_nonce: None,
        end_user_ip: "192.0.2.7".to_owned(),
        visible: "Journalen".to_owned(),
    };
    Order::new(started(), start, START)
}

fn at(millis: u64) -> Timestamp {
    START.after(Span::from_millis(millis))
}

fn pending(next: Next) -> Order {
    match next {
        Next::Pending(order) => order,
        other => panic!("{other:?}"),
    }
}

fn shown_qr(order: &Order, now: Timestamp) -> Option<String> {
    match order.progress(now) {
        Progress::Pending { qr, .. } => qr,
        other => panic!("{other:?}"),
    }
}

#[test]
fn computes_the_public_vector() {
    let (token, secret) = (
        "67df3917-fa0d-44e5-b327-edcc928297f8",
        "d28db9a7-4cde-429e-a983-359be676944c",
    );
    for (time, code) in [
        (0, "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8"),
        (1, "949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2"),
        (2, "a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3"),
    ] {
        assert_eq!(qr_data(token, secret, time), format!("bankid.{token}.{time}.{code}"));
    }
}

#[test]
fn a_frame_is_never_shown_before_its_second_nor_after_the_order() {
    let order = order(Device::Other);
    assert!(shown_qr(&order, at(0)).unwrap().contains(".0."));
    assert!(shown_qr(&order, at(999)).unwrap().contains(".0."));
    assert!(shown_qr(&order, at(1000)).unwrap().contains(".1."));
    assert!(shown_qr(&order, at(29_999)).unwrap().contains(".29."));
    assert_eq!(shown_qr(&order, START.after(START_LIFETIME)), None);
}

#[test]
fn collects_every_two_seconds_and_on_the_end_of_the_order() {
    let mut order = order(Device::Other);
    let mut collected = Vec::new();
    for millis in (0..=30_000).step_by(250) {
        if order.is_collect_due(at(millis)) {
            collected.push(millis);
            order = pending(order.after(Ok(Collect::Pending("outstandingTransaction".to_owned())), at(millis)));
        }
    }
    assert!(
        collected.windows(2).all(|pair| pair[1] - pair[0] >= 2_000),
        "{collected:?}"
    );
    assert_eq!(collected.last(), Some(&30_000));
}

#[test]
fn an_unscanned_code_is_renewed_for_three_minutes() {
    let failed = || Ok(Collect::Failed("startFailed".to_owned()));
    assert!(matches!(order(Device::Other).after(failed(), at(30_000)), Next::Renew));
    let renewed = order(Device::Other).renewed(started(), at(30_000));
    assert!(shown_qr(&renewed, at(30_000)).unwrap().contains(".0."));
    assert!(matches!(renewed.clone().after(failed(), at(60_000)), Next::Renew));
    assert!(matches!(
        renewed.clone().after(failed(), at(180_000)),
        Next::Failed(Reason::BankIdNotScanned)
    ));
    assert!(!renewed.is_over(at(180_000)) && renewed.is_over(at(180_001)));
}

#[test]
fn an_app_that_does_not_open_on_this_device_is_not_started_over() {
    let next = order(Device::This).after(Ok(Collect::Failed("startFailed".to_owned())), at(30_000));
    assert!(matches!(next, Next::Failed(Reason::BankIdNoApp)));
}

#[test]
fn once_connected_no_code_and_no_link_is_shown_and_the_time_starts_anew() {
    let connected = pending(order(Device::Other).after(Ok(Collect::Pending("userSign".to_owned())), at(20_000)));
    let Progress::Pending {
        stage,
        message,
        qr,
        link,
        seconds_left,
        seconds_total,
    } = connected.progress(at(20_000))
    else {
        panic!()
    };
    assert_eq!((message, qr, link), (Message::BankIdEnterCode, None, None));
    assert_eq!(stage, Stage::Connected);
    assert_eq!((seconds_left, seconds_total), (600, 600));
    let later = pending(connected.after(Ok(Collect::Pending("userSign".to_owned())), at(50_000)));
    assert!(matches!(
        later.progress(at(50_000)),
        Progress::Pending { seconds_left: 570, .. }
    ));
}

#[test]
fn on_this_device_the_time_is_bankids_until_the_app_has_opened() {
    let order = order(Device::This);
    let shown = |order: &Order, now| match order.progress(now) {
        Progress::Pending {
            seconds_left,
            seconds_total,
            ..
        } => (seconds_left, seconds_total),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&order, at(10_000)), (20, 30));
    assert!(!order.is_over(at(30_000)) && order.is_over(at(30_001)));
    let opened = pending(order.after(Ok(Collect::Pending("userSign".to_owned())), at(40_000)));
    assert_eq!(shown(&opened, at(40_000)), (600, 600));
    assert!(!opened.is_over(at(40_000)));
}

#[test]
fn an_order_that_could_not_be_renewed_is_tried_again_for_a_while() {
    let mut order = order(Device::Other);
    for turn in 0..5 {
        assert!(order.clone().unrenewed(Refusal::InternalError, at(turn)).is_none());
        order = order
            .unrenewed(Refusal::Unreachable, at(30_000 + turn * 2_000))
            .unwrap();
        assert!(order.is_ended() && !order.is_collect_due(at(31_999 + turn * 2_000)));
    }
    assert!(order.clone().unrenewed(Refusal::Unreachable, at(40_000)).is_none());
    assert!(!order.renewed(started(), at(40_000)).is_ended());
}

#[test]
fn passing_trouble_is_borne_for_a_while() {
    let mut order = order(Device::Other);
    for turn in 0..5 {
        order = pending(order.after(Err(Refusal::Maintenance), at(turn * 2_000)));
    }
    assert!(matches!(
        order.clone().after(Err(Refusal::Maintenance), at(10_000)),
        Next::Failed(Reason::BankIdUnavailable)
    ));
    order = pending(order.after(Ok(Collect::Pending("outstandingTransaction".to_owned())), at(10_000)));
    assert!(matches!(
        order.after(Err(Refusal::Unreachable), at(12_000)),
        Next::Pending(_)
    ));
}

#[test]
fn an_internal_error_is_told_at_once() {
    assert!(matches!(
        order(Device::Other).after(Err(Refusal::InternalError), at(2_000)),
        Next::Failed(Reason::BankIdUnavailable)
    ));
}

#[test]
fn the_link_suits_the_platform() {
    let mut order = order(Device::This);
    assert!(
        matches!(order.progress(at(0)), Progress::Pending { link: Some(l), qr: None, .. } if l == "bankid:///?autostarttoken=auto&redirect=null")
    );
    order.start.platform = Platform::Mobile;
    assert!(
        matches!(order.progress(at(0)), Progress::Pending { link: Some(l), .. } if l == "https://app.bankid.com/?autostarttoken=auto")
    );
}

#[test]
fn only_the_nonce_of_the_return_address_is_accepted() {
    let mut order = order(Device::This);
    let nonce = ReturnNonce::from_entropy([1; 16]);
    assert!(!order.returns_with(&nonce));
    order.start.return_nonce = Some(nonce);
    assert!(order.returns_with(&nonce) && !order.returns_with(&ReturnNonce::from_entropy([2; 16])));
}

#[test]
fn a_phone_carries_its_own_e_id_and_of_a_tablet_nobody_knows() {
    let likely = |user_agent: &str| Platform::guess(user_agent).likely_device(user_agent);
    assert_eq!(
        likely("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)"),
        Some(Device::This)
    );
    assert_eq!(
        likely("Mozilla/5.0 (Linux; Android 16) Mobile Safari/537.36"),
        Some(Device::This)
    );
    assert_eq!(likely("Mozilla/5.0 (Linux; Android 16) Safari/537.36"), None);
    assert_eq!(likely("Mozilla/5.0 (iPad; CPU OS 15_0 like Mac OS X)"), None);
    assert_eq!(likely("Mozilla/5.0 (Windows NT 10.0; Win64; x64)"), Some(Device::Other));
    assert_eq!(likely(""), Some(Device::Other));
}
