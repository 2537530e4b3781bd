//! Key-value stores.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::task::JoinSet;

use crate::support::app;

const STORES: &str = "key_value_stores = [\"default\", \"other\"]";

#[tokio::test(flavor = "multi_thread")]
async fn values_survive_a_restart() {
    let app = app(STORES, "");
    let served = app.start().await;
    served.text("/kv?set=a&value=1").await;
    served.text("/atomics?increment=n&by=41").await;
    served.host.stop().await;
    let served = app.start().await;
    assert_eq!(served.text("/kv?get=a").await, "1");
    assert_eq!(served.text("/atomics?increment=n").await, "42");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_state_directory_has_one_host() {
    let app = app(STORES, "");
    let served = app.start().await;
    let error = app.refused().await;
    assert!(error.contains("another host"), "{error}");
    served.host.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn increments_at_once_give_distinct_values() {
    let served = Arc::new(app(STORES, "").start().await);
    let mut asked = JoinSet::new();
    for _ in 0..200 {
        let served = Arc::clone(&served);
        asked.spawn(async move { served.text("/atomics?increment=n").await.parse::<u32>().unwrap() });
    }
    let values: BTreeSet<_> = asked.join_all().await.into_iter().collect();
    assert_eq!(values, (1..=200).collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn both_interfaces_see_one_store() {
    let served = app(STORES, "").start().await;
    served.text("/kv?set=a&value=x").await;
    served.text("/kv?set=b&value=y").await;
    assert_eq!(served.text("/atomics?get=a").await, "x");
    assert_eq!(served.text("/atomics?list").await, "a b");
    assert_eq!(served.text("/kv?keys").await, "a b");
    assert_eq!(served.text("/kv?exists=a").await, "true");
    served.text("/kv?delete=a").await;
    assert_eq!(served.text("/kv?exists=a").await, "false");
    assert_eq!(served.text("/kv?get=a").await, "none");
    assert_eq!(served.text("/kv?store=other&keys").await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn swaps_and_batches() {
    let served = app(STORES, "").start().await;
    assert_eq!(served.text("/atomics?swap=a&to=1").await, "swapped none");
    assert_eq!(served.text("/atomics?swap=a&to=2").await, "swapped 1");
    assert_eq!(
        served.text("/atomics?swap=a&to=3&meddle=x").await,
        "swapped x at the second attempt"
    );
    assert_eq!(served.text("/atomics?get=a").await, "3");
    assert_eq!(served.text("/atomics?many=x,y").await, "x=X y=Y x=none y=none");
    assert!(served.refusal("/atomics?increment=a").await.contains("not a counter"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_not_listed_is_refused() {
    let served = app("key_value_stores = [\"default\"]", "").start().await;
    assert_eq!(served.refusal("/kv?store=other&get=a").await, "Error::AccessDenied");
    assert_eq!(
        served.refusal("/atomics?store=other&get=a").await,
        "Error::AccessDenied"
    );
    let served = app("", "").start().await;
    assert_eq!(served.refusal("/kv?get=a").await, "Error::AccessDenied");
}
