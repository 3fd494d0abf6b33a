//! The weights in memory: a table of rows, and sums of rows.
//!
//! A row holds 16 bits per label, four labels a word, from the lowest bits up: as one number it is the sum of every
//! weight shifted to its place, so that rows are added word by word, and what a negative weight borrows from its
//! neighbour is given back when a sum is read. The highest 16 bits of a row are its tag, by which it is known in the
//! table; they are added too, and never read from a sum.
//!
//! Many features of a position have no row. A bit of a filter that stays in the cache tells so for nearly all of them.

use super::model::HASH_BITS;

/// Rows of `N` words by feature, in the order of the features.
#[derive(Debug)]
pub(super) struct Weights<const N: usize> {
    rows: Vec<[u64; N]>,
    /// Where the rows begin of the features with the same [`START_BITS`] upper bits; the next ones begin where they end.
    starts: Box<[u16; (1 << START_BITS) + 1]>,
    /// A bit for every [`FILTER_BITS`] upper bits of a feature: set if a feature with a row begins so.
    filter: Box<[u64; 1 << (FILTER_BITS - 6)]>,
}

/// About as many starts as there are features: few rows are looked at in vain.
const START_BITS: u32 = 15;
/// Few enough to stay in the cache, enough that some four in a hundred features without a row pass.
const FILTER_BITS: u32 = 19;
/// Where the tag begins: the lower 16 bits of a feature's number, which with those of its start are all of them.
const TAG: u32 = 48;

impl<const N: usize> Weights<N> {
    /// No features yet, of so many in the end.
    pub(super) fn new(features: usize) -> Weights<N> {
        let (starts, filter) = (Box::new([0; (1 << START_BITS) + 1]), Box::new([0; 1 << (FILTER_BITS - 6)]));
        Weights { rows: Vec::with_capacity(features), starts, filter }
    }

    /// Adds a feature (the upper [`HASH_BITS`] bits of its hash) above all that it has, its labels and their weights;
    /// `None` if there is no room for it or a label is too high.
    #[inline(always)]
    pub(super) fn push(&mut self, key: u32, labels: &[u8], weights: &[u8]) -> Option<()> {
        let mut row = [0u64; N];
        for (&label, &weight) in labels.iter().zip(weights) {
            let word = row.get_mut(usize::from(label / 4))?;
            *word = word.wrapping_add((i64::from(weight as i8) << (label % 4 * 16)) as u64);
        }
        row[N - 1] = row[N - 1] & ((1 << TAG) - 1) | u64::from(key) << TAG;
        self.rows.push(row);
        let feature = key << (32 - HASH_BITS);
        *self.starts.get_mut(start(feature) + 1)? = self.rows.len().try_into().ok()?;
        let (word, bit) = place(feature);
        self.filter[word] |= 1 << bit;
        Some(())
    }

    /// No more features are added.
    pub(super) fn close(&mut self) {
        let mut last = 0;
        for start in self.starts.iter_mut() {
            last = last.max(*start);
            *start = last;
        }
    }

    /// 1 if a feature may have a row, 0 if it has none: a number, so that nothing need branch on it.
    #[inline(always)]
    pub(super) fn may_have(&self, feature: u32) -> u8 {
        let (word, bit) = place(feature);
        (self.filter[word] >> bit) as u8 & 1
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
        let tag = u64::from(feature >> (32 - HASH_BITS) & 0xFFFF);
        let (mut at, end) = (self.starts[start(feature)], self.starts[start(feature) + 1]);
        while at < end {
            let row = self.rows.get(at as usize)?;
            if row[N - 1] >> TAG == tag {
                return Some(row);
            }
            at += 1;
        }
        None
    }
}

/// The number of the start of a feature.
#[inline(always)]
fn start(feature: u32) -> usize {
    (feature >> (32 - START_BITS)) as usize
}

/// The word of the filter, and the bit in it, for a feature.
#[inline(always)]
fn place(feature: u32) -> (usize, u32) {
    let begins = feature >> (32 - FILTER_BITS);
    ((begins / 64) as usize, begins % 64)
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
        let mut scores = [[0; 4]; N];
        for (scores, word) in scores.iter_mut().zip(self.0) {
            let word = word.wrapping_add(HALVES);
            *scores = [0, 16, 32, 48].map(|shift| i32::from((word >> shift) as u16) - 0x8000);
        }
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
        weights.push(5, &[0, 1, 10], &[-128i8 as u8, 127, -3i8 as u8]).expect("room");
        weights.push(9, &[7, 1], &[-1i8 as u8, 1]).expect("room");
        weights.close();
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
    fn features_that_have_a_bit_in_common_are_told_apart() {
        let mut weights = Weights::<1>::new(40);
        let keys: Vec<u32> = (0..40).map(|n| 1 << 16 | (n + n / 4 * 7)).collect();
        keys.iter().enumerate().for_each(|(n, &key)| weights.push(key, &[0], &[n as u8]).expect("room"));
        weights.close();
        let weight = |key: u32| {
            let mut sums = Sums::NONE;
            sums.add(weights.row(key << (32 - HASH_BITS))?);
            Some(sums.scores()[0][0])
        };
        for key in 0..1 << 18 {
            let want = keys.iter().position(|&k| k == key).map(|n| n as i32);
            assert_eq!(weight(key), want, "{key}");
            assert!(want.is_none() || weights.may_have(key << (32 - HASH_BITS)) == 1);
        }
    }
}
