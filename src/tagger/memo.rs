//! Sums that are needed again: of a run of positions with something in common, and of a word.

use super::Sink;
use super::weights::{Sums, Weights};

/// Groups of features are numbered below this.
pub(crate) const GROUPS: usize = 8;
/// Sums are kept for so many words; later ones are rare.
const WORDS: usize = 1 << 12;
/// Set in a kept sum, in the bits that are never read, so that it is told from none.
const KEPT: u64 = 1 << 63;

/// The sums that are kept, and the features whose rows are still to be added.
#[derive(Debug)]
pub(super) struct Memo<const N: usize> {
    runs: [Option<(u64, Sums<N>)>; GROUPS],
    /// How many words are expected.
    capacity: usize,
    words: [Vec<[u64; N]>; GROUPS],
    /// As many as an index of one byte tells apart: a position has fewer features.
    pending: [u32; 256],
}

impl<const N: usize> Memo<N> {
    /// For a text of so many distinct words.
    pub(super) fn new(words: usize) -> Memo<N> {
        let capacity = words.min(WORDS);
        Memo { runs: [None; GROUPS], capacity, words: [const { Vec::new() }; GROUPS], pending: [0; 256] }
    }

    /// Another sequence begins.
    pub(super) fn begin(&mut self) {
        self.runs = [None; GROUPS];
    }
}

/// Sums the rows of the features of one position.
pub(super) struct Adder<'a, const N: usize> {
    weights: &'a Weights<N>,
    memo: &'a mut Memo<N>,
    /// How many features are pending.
    count: u8,
    sums: Sums<N>,
}

impl<'a, const N: usize> Adder<'a, N> {
    pub(super) fn new(weights: &'a Weights<N>, memo: &'a mut Memo<N>) -> Adder<'a, N> {
        Adder { weights, memo, count: 0, sums: Sums::NONE }
    }

    /// The sum of all that was given.
    pub(super) fn finish(mut self) -> Sums<N> {
        self.take(0);
        self.sums
    }

    /// The sum of the rows of the features that are pending, but for the first so many; it is also added.
    fn take(&mut self, first: u8) -> Sums<N> {
        let pending = self.memo.pending.get(first as usize..self.count as usize);
        let sums = self.weights.sum(pending.unwrap_or_default());
        self.count = first;
        self.sums.join(&sums);
        sums
    }
}

impl<const N: usize> Sink for Adder<'_, N> {
    #[inline(always)]
    fn put(&mut self, feature: u32) {
        // Written at once and kept only if it counts: most are not, and a branch would often be guessed wrong.
        self.memo.pending[self.count as usize] = feature;
        self.count = self.count.wrapping_add(self.weights.may_have(feature));
    }

    #[inline(always)]
    fn run(&mut self, group: usize, key: u64, give: impl FnOnce(&mut Self)) {
        match &self.memo.runs[group] {
            Some((last, sums)) if *last == key => self.sums.join(sums),
            _ => {
                let first = self.count;
                give(self);
                self.memo.runs[group] = Some((key, self.take(first)));
            }
        }
    }

    #[inline(always)]
    fn word(&mut self, group: usize, number: Option<u32>, give: impl FnOnce(&mut Self)) {
        match number.and_then(|number| self.memo.words[group].get(number as usize)) {
            Some(sums) if sums[N - 1] & KEPT != 0 => self.sums.add(sums),
            _ => self.learn(group, number, give),
        }
    }
}

impl<const N: usize> Adder<'_, N> {
    /// Adds what `give` gives, and keeps the sum if there is a number for it.
    fn learn(&mut self, group: usize, number: Option<u32>, give: impl FnOnce(&mut Self)) {
        let first = self.count;
        give(self);
        let Some(number) = number.map(|number| number as usize).filter(|&number| number < WORDS) else { return };
        let sums = self.take(first);
        let Memo { words, capacity, .. } = &mut *self.memo;
        let words = &mut words[group];
        if words.len() <= number {
            words.resize((*capacity).max(number + 1), [0; N]);
        }
        words[number] = sums.row();
        words[number][N - 1] |= KEPT;
    }
}
