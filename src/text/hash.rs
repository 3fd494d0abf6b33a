//! Hashes of words, built byte by byte.
//!
//! | call | gives |
//! |---|---|
//! | `word("Rome")` | a hash of the bytes |
//! | `push(word("Rom"), b'e')` | the same |
//!
//! The function (FNV-1a of 32 bits) is part of the models' format: a change to it asks for new models.

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
