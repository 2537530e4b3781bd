//! Marks: what stands for something and cannot say it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Stands for something that a session remembers and need not be able to say: a hash, so short that a cookie has room for many. It is only
/// ever sealed, so nobody can try what it stands for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Mark([u8; 8]);

impl Mark {
    /// What stands for these texts, none of which holds a control character.
    pub(crate) fn of(texts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for text in texts {
            hash.update(text);
            hash.update([0]);
        }
        let mut mark = [0; 8];
        for (byte, hashed) in mark.iter_mut().zip(hash.finalize()) {
            *byte = hashed;
        }
        Mark(mark)
    }
}
