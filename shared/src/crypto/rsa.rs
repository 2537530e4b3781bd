//! Verifying with RSA: the one operation that every login does several times (decision 0006).
//!
//! The library's own goes through the public exponent as if it were a secret, and takes twice as long. The arithmetic and the encoding
//! of digests are the library's here too; what is ours is the order of the multiplications, and the comparison.

use crypto_bigint::{
    BoxedUint, MontyForm, MontyMultiplier, Odd,
    modular::{BoxedMontyForm, BoxedMontyParams},
};
use rsa::{
    Pkcs1v15Sign,
    pkcs1::{self, der::Decode},
};
use sha2::{Digest, digest::const_oid::AssociatedOid};
use std::ops::RangeInclusive;

/// The exponents that are taken. One longer than this only makes us work.
const EXPONENTS: RangeInclusive<u64> = 3..=(1 << 33) - 1;

/// A public RSA key.
#[derive(Clone)]
pub(crate) struct RsaKey {
    modulus: BoxedMontyParams,
    exponent: u64,
}

impl RsaKey {
    /// Reads `RSAPublicKey` (RFC 8017, A.1.1) of this many bits.
    pub(crate) fn from_pkcs1(der: &[u8], bits: RangeInclusive<u32>) -> Option<Self> {
        let key = pkcs1::RsaPublicKeyRef::from_der(der).ok()?;
        Self::new(key.modulus.as_bytes(), key.public_exponent.as_bytes(), bits)
    }

    /// The key with these two numbers, big-endian; zeros in front of them mean nothing.
    pub(crate) fn new(modulus: &[u8], exponent: &[u8], bits: RangeInclusive<u32>) -> Option<Self> {
        let modulus = BoxedUint::from_be_slice_vartime(trimmed(modulus));
        let exponent = trimmed(exponent);
        let mut padded = [0; 8];
        let at = padded.len().checked_sub(exponent.len())?;
        padded.get_mut(at..)?.copy_from_slice(exponent);
        let exponent = u64::from_be_bytes(padded);
        if !bits.contains(&modulus.bits_vartime()) || !EXPONENTS.contains(&exponent) || exponent % 2 == 0 {
            return None;
        }
        let modulus = Odd::new(modulus).into_option()?;
        Some(RsaKey {
            modulus: BoxedMontyParams::new_vartime(modulus),
            exponent,
        })
    }

    /// Whether this is the key with these numbers; zeros in front of them mean nothing.
    pub(crate) fn is(&self, modulus: &[u8], exponent: &[u8]) -> bool {
        let ours = self.modulus.modulus().to_be_bytes_trimmed_vartime();
        *ours == *trimmed(modulus) && *trimmed(&self.exponent.to_be_bytes()) == *trimmed(exponent)
    }

    /// Verifies RSASSA-PKCS1-v1_5 with the hash `D` (RFC 8017, 8.2.2): what the signature encodes is compared as a whole with what it must
    /// encode, and nothing is read out of it.
    pub(crate) fn verifies<D: Digest + AssociatedOid>(&self, message: &[u8], signature: &[u8]) -> bool {
        self.opened(signature)
            .zip(self.encoded(&Pkcs1v15Sign::new::<D>(), &D::digest(message)))
            .is_some_and(|(opened, encoded)| opened == encoded)
    }

    /// RSAVP1 (RFC 8017, 5.2.2). All of it is public, and may show in how long it takes.
    fn opened(&self, signature: &[u8]) -> Option<BoxedUint> {
        let modulus = self.modulus.modulus();
        if signature.len() != self.length() {
            return None;
        }
        let signature = BoxedUint::from_be_slice(signature, modulus.bits_precision()).ok()?;
        if signature >= **modulus {
            return None;
        }
        let form = BoxedMontyForm::new(signature.clone(), &self.modulus);
        let mut multiplier = <BoxedMontyForm as MontyForm>::Multiplier::from(&self.modulus);
        let mut power = form.clone();
        for bit in (1..self.exponent.ilog2()).rev() {
            multiplier.square_assign(&mut power);
            if self.exponent >> bit & 1 == 1 {
                multiplier.mul_assign(&mut power, &form);
            }
        }
        multiplier.square_assign(&mut power);
        // The exponent is odd. With the number itself instead of its form, the last product is a number again too.
        multiplier.mul_assign(&mut power, &BoxedMontyForm::from_montgomery(signature, &self.modulus));
        Some(power.to_montgomery())
    }

    /// EMSA-PKCS1-v1_5 (RFC 8017, 9.2), as the number that it stands for.
    fn encoded(&self, scheme: &Pkcs1v15Sign, digest: &[u8]) -> Option<BoxedUint> {
        let mut encoded = vec![0xff; self.length()];
        let at = encoded.len().checked_sub(scheme.prefix.len() + digest.len())?;
        let (padding, info) = encoded.split_at_mut_checked(at)?;
        let (prefix, end) = info.split_at_mut_checked(scheme.prefix.len())?;
        prefix.copy_from_slice(&scheme.prefix);
        end.copy_from_slice(digest);
        // A key of 2,048 bits or more leaves room for more padding than the eight bytes that are demanded.
        let [first, second, .., last] = padding else {
            return None;
        };
        (*first, *second, *last) = (0, 1, 0);
        BoxedUint::from_be_slice(&encoded, self.modulus.bits_precision()).ok()
    }

    /// The bytes of a signature.
    fn length(&self) -> usize {
        let bits = self.modulus.modulus().bits_vartime();
        usize::try_from(bits.div_ceil(8)).unwrap_or(usize::MAX)
    }
}

/// A number without the zeros in front of it.
fn trimmed(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}
