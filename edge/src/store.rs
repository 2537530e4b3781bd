//! What the store holds: marks that something has happened once, and grants that wait for their code. Keys begin with the time after
//! which they are of no use, so that a sweep finds them without reading a value.

use crate::env::{Env, StoreError};
use serde::{Serialize, de::DeserializeOwned};
use shared::{
    id::LoginId,
    oidc::{Grant, Ticket},
    provider::bankid::{COLLECT_INTERVAL, Order},
    seal::{OpenError, Purpose, SealKey, Sealer},
    time::{Span, Timestamp},
};

/// Keys are grouped by the ten minutes in which they die.
const BUCKET: Span = Span::from_minutes(10);

/// The things that happen once.
#[derive(Clone, Copy, Debug)]
pub enum Once {
    /// A client assertion's `jti`.
    Assertion,
    /// A question to BankID about the order of a login, in one stretch of [`COLLECT_INTERVAL`].
    Collect,
    /// That BankID did not know the order of a login any more.
    Gone,
    /// The answer to an e-service's request.
    Login,
    /// That the app has sent a person back to the browser of their login.
    Returned,
    /// That somebody takes out what is kept.
    Taken(Kept),
}

impl Once {
    fn label(self) -> &'static str {
        match self {
            Once::Assertion => "assertion",
            Once::Collect => "collect",
            Once::Gone => "gone",
            Once::Login => "login",
            Once::Returned => "returned",
            Once::Taken(Kept::Employments) => "employed",
            Once::Taken(Kept::Grant) => "code",
            Once::Taken(Kept::PushedRequest) => "request",
        }
    }
}

/// What is kept, sealed, until somebody comes with its ticket.
#[derive(Clone, Copy, Debug)]
pub enum Kept {
    /// The employments that a person chooses from.
    Employments,
    /// What an authorization code stands for.
    Grant,
    /// A pushed authorization request.
    PushedRequest,
}

impl Kept {
    fn label(self) -> &'static str {
        match self {
            Kept::Employments => "employments",
            Kept::Grant => "grant",
            Kept::PushedRequest => "pushed",
        }
    }

    fn purpose(self) -> Purpose {
        match self {
            Kept::Employments => Purpose::Employments,
            Kept::Grant => Purpose::Grant,
            Kept::PushedRequest => Purpose::PushedRequest,
        }
    }

    /// Seals and opens with the ticket: the store and the installation's key together do not open what is kept.
    fn sealer(self, key: &SealKey, ticket: &Ticket) -> Sealer {
        Sealer::new(key, self.purpose(), ticket.salt())
    }

    fn open<T: DeserializeOwned>(
        self,
        key: &SealKey,
        ticket: &Ticket,
        sealed: &[u8],
        now: Timestamp,
    ) -> Result<T, OpenError> {
        self.sealer(key, ticket).open(ticket.handle().as_bytes(), sealed, now)
    }
}

/// What is over, and must stay so as long as somebody may hold a copy.
#[derive(Clone, Copy, Debug)]
pub enum Over {
    /// A code, with all that it was redeemed for: somebody has shown it twice.
    Code,
    /// A session.
    Session,
}

impl Over {
    fn label(self) -> &'static str {
        match self {
            Over::Code => "code-over",
            Over::Session => "session-over",
        }
    }
}

/// Marks `id` as over until `expires`.
pub async fn mark_over<E: Env>(env: &E, over: Over, id: &str, expires: Timestamp) -> Result<(), StoreError> {
    env.set(&key(over.label(), id, expires), b"1").await
}

/// Whether `id` was marked as over, with an `expires` between these two, which are at most ten minutes apart.
pub async fn is_over<E: Env>(
    env: &E,
    over: Over,
    id: &str,
    (earliest, latest): (Timestamp, Timestamp),
) -> Result<bool, StoreError> {
    let (first, second) = (key(over.label(), id, earliest), key(over.label(), id, latest));
    Ok(env.get(&first).await?.is_some() || first != second && env.get(&second).await?.is_some())
}

/// Marks `id` as used, and says whether this was the first time. Two at once: one of them is the first. The mark lasts until
/// `expires`, after which `id` must be refused for its age; `expires` must be the same at every call.
pub async fn is_first<E: Env>(env: &E, once: Once, id: &str, expires: Timestamp) -> Result<bool, StoreError> {
    Ok(env.increment(&key(once.label(), id, expires)).await? == 1)
}

/// Whether it has happened already: nothing is marked.
pub async fn has_happened<E: Env>(env: &E, once: Once, id: &str, expires: Timestamp) -> Result<bool, StoreError> {
    Ok(env.get(&key(once.label(), id, expires)).await?.is_some())
}

/// Whether this request may ask BankID about the order of this login. The order says when it was last asked about as far as this browser
/// knows; requests of the same browser that run at once, or that come with an old cookie, know too little, so they take turns: one in each
/// stretch of [`COLLECT_INTERVAL`], and none in the stretch after one whose question this order does not know of.
pub async fn may_collect<E: Env>(env: &E, login: LoginId, order: &Order, now: Timestamp) -> Result<bool, StoreError> {
    let (stretch, before) = (stretch_of(now), stretch_of(now.before(COLLECT_INTERVAL)));
    let id = |stretch: Timestamp| format!("{login}.{}", stretch.unix_millis());
    let unknown =
        stretch_of(order.collected()) != before && has_happened(env, Once::Collect, &id(before), before).await?;
    if unknown || !is_first(env, Once::Collect, &id(stretch), stretch).await? {
        return Ok(false);
    }
    // What nobody looks at any more is not left to the sweep: there are many of these.
    let older = stretch_of(before.before(COLLECT_INTERVAL));
    let _ = env.delete(&key(Once::Collect.label(), &id(older), older)).await;
    Ok(true)
}

/// When the stretch of [`COLLECT_INTERVAL`] began that this time lies in.
fn stretch_of(time: Timestamp) -> Timestamp {
    Timestamp::from_unix_millis(time.unix_millis() / COLLECT_INTERVAL.millis() * COLLECT_INTERVAL.millis())
}

/// Takes the mark back, where what it stands for could not be done.
pub async fn undo<E: Env>(env: &E, once: Once, id: &str, expires: Timestamp) -> Result<(), StoreError> {
    env.delete(&key(once.label(), id, expires)).await
}

/// What became of a code.
#[derive(Debug)]
pub enum Fate {
    /// It was redeemed, or must not be.
    Used,
    /// Its grant waits.
    Waits,
    /// Its grant lies there beyond its time.
    Late,
    /// Nothing is known: its grant is not stored yet, or was swept away.
    Unknown,
}

/// What became of this code, if it was made no longer ago than a bucket is long: so its grant and its mark are in the
/// bucket before, that of now, or the next.
pub async fn fate<E: Env>(env: &E, seal_key: &SealKey, code: &Ticket, now: Timestamp) -> Result<Fate, StoreError> {
    let (handle, used) = (code.handle(), Once::Taken(Kept::Grant).label());
    let buckets = [now, now.after(BUCKET), now.before(BUCKET)];
    if find(env, used, &handle, &buckets).await?.is_some() {
        return Ok(Fate::Used);
    }
    let Some((_, sealed)) = find(env, Kept::Grant.label(), &handle, &buckets).await? else {
        return Ok(Fate::Unknown);
    };
    let opened = Kept::Grant.open::<Grant>(seal_key, code, &sealed, now);
    Ok(opened.map_or(Fate::Late, |_| Fate::Waits))
}

/// Why something is not kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeepError {
    /// It cannot be sealed.
    Seal,
    /// The store does not answer.
    Store,
}

/// Keeps something, sealed with its ticket, until `expires`, at most ten minutes from now.
pub async fn keep<E: Env, T: Serialize>(
    env: &E,
    seal_key: &SealKey,
    (kept, ticket): (Kept, &Ticket),
    value: &T,
    expires: Timestamp,
) -> Result<(), KeepError> {
    let (handle, sealer) = (ticket.handle(), kept.sealer(seal_key, ticket));
    let sealed = sealer.seal(handle.as_bytes(), value, expires, env.random());
    let sealed = sealed.map_err(|_| KeepError::Seal)?;
    let set = env.set(&key(kept.label(), &handle, expires), &sealed).await;
    set.map_err(|_| KeepError::Store)
}

/// Why nothing is taken out of the store.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TakeError {
    /// There is nothing for this ticket.
    Absent,
    /// It lay there beyond its time, or we have not sealed it.
    Late,
    /// Somebody else has just taken it.
    Taken,
    /// The store does not answer.
    Store,
}

/// Takes out what is kept for this ticket, for the first who asks: nobody gets it again.
pub async fn take<E: Env, T: DeserializeOwned>(
    env: &E,
    seal_key: &SealKey,
    (kept, ticket): (Kept, &Ticket),
    now: Timestamp,
) -> Result<T, TakeError> {
    let handle = ticket.handle();
    let found = find(env, kept.label(), &handle, &living(now)).await;
    let (expires, sealed) = found.map_err(|_| TakeError::Store)?.ok_or(TakeError::Absent)?;
    let first = is_first(env, Once::Taken(kept), &handle, expires).await;
    if !first.map_err(|_| TakeError::Store)? {
        return Err(TakeError::Taken);
    }
    let deleted = env.delete(&key(kept.label(), &handle, expires)).await;
    deleted.map_err(|_| TakeError::Store)?;
    let opened = kept.open(seal_key, ticket, &sealed, now);
    opened.map_err(|_| TakeError::Late)
}

/// What is kept for this ticket, which stays there; nothing if its time is over.
pub async fn look<E: Env, T: DeserializeOwned>(
    env: &E,
    seal_key: &SealKey,
    (kept, ticket): (Kept, &Ticket),
    now: Timestamp,
) -> Result<Option<T>, StoreError> {
    let found = find(env, kept.label(), &ticket.handle(), &living(now)).await?;
    Ok(found.and_then(|(_, sealed)| kept.open(seal_key, ticket, &sealed, now).ok()))
}

/// A ticket does not say when it dies; what lives is in the bucket of now, or in the next.
fn living(now: Timestamp) -> [Timestamp; 2] {
    [now, now.after(BUCKET)]
}

/// What lies there under this label and handle in the first of these buckets that has it, and a time in that bucket.
async fn find<E: Env>(
    env: &E,
    label: &str,
    handle: &str,
    buckets: &[Timestamp],
) -> Result<Option<(Timestamp, Vec<u8>)>, StoreError> {
    for expires in buckets {
        if let Some(value) = env.get(&key(label, handle, *expires)).await? {
            return Ok(Some((*expires, value)));
        }
    }
    Ok(None)
}

/// The most keys that one sweep removes; the next goes on.
const SWEEP: usize = 10_000;

/// What a sweep has done.
#[derive(Clone, Copy, Debug)]
pub struct Swept {
    /// How many keys it has removed.
    pub removed: usize,
    /// Whether there may be more.
    pub more: bool,
}

/// Removes what has died a bucket ago or longer: to a node whose clock is behind ours, what died just now may still be alive.
pub async fn sweep<E: Env>(env: &E, now: Timestamp) -> Result<Swept, StoreError> {
    let is_dead = |key: &str| {
        let dies = key.split('/').next().and_then(|bucket| bucket.parse::<u64>().ok());
        dies.is_some_and(|bucket| bucket < bucket_of(now.before(BUCKET)))
    };
    let dead = env.keys(SWEEP, is_dead).await?;
    for key in &dead {
        env.delete(key).await?;
    }
    Ok(Swept {
        removed: dead.len(),
        more: dead.len() == SWEEP,
    })
}

/// `<bucket>/<kind>/<id>`
fn key(kind: &str, id: &str, expires: Timestamp) -> String {
    format!("{}/{kind}/{id}", bucket_of(expires))
}

fn bucket_of(time: Timestamp) -> u64 {
    time.unix_millis() / BUCKET.millis()
}
