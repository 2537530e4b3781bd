//! What the store holds: marks that something has happened once, and grants that wait for their code. Keys begin with the time after
//! which they are of no use, so that a sweep finds them without reading a value.

use crate::env::{Env, StoreError};
use shared::time::{Span, Timestamp};

/// Keys are grouped by the ten minutes in which they die.
const BUCKET: Span = Span::from_minutes(10);

/// The things that happen once.
#[derive(Clone, Copy, Debug)]
pub enum Once {
    /// A client assertion's `jti`.
    Assertion,
    /// An authorization code.
    Code,
    /// The answer to an e-service's request.
    Login,
}

impl Once {
    fn label(self) -> &'static str {
        match self {
            Once::Assertion => "assertion",
            Once::Code => "code",
            Once::Login => "login",
        }
    }
}

/// Marks `id` as used, and says whether this was the first time. Two at once: one of them is the first. The mark lasts until
/// `expires`, after which `id` must be refused for its age; `expires` must be the same at every call.
pub async fn is_first<E: Env>(env: &E, once: Once, id: &str, expires: Timestamp) -> Result<bool, StoreError> {
    Ok(env.increment(&key(once.label(), id, expires)).await? == 1)
}

/// Keeps a sealed grant until `expires`.
pub async fn put_grant<E: Env>(env: &E, handle: &str, sealed: &[u8], expires: Timestamp) -> Result<(), StoreError> {
    env.set(&key("grant", handle, expires), sealed).await
}

/// The sealed grant with this handle, and the time of its key. The handle does not say when the grant dies, so the buckets that a
/// living grant can be in are tried: the one of now, and the next.
pub async fn find_grant<E: Env>(
    env: &E,
    handle: &str,
    now: Timestamp,
) -> Result<Option<(Vec<u8>, Timestamp)>, StoreError> {
    for expires in [now, now.after(BUCKET)] {
        if let Some(sealed) = env.get(&key("grant", handle, expires)).await? {
            return Ok(Some((sealed, expires)));
        }
    }
    Ok(None)
}

/// Removes a redeemed grant. `expires` is the time that [`find_grant`] gave.
pub async fn remove_grant<E: Env>(env: &E, handle: &str, expires: Timestamp) -> Result<(), StoreError> {
    env.delete(&key("grant", handle, expires)).await
}

/// The most keys that one sweep removes; the next goes on.
const SWEEP: usize = 10_000;

/// Removes what has died before `now`; gives how many keys that were.
pub async fn sweep<E: Env>(env: &E, now: Timestamp) -> Result<usize, StoreError> {
    let is_dead = |key: &str| {
        let dies = key.split('/').next().and_then(|bucket| bucket.parse::<u64>().ok());
        dies.is_some_and(|bucket| bucket < bucket_of(now))
    };
    let dead = env.keys(SWEEP, is_dead).await?;
    for key in &dead {
        env.delete(key).await?;
    }
    Ok(dead.len())
}

/// `<bucket>/<kind>/<id>`
fn key(kind: &str, id: &str, expires: Timestamp) -> String {
    format!("{}/{kind}/{id}", bucket_of(expires))
}

fn bucket_of(time: Timestamp) -> u64 {
    time.unix_millis() / BUCKET.millis()
}
