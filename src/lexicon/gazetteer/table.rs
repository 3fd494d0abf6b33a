//! A set of hashes with their classes: packed for the download, unpacked once for the look-up.
//!
//! | stream, one item an entry in order of the hash | bytes after brotli |
//! |---|---|
//! | low byte of the difference to the hash before | 1 |
//! | the rest of the difference, mostly one byte | 0.4 to 0.9 |
//! | index of the class set, most frequent first, mostly one byte | 0.3 |
//!
//! Sorted hashes are evenly spread, so their differences are small and need log2(range / entries) + 1.4 bits, however
//! long the names are; the download's brotli does the entropy coding. A value of 255 or more is written as bytes of
//! 255 and a last byte below it. Unpacking is one pass; a look-up goes to its bucket by the leading bits and looks at
//! about one hash.

use super::classes::Classes;

/// What `build.rs` writes: hashes of `bits` bits, sorted, as differences in three streams.
#[derive(Debug)]
pub(crate) struct Packed {
    pub bits: u32,
    pub sets: &'static [u32],
    pub low: &'static [u8],
    pub high: &'static [u8],
    pub set: &'static [u8],
}

/// The table in memory: 6 bytes an entry and 4 a bucket.
#[derive(Debug)]
pub(crate) struct Table {
    bits: u32,
    shift: u32,
    hashes: Vec<u32>,
    sets: Vec<u16>,
    /// First entry of every bucket, and the end.
    buckets: Vec<u32>,
    classes: &'static [u32],
}

impl Table {
    /// Unpacks the streams; about 100 µs for 50,000 entries.
    pub(crate) fn new(packed: &Packed) -> Self {
        let n = packed.low.len();
        let shift = packed.bits.saturating_sub(n.max(1).ilog2());
        let mut hashes = Vec::with_capacity(n);
        let mut sets = Vec::with_capacity(n);
        let (mut high, mut set) = (packed.high.iter(), packed.set.iter());
        let mut hash = 0u32;
        for low in packed.low {
            hash = hash.wrapping_add(spilled(&mut high) << 8 | u32::from(*low));
            hashes.push(hash);
            sets.push(spilled(&mut set) as u16);
        }
        let mut buckets = vec![0u32; (1usize << (packed.bits - shift)) + 1];
        for hash in &hashes {
            if let Some(b) = buckets.get_mut((hash >> shift) as usize + 1) {
                *b += 1;
            }
        }
        let mut sum = 0;
        for b in &mut buckets {
            sum += *b;
            *b = sum;
        }
        Table { bits: packed.bits, shift, hashes, sets, buckets, classes: packed.sets }
    }

    /// The classes of a key's hash, none if it isn't listed. A stranger is taken for a listed name once in
    /// 2^bits / entries look-ups.
    pub(crate) fn get(&self, hash: u64) -> Classes {
        let classes = |set: u16| self.classes.get(usize::from(set)).copied();
        Classes(self.set(hash).and_then(classes).unwrap_or(0))
    }

    /// The number of the class set of a key's hash, among [`Packed::sets`].
    pub(crate) fn set(&self, hash: u64) -> Option<u16> {
        let hash = (hash >> (64 - self.bits)) as u32;
        let bucket = (hash >> self.shift) as usize;
        let (from, to) = (*self.buckets.get(bucket)?, *self.buckets.get(bucket + 1)?);
        let at = (from as usize..to as usize).find(|&i| self.hashes.get(i) == Some(&hash))?;
        self.sets.get(at).copied()
    }

    /// How many hashes are listed.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }
}

/// The next number of a stream.
fn spilled<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> u32 {
    let mut value = 0;
    for byte in bytes {
        value += u32::from(*byte);
        if *byte != u8::MAX {
            break;
        }
    }
    value
}
