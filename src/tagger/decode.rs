//! Decoding: the likeliest labels (Viterbi).

use super::Sequence;
use super::marginal::{Marginal, Row, each};
use super::memo::{Adder, Memo};
use super::model::{FORBIDDEN, MOST_LABELS, Model};
use super::weights::Scores;
use std::ops::Range;

/// Far below every reachable score, and far from overflow when two of them meet.
const NEVER: i32 = i32::MIN / 4;

/// Below a score in the search stand so many bits for the label that it was reached from, the first one as the highest
/// number: the larger of two numbers is the better way, and of two equal ones that from the earlier label.
const FROM_BITS: u32 = MOST_LABELS.ilog2();
const FROM: i32 = (1 << FROM_BITS) - 1;

/// A model with the buffers that decoding needs.
#[derive(Debug)]
pub(crate) struct Tagger<'m, const N: usize> {
    model: &'m Model<N>,
    memo: Memo<N>,
    /// The label scores of every position of the last sequence.
    scores: Vec<Scores<N>>,
    /// From every label the steps to all labels, with the label in their lowest bits.
    steps: Vec<Scores<N>>,
    /// The first steps from without, and the steps from the label 0.
    starts: [Scores<N>; 2],
    /// The last steps to without, and the steps to the label 0.
    ends: [Scores<N>; 2],
    back: Vec<[[u8; 4]; N]>,
    path: Vec<u8>,
    /// Whether what was decoded last begins and ends the sequence.
    edges: (bool, bool),
    marginal: Marginal<N>,
}

impl<'m, const N: usize> Tagger<'m, N> {
    /// A tagger with empty buffers, for a text of so many distinct words.
    pub(crate) fn new(model: &'m Model<N>, words: usize) -> Tagger<'m, N> {
        let labels = model.labels().len();
        let from = |label: usize| lanes(model.step[label * labels..][..labels].iter().map(|&w| way(w, label)));
        let into = |label: usize| {
            let column = model.step[label..].iter().step_by(labels);
            lanes(column.enumerate().map(|(from, &w)| way(w, from)))
        };
        let (scores, back, path) = (Vec::new(), Vec::new(), Vec::new());
        Tagger {
            model,
            memo: Memo::new(words),
            scores,
            steps: (0..labels).map(from).collect(),
            starts: [from(0), lanes(model.start.iter().map(|&w| way(w, 0)))],
            ends: [into(0), lanes(model.end.iter().enumerate().map(|(from, &w)| way(w, from)))],
            back,
            path,
            edges: (true, true),
            marginal: Marginal::new(model),
        }
    }

    /// The likeliest label of every position in `range`; those around it have the label 0.
    pub(crate) fn decode(&mut self, sequence: &impl Sequence, range: Range<usize>) -> &[u8] {
        self.memo.begin();
        self.scores.clear();
        for at in range.clone() {
            let mut adder = Adder::new(&self.model.weights, &mut self.memo);
            sequence.features(at, &mut adder);
            self.scores.push(adder.finish().scores());
        }
        self.edges = (range.start == 0, range.end == sequence.len());
        self.viterbi();
        &self.path
    }

    fn viterbi(&mut self) {
        self.back.clear();
        // Best score of a path that ends here, by label, less that of the best label.
        let mut before = [[NEVER; 4]; N];
        for (at, scores) in self.scores.iter().enumerate() {
            let mut best = self.starts[self.edges.0 as usize];
            if at > 0 {
                best = [[i32::MIN; 4]; N];
                for (step, &before) in self.steps.iter().zip(before.as_flattened()) {
                    each(&mut best, step, |best, step| *best = (*best).max(before + step));
                }
            }
            let mut back = [[0; 4]; N];
            for (back, &best) in back.as_flattened_mut().iter_mut().zip(best.as_flattened()) {
                *back = (FROM - (best & FROM)) as u8;
            }
            self.back.push(back);
            each(&mut best, scores, |best, score| *best = (*best & !FROM) + (score << FROM_BITS));
            let top = best.as_flattened().iter().fold(NEVER, |top, &best| top.max(best));
            best.as_flattened_mut().iter_mut().for_each(|best| *best = (*best - top).max(NEVER));
            before = best;
        }
        each(&mut before, &self.ends[self.edges.1 as usize], |before, end| *before += end);
        let last = before.as_flattened().iter().fold(i32::MIN, |top, &last| top.max(last));
        let mut label = (FROM - (last & FROM)) as u8;
        self.path.clear();
        self.path.resize(self.back.len(), 0);
        for (path, back) in self.path.iter_mut().zip(&self.back).rev() {
            *path = label;
            label = back.as_flattened().get(label as usize).copied().unwrap_or(0);
        }
    }

    /// The labels that [`Tagger::decode`] chose last, and the probability of every label at every position.
    pub(crate) fn posteriors(&mut self) -> (&[u8], &[Row<N>]) {
        (&self.path, self.marginal.all(self.model, &self.scores, self.path.len(), self.edges))
    }

    /// The labels that [`Tagger::decode`] chose last, and the probability of each, 0 to 1.
    pub(crate) fn sureness(&mut self) -> (&[u8], &[f32]) {
        (&self.path, self.marginal.of(self.model, &self.scores, &self.path, self.edges))
    }
}

/// A step from a label, by its weight.
fn way(weight: i8, from: usize) -> i32 {
    let score = if weight == FORBIDDEN { NEVER } else { i32::from(weight) << FROM_BITS };
    score + FROM - from as i32
}

/// The row that begins with these numbers; what is beyond the labels is never reached.
fn lanes<const N: usize>(values: impl Iterator<Item = i32>) -> Scores<N> {
    let mut row = [[NEVER; 4]; N];
    row.as_flattened_mut().iter_mut().zip(values).for_each(|(lane, value)| *lane = value);
    row
}

#[cfg(test)]
mod tests {
    use super::super::Sink;
    use super::super::model::{HASH_BITS, write};
    use super::*;
    use std::collections::BTreeMap;

    struct Keys(Vec<u32>);

    impl Sequence for Keys {
        fn len(&self) -> usize {
            self.0.len()
        }
        fn features(&self, at: usize, sink: &mut impl Sink) {
            sink.put(self.0[at] << (32 - HASH_BITS));
        }
    }

    /// Labels O, B, L: B must be followed by L.
    fn model() -> Model<1> {
        let labels = ["O", "B", "L"].map(String::from);
        let f = FORBIDDEN;
        let features = BTreeMap::from([(1, vec![(1, 40)]), (2, vec![(0, 30), (2, 10)])]);
        let step = [0, 0, f, f, f, 0, 0, 0, f];
        Model::read(&write(0.1, &labels, &[0, 0, f], &[0, f, 0], &step, &features)).expect("a model")
    }

    #[test]
    fn forbidden_steps_are_never_taken() {
        let model = model();
        let mut tagger = Tagger::new(&model, 0);
        assert_eq!(tagger.decode(&Keys(vec![2, 1, 2]), 0..3), [0, 1, 2]);
        assert_eq!(tagger.decode(&Keys(vec![2, 1]), 0..2), [0, 0], "nothing may follow B here");
        assert_eq!(tagger.decode(&Keys(vec![]), 0..0), [0u8; 0]);
    }

    #[test]
    fn a_part_is_labelled_as_if_nothing_stood_around_it() {
        let model = model();
        let mut tagger = Tagger::new(&model, 0);
        assert_eq!(tagger.decode(&Keys(vec![1, 2, 1, 2, 2]), 2..4), [1, 2]);
        assert_eq!(tagger.decode(&Keys(vec![1, 2, 1, 2, 2]), 0..3), [1, 2, 0], "B may not stand before O");
    }

    #[test]
    fn probabilities_are_those_of_all_paths_summed() {
        let model = model();
        let mut tagger = Tagger::new(&model, 0);
        tagger.decode(&Keys(vec![1, 2]), 0..2);
        // Paths O O (score 3.0) and B L (4.0 + 1.0).
        let want = 5f32.exp() / (5f32.exp() + 3f32.exp());
        for sure in tagger.sureness().1 {
            assert!((sure - want).abs() < 1e-4, "{sure} is not {want}");
        }
    }
}
