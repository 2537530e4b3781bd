//! `spin:key-value` and `wasi:keyvalue`: two faces of the same stores. A component opens only what its manifest lists.
//!
//! What writes waits for the disk on a thread where that is allowed, so that other instances go on meanwhile.

use wasmtime::component::{Accessor, FutureReader, HasData, Resource, ResourceTable, StreamReader};

use super::bindings::spin::key_value::key_value as spin;
use super::bindings::wasi::keyvalue::{atomics, batch, store};
use super::component::Grants;
use super::database::{Bucket, Swap};

/// More handles than this at once is a leak in the component: as many as Spin allows.
const MOST_HANDLES: usize = 256;

/// What the interfaces are implemented for.
pub(super) struct KeyValue;

impl HasData for KeyValue {
    type Data<'a> = View<'a>;
}

/// What the calls need of an instance.
pub(super) struct View<'a> {
    pub(super) grants: &'a Grants,
    pub(super) table: &'a mut ResourceTable,
    pub(super) handles: &'a mut usize,
}

/// Why a store could not be opened.
enum Closed {
    NotListed,
    TooMany,
}

impl View<'_> {
    fn open(&mut self, label: &str) -> Result<Resource<Bucket>, Closed> {
        let bucket = self.grants.stores.get(label).cloned().ok_or(Closed::NotListed)?;
        self.keep(bucket)
    }

    fn keep<T: Send + 'static>(&mut self, value: T) -> Result<Resource<T>, Closed> {
        if *self.handles >= MOST_HANDLES {
            return Err(Closed::TooMany);
        }
        let resource = self.table.push(value).map_err(|_| Closed::TooMany)?;
        *self.handles = self.handles.saturating_add(1);
        Ok(resource)
    }

    fn release<T: Send + 'static>(&mut self, resource: Resource<T>) -> wasmtime::Result<T> {
        let value = self.table.delete(resource)?;
        *self.handles = self.handles.saturating_sub(1);
        Ok(value)
    }

    fn bucket(&self, resource: &Resource<Bucket>) -> Result<Bucket, store::Error> {
        self.table.get(resource).cloned().map_err(|_| store::Error::NoSuchStore)
    }
}

/// Runs a call to the database where it may wait for the disk; a failure becomes its text.
async fn wait<T: Send + 'static>(call: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> Result<T, String> {
    match tokio::task::spawn_blocking(call).await {
        Ok(outcome) => outcome.map_err(|error| format!("{error:#}")),
        Err(_) => Err("the call did not finish".to_owned()),
    }
}

impl spin::Host for View<'_> {
    fn convert_error(&mut self, error: spin::Error) -> wasmtime::Result<spin::Error> {
        Ok(error)
    }
}

impl spin::HostStore for View<'_> {
    async fn drop(&mut self, bucket: Resource<Bucket>) -> wasmtime::Result<()> {
        self.release(bucket).map(drop)
    }
}

fn bucket_of<T>(accessor: &Accessor<T, KeyValue>, bucket: &Resource<Bucket>) -> Result<Bucket, spin::Error> {
    accessor
        .with(|mut access| access.get().bucket(bucket))
        .map_err(|_| spin::Error::NoSuchStore)
}

impl<T: Send> spin::HostStoreWithStore<T> for KeyValue {
    async fn open(accessor: &Accessor<T, Self>, label: String) -> Result<Resource<Bucket>, spin::Error> {
        accessor
            .with(|mut access| access.get().open(&label))
            .map_err(|closed| match closed {
                Closed::NotListed => spin::Error::AccessDenied,
                Closed::TooMany => spin::Error::StoreTableFull,
            })
    }

    async fn get(
        accessor: &Accessor<T, Self>,
        bucket: Resource<Bucket>,
        key: String,
    ) -> Result<Option<Vec<u8>>, spin::Error> {
        let bucket = bucket_of(accessor, &bucket)?;
        wait(move || bucket.get(&key)).await.map_err(spin::Error::Other)
    }

    async fn set(
        accessor: &Accessor<T, Self>,
        bucket: Resource<Bucket>,
        key: String,
        value: Vec<u8>,
    ) -> Result<(), spin::Error> {
        let bucket = bucket_of(accessor, &bucket)?;
        wait(move || bucket.set(&[(key, value)]))
            .await
            .map_err(spin::Error::Other)
    }

    async fn delete(accessor: &Accessor<T, Self>, bucket: Resource<Bucket>, key: String) -> Result<(), spin::Error> {
        let bucket = bucket_of(accessor, &bucket)?;
        wait(move || bucket.delete(&[key])).await.map_err(spin::Error::Other)
    }

    async fn exists(accessor: &Accessor<T, Self>, bucket: Resource<Bucket>, key: String) -> Result<bool, spin::Error> {
        let bucket = bucket_of(accessor, &bucket)?;
        wait(move || bucket.get(&key))
            .await
            .map(|value| value.is_some())
            .map_err(spin::Error::Other)
    }

    async fn get_keys(
        accessor: &Accessor<T, Self>,
        bucket: Resource<Bucket>,
    ) -> wasmtime::Result<(StreamReader<String>, FutureReader<Result<(), spin::Error>>)> {
        let read = match bucket_of(accessor, &bucket) {
            Ok(bucket) => wait(move || bucket.keys()).await.map_err(spin::Error::Other),
            Err(error) => Err(error),
        };
        let (keys, outcome) = match read {
            Ok(keys) => (keys, Ok(())),
            Err(error) => (Vec::new(), Err(error)),
        };
        accessor.with(|mut access| {
            let keys = StreamReader::new(&mut access, keys)?;
            let outcome = FutureReader::new(&mut access, async move { wasmtime::error::Ok(outcome) })?;
            Ok((keys, outcome))
        })
    }
}

impl store::Host for View<'_> {
    async fn open(&mut self, identifier: String) -> Result<Resource<Bucket>, store::Error> {
        self.open(&identifier).map_err(|closed| match closed {
            Closed::NotListed => store::Error::AccessDenied,
            Closed::TooMany => too_many(),
        })
    }

    fn convert_error(&mut self, error: store::Error) -> wasmtime::Result<store::Error> {
        Ok(error)
    }
}

fn too_many() -> store::Error {
    store::Error::Other(format!("more than {MOST_HANDLES} stores and swaps are open"))
}

impl store::HostBucket for View<'_> {
    async fn get(&mut self, bucket: Resource<Bucket>, key: String) -> Result<Option<Vec<u8>>, store::Error> {
        let bucket = self.bucket(&bucket)?;
        wait(move || bucket.get(&key)).await.map_err(store::Error::Other)
    }

    async fn set(&mut self, bucket: Resource<Bucket>, key: String, value: Vec<u8>) -> Result<(), store::Error> {
        let bucket = self.bucket(&bucket)?;
        wait(move || bucket.set(&[(key, value)]))
            .await
            .map_err(store::Error::Other)
    }

    async fn delete(&mut self, bucket: Resource<Bucket>, key: String) -> Result<(), store::Error> {
        let bucket = self.bucket(&bucket)?;
        wait(move || bucket.delete(&[key])).await.map_err(store::Error::Other)
    }

    async fn exists(&mut self, bucket: Resource<Bucket>, key: String) -> Result<bool, store::Error> {
        store::HostBucket::get(self, bucket, key)
            .await
            .map(|value| value.is_some())
    }

    async fn list_keys(
        &mut self,
        bucket: Resource<Bucket>,
        cursor: Option<String>,
    ) -> Result<store::KeyResponse, store::Error> {
        if cursor.is_some() {
            return Err(store::Error::Other(
                "all keys come at once: there is no cursor".to_owned(),
            ));
        }
        let bucket = self.bucket(&bucket)?;
        let keys = wait(move || bucket.keys()).await.map_err(store::Error::Other)?;
        Ok(store::KeyResponse { keys, cursor: None })
    }

    async fn drop(&mut self, bucket: Resource<Bucket>) -> wasmtime::Result<()> {
        self.release(bucket).map(drop)
    }
}

impl batch::Host for View<'_> {
    async fn get_many(
        &mut self,
        bucket: Resource<Bucket>,
        keys: Vec<String>,
    ) -> Result<Vec<(String, Option<Vec<u8>>)>, store::Error> {
        let bucket = self.bucket(&bucket)?;
        wait(move || bucket.get_many(keys)).await.map_err(store::Error::Other)
    }

    async fn set_many(&mut self, bucket: Resource<Bucket>, pairs: Vec<(String, Vec<u8>)>) -> Result<(), store::Error> {
        let bucket = self.bucket(&bucket)?;
        wait(move || bucket.set(&pairs)).await.map_err(store::Error::Other)
    }

    async fn delete_many(&mut self, bucket: Resource<Bucket>, keys: Vec<String>) -> Result<(), store::Error> {
        let bucket = self.bucket(&bucket)?;
        wait(move || bucket.delete(&keys)).await.map_err(store::Error::Other)
    }
}

impl atomics::HostCas for View<'_> {
    async fn new(&mut self, bucket: Resource<Bucket>, key: String) -> Result<Resource<Swap>, store::Error> {
        let bucket = self.bucket(&bucket)?;
        let swap = wait(move || bucket.begin_swap(&key))
            .await
            .map_err(store::Error::Other)?;
        self.keep(swap).map_err(|_| too_many())
    }

    async fn current(&mut self, swap: Resource<Swap>) -> Result<Option<Vec<u8>>, store::Error> {
        let mut read = self.table.get(&swap).cloned().map_err(|_| store::Error::NoSuchStore)?;
        let (read, value) = wait(move || {
            let value = read.current()?;
            Ok((read, value))
        })
        .await
        .map_err(store::Error::Other)?;
        *self.table.get_mut(&swap).map_err(|_| store::Error::NoSuchStore)? = read;
        Ok(value)
    }

    async fn drop(&mut self, swap: Resource<Swap>) -> wasmtime::Result<()> {
        self.release(swap).map(drop)
    }
}

impl atomics::Host for View<'_> {
    async fn increment(&mut self, bucket: Resource<Bucket>, key: String, delta: i64) -> Result<i64, store::Error> {
        let bucket = self.bucket(&bucket)?;
        wait(move || bucket.increment(&key, delta))
            .await
            .map_err(store::Error::Other)
    }

    async fn swap(&mut self, swap: Resource<Swap>, value: Vec<u8>) -> Result<(), atomics::CasError> {
        let swap = self
            .release(swap)
            .map_err(|_| atomics::CasError::StoreError(store::Error::NoSuchStore))?;
        let failed = |error| atomics::CasError::StoreError(store::Error::Other(error));
        match wait(move || swap.finish(&value)).await.map_err(failed)? {
            None => Ok(()),
            Some(swap) => {
                let fresh = self.keep(swap).map_err(|_| atomics::CasError::StoreError(too_many()))?;
                Err(atomics::CasError::CasFailed(fresh))
            }
        }
    }

    fn convert_cas_error(&mut self, error: atomics::CasError) -> wasmtime::Result<atomics::CasError> {
        Ok(error)
    }
}
