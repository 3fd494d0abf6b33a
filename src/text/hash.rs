//! Hashes of words, built byte by byte.
//!
//! | call | gives |
//! |---|---|
//! | `word("Rome")` | a hash of the bytes |
//! | `push(word("Rom"), b'e')` | the same |
//!
//! The function (FNV-1a of 32 bits) is part of the models' format: a change to it asks for new models. [`Map`] and
//! [`Set`] use its 64-bit form, with which a short key costs a quarter of the standard library's hash.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A hash map that hashes the same way each time.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;
/// A hash set that hashes the same way each time.
pub(crate) type Set<K> = HashSet<K, BuildHasherDefault<Fnv>>;

/// The 64-bit hash of nothing.
pub(crate) const EMPTY: u64 = 0xCBF2_9CE4_8422_2325;

/// Goes on with a 64-bit hash by one byte (FNV-1a).
#[inline]
pub(crate) const fn push_wide(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01B3)
}

/// FNV-1a of 64 bits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(EMPTY)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &b| push_wide(hash, b));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn finish(&self) -> u64 {
        // The table looks at the upper bits too.
        self.0 ^ self.0 << 25 ^ self.0 >> 32
    }
}

/// 32-bit FNV-1a of the bytes of a word.
pub(crate) const fn word(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let (mut hash, mut i) = (0x811C_9DC5, 0);
    while i < bytes.len() {
        hash = push(hash, bytes[i]);
        i += 1;
    }
    hash
}

/// Goes on with the hash of a word by one byte.
pub(crate) const fn push(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_order_matter() {
        assert_ne!(word("Rome"), word("rome"));
        assert_ne!(word("ab"), word("ba"));
        assert_eq!(push(word("Rom"), b'e'), word("Rome"));
    }
}
