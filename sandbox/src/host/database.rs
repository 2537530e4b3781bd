//! The embedded database behind the key-value stores: one file, one table per store, every write on disk before it is answered.
//!
//! Values are bytes. A counter is eight bytes, little-endian, as Spin keeps it, so that `get` after `increment` shows the same
//! bytes on both hosts. Calls that write wait for the disk: run them where blocking is allowed.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use redb::{Database as File, ReadableDatabase, ReadableTable, Table, TableDefinition};
use tokio::sync::mpsc;
use tokio::time::timeout;

type Definition<'a> = TableDefinition<'a, &'static str, &'static [u8]>;

/// The database of one host. Clones share the file, which is closed when the last of them, and the last bucket, is dropped.
#[derive(Clone)]
pub struct Database(Arc<Open>);

/// Fields are dropped in this order: the file is closed before the word of it goes out.
struct Open {
    file: File,
    _open: mpsc::Sender<()>,
}

impl Database {
    /// Opens or creates the file and makes sure that every store in `labels` exists. Beside the database it gives the means to
    /// wait for the file to be closed.
    ///
    /// # Errors
    /// When the file cannot be opened: most often because another host uses the same state directory.
    pub fn open<'a>(path: &Path, labels: impl IntoIterator<Item = &'a str>) -> Result<(Self, Closing)> {
        let file = File::create(path).with_context(|| {
            format!(
                "open the key-value stores in {} (is another host using them?)",
                path.display()
            )
        })?;
        let write = file.begin_write()?;
        for label in labels {
            write.open_table(Definition::new(label))?;
        }
        write.commit()?;
        let (open, closing) = mpsc::channel(1);
        Ok((Self(Arc::new(Open { file, _open: open })), Closing(closing)))
    }

    /// The store with this label, which must be one of those given to [`Database::open`].
    pub fn bucket(&self, label: &str) -> Bucket {
        Bucket {
            open: Arc::clone(&self.0),
            label: label.into(),
        }
    }
}

/// Knows when the file has been closed.
pub struct Closing(mpsc::Receiver<()>);

impl Closing {
    /// Waits until the file is closed, or the time is up.
    pub async fn wait(mut self, patience: Duration) {
        // A guest that never gives way may hold its store for longer; the next host then says that the file is in use.
        let _still_open = timeout(patience, self.0.recv()).await;
    }
}

/// One key-value store.
#[derive(Clone)]
pub struct Bucket {
    open: Arc<Open>,
    label: Arc<str>,
}

impl Bucket {
    /// The value of a key.
    ///
    /// # Errors
    /// When the database fails.
    pub fn get(&self, key: &str) -> Result<Option<Vec<u8>>> {
        let table = self.open.file.begin_read()?.open_table(Definition::new(&self.label))?;
        Ok(table.get(key)?.map(|value| value.value().to_vec()))
    }

    /// All keys, in the order of their bytes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keys(&self) -> Result<Vec<String>> {
        let table = self.open.file.begin_read()?.open_table(Definition::new(&self.label))?;
        table.iter()?.map(|entry| Ok(entry?.0.value().to_owned())).collect()
    }

    /// The values of several keys, as they were at one moment, in the order asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub fn get_many(&self, keys: Vec<String>) -> Result<Vec<(String, Option<Vec<u8>>)>> {
        let table = self.open.file.begin_read()?.open_table(Definition::new(&self.label))?;
        let read = |key: String| -> Result<_> {
            let value = table.get(key.as_str())?.map(|value| value.value().to_vec());
            Ok((key, value))
        };
        keys.into_iter().map(read).collect()
    }

    /// Sets the value of each key, all or none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set(&self, pairs: &[(String, Vec<u8>)]) -> Result<()> {
        self.write(|table| {
            for (key, value) in pairs {
                table.insert(key.as_str(), value.as_slice())?;
            }
            Ok(())
        })
    }

    /// Removes each key that is there, all or none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn delete(&self, keys: &[String]) -> Result<()> {
        self.write(|table| {
            for key in keys {
                table.remove(key.as_str())?;
            }
            Ok(())
        })
    }

    /// Adds `delta` to the counter and gives the sum, in one step that no other call can come between. A missing key counts as 0.
    ///
    /// # Errors
    /// When the value is not eight bytes, when the sum does not fit, or when the database fails; the value is then as before.
    pub fn increment(&self, key: &str, delta: i64) -> Result<i64> {
        self.write(|table| {
            let before = match table.get(key)? {
                None => 0,
                Some(value) => match <[u8; 8]>::try_from(value.value()) {
                    Ok(bytes) => i64::from_le_bytes(bytes),
                    Err(_) => bail!("the value of {key:?} is not a counter"),
                },
            };
            let sum = before
                .checked_add(delta)
                .with_context(|| format!("the counter {key:?} would overflow"))?;
            table.insert(key, sum.to_le_bytes().as_slice())?;
            Ok(sum)
        })
    }

    /// Begins a compare-and-swap: what the key holds now is what [`Swap::finish`] will demand.
    ///
    /// # Errors
    /// When the database fails.
    pub fn begin_swap(&self, key: &str) -> Result<Swap> {
        Ok(Swap {
            bucket: self.clone(),
            key: key.to_owned(),
            seen: self.get(key)?,
        })
    }

    fn write<T>(&self, change: impl FnOnce(&mut Table<'_, &'static str, &'static [u8]>) -> Result<T>) -> Result<T> {
        let transaction = self.open.file.begin_write()?;
        let outcome = change(&mut transaction.open_table(Definition::new(&self.label))?)?;
        transaction.commit()?;
        Ok(outcome)
    }
}

/// A compare-and-swap that has begun.
#[derive(Clone)]
pub struct Swap {
    bucket: Bucket,
    key: String,
    seen: Option<Vec<u8>>,
}

impl Swap {
    /// Reads the value again; this is the one that [`Swap::finish`] will demand.
    ///
    /// # Errors
    /// When the database fails.
    pub fn current(&mut self) -> Result<Option<Vec<u8>>> {
        self.seen = self.bucket.get(&self.key)?;
        Ok(self.seen.clone())
    }

    /// Sets the value if the key still holds what was seen. Otherwise nothing is written and the result is a new handle that has
    /// seen the present value.
    ///
    /// # Errors
    /// When the database fails.
    pub fn finish(self, value: &[u8]) -> Result<Option<Self>> {
        let swapped = self.bucket.write(|table| {
            let same = table.get(self.key.as_str())?.map(|now| now.value().to_vec()) == self.seen;
            if same {
                table.insert(self.key.as_str(), value)?;
            }
            Ok(same)
        })?;
        if swapped {
            Ok(None)
        } else {
            Ok(Some(self.bucket.begin_swap(&self.key)?))
        }
    }
}

#[cfg(test)]
mod tests;
