//! The weights in memory: a table of rows, and sums of rows.
//!
//! A row holds 16 bits per label, four labels a word, from the lowest bits up: as one number it is the sum of every
//! weight shifted to its place, so that rows are added word by word, and what a negative weight borrows from its
//! neighbour is given back when a sum is read. The highest 16 bits of a row are its tag, by which it is known in the
//! table; they are added too, and never read from a sum.
//!
//! Most features of a position have no row. A bit of a filter that stays in the cache tells so for nearly all of them.

use super::model::HASH_BITS;

/// Rows of `N` words by feature: open addressing, of which about a third is taken.
#[derive(Debug)]
pub(super) struct Weights<const N: usize> {
    /// A power of two of them, those without a feature 0.
    slots: Vec<[u64; N]>,
    /// Number of slots, less one.
    mask: usize,
    /// A bit for every [`FILTER_BITS`] upper bits of a feature: set if a feature with a row begins so.
    filter: Box<[u64; FILTER_WORDS]>,
}

/// Few enough to stay in the cache, enough that some four in a hundred features without a row pass.
const FILTER_BITS: u32 = 19;
const FILTER_WORDS: usize = 1 << (FILTER_BITS - 6);

/// A table has at least so many slots, as a power of two: the tag of a row has 8 bits for what a feature's number has
/// above that, and 8 bits for how far the row stands from the slot that its feature asks for, counted from 1.
const LEAST_BITS: u32 = HASH_BITS - 8;
/// Where the tag begins, and one step in it.
const TAG: u32 = 48;
const STEP: u64 = 1 << TAG;

impl<const N: usize> Weights<N> {
    /// No features yet, of so many in the end.
    pub(super) fn new(features: usize) -> Weights<N> {
        let slots = (features * 3 / 2).next_power_of_two().max(1 << LEAST_BITS);
        Weights { slots: vec![[0; N]; slots], mask: slots - 1, filter: Box::new([0; FILTER_WORDS]) }
    }

    /// Adds a feature (the upper [`HASH_BITS`] bits of its hash), its labels and weights; `None` if there is no room.
    pub(super) fn insert(&mut self, key: u32, weights: impl Iterator<Item = (u8, i8)>) -> Option<()> {
        let away = (0..255).find(|away| self.slots[(key as usize + away) & self.mask] == [0; N])?;
        let slot = &mut self.slots[(key as usize + away) & self.mask];
        for (label, weight) in weights {
            let word = &mut slot[label as usize / 4];
            *word = word.wrapping_add((i64::from(weight) << (label % 4 * 16)) as u64);
        }
        slot[N - 1] = slot[N - 1] & (STEP - 1) | (tag(key) + away as u64 * STEP);
        let begins = key >> (HASH_BITS - FILTER_BITS);
        self.filter[begins as usize / 64 % FILTER_WORDS] |= 1 << (begins % 64);
        Some(())
    }

    /// 1 if a feature may have a row, 0 if it has none: a number, so that nothing need branch on it.
    #[inline(always)]
    pub(super) fn may_have(&self, feature: u32) -> u8 {
        let begins = feature >> (32 - FILTER_BITS);
        (self.filter[begins as usize / 64 % FILTER_WORDS] >> (begins % 64)) as u8 & 1
    }

    /// The sum of the rows of some features.
    pub(super) fn sum(&self, features: &[u32]) -> Sums<N> {
        let mut sums = Sums::NONE;
        features.iter().filter_map(|&feature| self.row(feature)).for_each(|row| sums.add(row));
        sums
    }

    /// The row of a feature.
    #[inline(always)]
    fn row(&self, feature: u32) -> Option<&[u64; N]> {
        let key = feature >> (32 - HASH_BITS);
        let (mut tag, mut at) = (tag(key), key as usize);
        loop {
            let row = self.slots.get(at & self.mask)?;
            let found = row[N - 1] >> TAG << TAG;
            if found == tag {
                return Some(row);
            }
            if found == 0 {
                return None;
            }
            tag += STEP;
            at += 1;
        }
    }
}

/// The tag of a feature's row in the slot that it asks for.
#[inline(always)]
fn tag(key: u32) -> u64 {
    u64::from(key >> LEAST_BITS) << (TAG + 8) | STEP
}

/// One score per label, four to a word; what is beyond the labels has none.
pub(super) type Scores<const N: usize> = [[i32; 4]; N];

/// A sum of rows. Of some 250 of them, each at its largest, a label's sum might not fit; no position has so many.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums<const N: usize>([u64; N]);

impl<const N: usize> Sums<N> {
    /// The sum of no rows.
    pub(super) const NONE: Sums<N> = Sums([0; N]);

    /// Adds one row.
    #[inline(always)]
    pub(super) fn add(&mut self, row: &[u64; N]) {
        for (word, row) in self.0.iter_mut().zip(row) {
            *word = word.wrapping_add(*row);
        }
    }

    /// Adds the rows of another sum.
    #[inline(always)]
    pub(super) fn join(&mut self, other: &Sums<N>) {
        self.add(&other.0);
    }

    /// The sum as one row, with a tag that means nothing.
    pub(super) fn row(self) -> [u64; N] {
        self.0
    }

    /// The sum of the weights for every label, and 0 for what is no label.
    #[inline(always)]
    pub(super) fn scores(&self) -> Scores<N> {
        // Half of what 16 bits hold is added to every label, so that none is negative and borrows.
        const HALVES: u64 = 0x8000_8000_8000_8000;
        let mut scores = self.0.map(|word| {
            let word = word.wrapping_add(HALVES);
            [0, 16, 32, 48].map(|shift| i32::from((word >> shift) as u16) - 0x8000)
        });
        scores[N - 1][3] = 0;
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_weights() {
        let mut weights = Weights::<3>::new(2);
        weights.insert(5, [(0, -128), (1, 127), (10, -3)].into_iter()).expect("room");
        weights.insert(9, [(7, -1), (1, 1)].into_iter()).expect("room");
        let row = |key: u32| weights.row(key << (32 - HASH_BITS));
        assert!(row(6).is_none());
        let mut sums = Sums::NONE;
        for _ in 0..128 {
            sums.add(row(5).expect("a row"));
        }
        let mut twice = sums;
        twice.join(&sums);
        twice.add(row(9).expect("a row"));
        assert_eq!(twice.scores().as_flattened(), [-32768, 32513, 0, 0, 0, 0, 0, -1, 0, 0, -768, 0]);
    }

    #[test]
    fn features_that_ask_for_one_slot_are_told_apart() {
        let mut weights = Weights::<1>::new(40);
        let slots = 1 << LEAST_BITS;
        let keys: Vec<u32> = (0..40).map(|n| 7 + n % 4 + n / 4 * slots).collect();
        keys.iter().enumerate().for_each(|(n, &key)| weights.insert(key, [(0, n as i8)].into_iter()).expect("room"));
        let weight = |key: u32| {
            let mut sums = Sums::NONE;
            sums.add(weights.row(key << (32 - HASH_BITS))?);
            Some(sums.scores()[0][0])
        };
        assert!(keys.iter().enumerate().all(|(n, &key)| weight(key) == Some(n as i32)));
        assert!((10..60).all(|n| weight(7 + n * slots).is_none() && weight(11 + n * slots).is_none()));
    }
}
