//! The two key-value interfaces of Spin, each reached by query parameters.

use spin_sdk::experimental::wasi::keyvalue::{atomics, batch, store};
use spin_sdk::key_value::Store;

use crate::handle::{Outcome, Query, refusal};

/// `spin:key-value`: `?store=` (default: `default`) with one of `set=key&value=…`, `delete=key`, `exists=key`, `keys`, or `get=key`.
pub(crate) async fn key_value(query: &Query) -> Outcome {
    let store = Store::open(label(query)).await.map_err(refusal)?;
    if let Some(key) = query.find("set") {
        store.set(key, query.get("value")).await.map_err(refusal)?;
        return Ok("set".to_owned());
    }
    if let Some(key) = query.find("delete") {
        store.delete(key).await.map_err(refusal)?;
        return Ok("deleted".to_owned());
    }
    if let Some(key) = query.find("exists") {
        return Ok(store.exists(key).await.map_err(refusal)?.to_string());
    }
    if query.find("keys").is_some() {
        return Ok(store.get_keys().await.collect().await.map_err(refusal)?.join(" "));
    }
    Ok(text(store.get(query.get("get")).await.map_err(refusal)?))
}

/// `wasi:keyvalue`: `?store=` with one of `increment=key&by=…`, `swap=key&from=…&to=…`, `many=key,key…`, `list`, or `get=key`.
pub(crate) fn atomics(query: &Query) -> Outcome {
    let bucket = store::open(&label(query)).map_err(refusal)?;
    if let Some(key) = query.find("increment") {
        let by = query.find("by").and_then(|by| by.parse().ok()).unwrap_or(1);
        return Ok(atomics::increment(&bucket, &key, by).map_err(refusal)?.to_string());
    }
    if let Some(key) = query.find("swap") {
        return swap(&bucket, &key, query);
    }
    if let Some(keys) = query.find("many") {
        return many(&bucket, &keys);
    }
    if query.find("list").is_some() {
        return Ok(bucket.list_keys(None).map_err(refusal)?.keys.join(" "));
    }
    Ok(text(bucket.get(&query.get("get")).map_err(refusal)?))
}

/// Swaps the value for `to`; with `meddle`, another writer comes in between, and the new handle is used for a second attempt.
fn swap(bucket: &store::Bucket, key: &str, query: &Query) -> Outcome {
    let handle = atomics::Cas::new(bucket, key).map_err(refusal)?;
    let before = text(handle.current().map_err(refusal)?);
    if let Some(value) = query.find("meddle") {
        bucket.set(key, value.as_bytes()).map_err(refusal)?;
    }
    match atomics::swap(handle, query.get("to").as_bytes()) {
        Ok(()) => Ok(format!("swapped {before}")),
        Err(atomics::CasError::CasFailed(handle)) => {
            let seen = text(handle.current().map_err(refusal)?);
            atomics::swap(handle, query.get("to").as_bytes()).map_err(refusal)?;
            Ok(format!("swapped {seen} at the second attempt"))
        }
        Err(error) => Err(refusal(error)),
    }
}

/// Sets, reads and deletes several keys at once.
fn many(bucket: &store::Bucket, keys: &str) -> Outcome {
    let keys: Vec<String> = keys.split(',').map(str::to_owned).collect();
    let pairs: Vec<_> = keys
        .iter()
        .map(|key| (key.clone(), key.to_uppercase().into_bytes()))
        .collect();
    batch::set_many(bucket, &pairs).map_err(refusal)?;
    let read = batch::get_many(bucket, &keys).map_err(refusal)?;
    batch::delete_many(bucket, &keys).map_err(refusal)?;
    let gone = batch::get_many(bucket, &keys).map_err(refusal)?;
    let shown: Vec<_> = read
        .into_iter()
        .chain(gone)
        .map(|(key, value)| format!("{key}={}", text(value)))
        .collect();
    Ok(shown.join(" "))
}

fn label(query: &Query) -> String {
    query.find("store").unwrap_or_else(|| "default".to_owned())
}

fn text(value: Option<Vec<u8>>) -> String {
    value.map_or_else(
        || "none".to_owned(),
        |bytes| String::from_utf8_lossy(&bytes).into_owned(),
    )
}
