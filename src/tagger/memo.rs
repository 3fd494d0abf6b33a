//! Sums that are needed again: of a run of positions with something in common, and of a word.

use super::Sink;
use super::weights::{Sums, Weights};

/// Groups of features are numbered below this.
pub(crate) const GROUPS: usize = 8;
/// Sums are kept for so many words; later ones are rare.
const WORDS: usize = 1 << 12;

/// The sums that are kept.
#[derive(Debug)]
pub(super) struct Memo<const N: usize> {
    runs: [Option<(u64, Sums<N>)>; GROUPS],
    words: [Vec<Option<Sums<N>>>; GROUPS],
}

impl<const N: usize> Memo<N> {
    pub(super) fn new() -> Memo<N> {
        Memo { runs: [None; GROUPS], words: [const { Vec::new() }; GROUPS] }
    }

    /// Another sequence begins.
    pub(super) fn begin(&mut self) {
        self.runs = [None; GROUPS];
    }
}

/// Sums the rows of the features of one position.
pub(super) struct Adder<'a, const N: usize> {
    pub weights: &'a Weights<N>,
    pub memo: &'a mut Memo<N>,
    pub sums: Sums<N>,
}

impl<const N: usize> Adder<'_, N> {
    /// The sum of what `give` gives, which is also added.
    fn apart(&mut self, give: impl FnOnce(&mut Self)) -> Sums<N> {
        let before = std::mem::replace(&mut self.sums, Sums::NONE);
        give(self);
        let sums = std::mem::replace(&mut self.sums, before);
        self.sums.join(&sums);
        sums
    }
}

impl<const N: usize> Sink for Adder<'_, N> {
    fn put(&mut self, feature: u32) {
        if let Some(row) = self.weights.row(feature) {
            self.sums.add(row);
        }
    }

    fn run(&mut self, group: usize, key: u64, give: impl FnOnce(&mut Self)) {
        match &self.memo.runs[group] {
            Some((last, sums)) if *last == key => self.sums.join(sums),
            _ => self.memo.runs[group] = Some((key, self.apart(give))),
        }
    }

    fn word(&mut self, group: usize, number: Option<u32>, give: impl FnOnce(&mut Self)) {
        let Some(at) = number.map(|number| number as usize).filter(|&at| at < WORDS) else { return give(self) };
        if let Some(Some(sums)) = self.memo.words[group].get(at) {
            self.sums.join(sums);
            return;
        }
        let sums = self.apart(give);
        let words = &mut self.memo.words[group];
        if words.len() <= at {
            words.resize(at + 1, None);
        }
        words[at] = Some(sums);
    }
}
