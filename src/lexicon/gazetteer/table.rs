//! A set of hashes with their classes: packed for the download, unpacked once for the look-up.
//!
//! | stream, one byte an entry in order of the hash | bytes after brotli |
//! |---|---|
//! | low byte of the difference to the hash before | 1 |
//! | the high byte of the difference | 0.0 to 0.9 |
//! | index of the class set, most frequent first; 255 for the next one of those that are rare | 0.3 |
//!
//! Sorted hashes are evenly spread, so their differences are small and need log2(range / entries) + 1.4 bits, however
//! long the names are; the download's brotli does the entropy coding. Unpacking is one pass; a look-up goes to its bucket
//! by the leading bits and looks at about one hash.

use super::classes::Classes;

/// What `build.rs` writes: hashes of `bits` bits, sorted, as differences in three streams.
#[derive(Debug)]
pub(crate) struct Packed {
    pub bits: u32,
    pub sets: &'static [u32],
    /// The class sets, in order of the entries, that have no index below 255.
    pub rare: &'static [u16],
    pub low: &'static [u8],
    pub high: &'static [u8],
    pub set: &'static [u8],
}

/// The table in memory: 4 bytes an entry and 2 a bucket.
#[derive(Debug)]
pub(crate) struct Table {
    bits: u32,
    shift: u32,
    /// What is left of the hash without the bits of its bucket, and the number of the class set.
    entries: Vec<(u16, u16)>,
    /// First entry of every bucket, and the end.
    buckets: Vec<u16>,
    classes: &'static [u32],
}

impl Table {
    /// Unpacks the streams; about 100 µs for 50,000 entries, of which [`Packed`] has no more than 65,535.
    pub(crate) fn new(packed: &Packed) -> Self {
        let n = packed.low.len();
        let shift = packed.bits.saturating_sub(n.max(1).ilog2());
        let last = 1usize << (packed.bits - shift);
        let (mut entries, mut buckets) = (Vec::with_capacity(n), Vec::with_capacity(last + 1));
        let (mut hash, mut rare) = (0u32, packed.rare.iter());
        let streams = packed.low.iter().zip(packed.high).zip(packed.set);
        entries.extend(streams.enumerate().map(|(at, ((&low, &high), &set))| {
            hash += u32::from(high) << 8 | u32::from(low);
            while buckets.len() <= (hash >> shift) as usize {
                buckets.push(at as u16);
            }
            let set = if set == u8::MAX { rare.next().copied().unwrap_or(0) } else { u16::from(set) };
            ((hash & ((1 << shift) - 1)) as u16, set)
        }));
        buckets.resize(last + 1, n as u16);
        Table { bits: packed.bits, shift, entries, buckets, classes: packed.sets }
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
        let (bucket, rest) = ((hash >> self.shift) as usize, (hash & ((1 << self.shift) - 1)) as u16);
        let (from, to) = (*self.buckets.get(bucket)?, *self.buckets.get(bucket + 1)?);
        let entries = self.entries.get(usize::from(from)..usize::from(to))?;
        entries.iter().find(|entry| entry.0 == rest).map(|entry| entry.1)
    }

    /// How many hashes are listed.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}
