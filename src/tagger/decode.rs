//! Decoding: the likeliest labels (Viterbi).

use super::Sequence;
use super::marginal::{Marginal, Row};
use super::memo::{Adder, Memo};
use super::model::{FORBIDDEN, MOST_LABELS, Model};
use std::ops::Range;

/// Far below every reachable score, and far from overflow when more is subtracted.
const NEVER: i32 = i32::MIN / 4;

/// A model with the buffers that decoding needs.
#[derive(Debug)]
pub(crate) struct Tagger<'m, const N: usize> {
    model: &'m Model<N>,
    memo: Memo<N>,
    /// One row of label scores per position of the last sequence.
    scores: Vec<i32>,
    /// Per label, the labels that may stand before it and the weights of these steps.
    steps: Vec<(u8, i8)>,
    /// How many steps lead to each label.
    counts: Vec<usize>,
    back: Vec<u8>,
    path: Vec<u8>,
    /// Whether what was decoded last begins and ends the sequence.
    edges: (bool, bool),
    marginal: Marginal<N>,
}

impl<'m, const N: usize> Tagger<'m, N> {
    /// A tagger with empty buffers.
    pub(crate) fn new(model: &'m Model<N>) -> Tagger<'m, N> {
        let labels = model.labels().len();
        let (mut steps, mut counts) = (Vec::with_capacity(labels * labels), Vec::with_capacity(labels));
        for to in 0..labels {
            let before = steps.len();
            let into = (0..labels).map(|from| (from as u8, model.step[from * labels + to]));
            steps.extend(into.filter(|step| step.1 != FORBIDDEN));
            counts.push(steps.len() - before);
        }
        let (scores, back, path) = (Vec::new(), Vec::new(), Vec::new());
        Tagger {
            model,
            memo: Memo::new(),
            scores,
            steps,
            counts,
            back,
            path,
            edges: (true, true),
            marginal: Marginal::new(model),
        }
    }

    /// The likeliest label of every position in `range`; those around it have the label 0.
    pub(crate) fn decode(&mut self, sequence: &impl Sequence, range: Range<usize>) -> &[u8] {
        let labels = self.model.labels().len();
        self.memo.begin();
        self.scores.clear();
        self.scores.resize(range.len() * labels, 0);
        for (at, row) in range.clone().zip(self.scores.chunks_exact_mut(labels)) {
            let mut adder = Adder::new(&self.model.weights, &mut self.memo);
            sequence.features(at, &mut adder);
            adder.finish().scores(row);
        }
        self.edges = (range.start == 0, range.end == sequence.len());
        self.viterbi(labels);
        &self.path
    }

    fn viterbi(&mut self, labels: usize) {
        let n = self.scores.len() / labels;
        self.path.clear();
        self.path.resize(n, 0);
        self.back.clear();
        self.back.resize(n * labels, 0);
        let start = if self.edges.0 { &self.model.start } else { &self.model.step[..labels] };
        // Best score of a path that ends here, by label.
        let mut before = [NEVER; MOST_LABELS];
        let rows = self.scores.chunks_exact(labels).zip(self.back.chunks_exact_mut(labels));
        for (at, (row, back)) in rows.enumerate() {
            let mut now = [NEVER; MOST_LABELS];
            if at == 0 {
                now.iter_mut().zip(start).zip(row).for_each(|((n, &s), score)| *n = allowed(s) + score);
            } else {
                let mut steps = &self.steps[..];
                for (((now, score), back), &count) in now.iter_mut().zip(row).zip(back).zip(&self.counts) {
                    // What can't be reached is no way to anywhere.
                    let (mut best, mut arg) = (NEVER / 2, 0);
                    let (into, rest) = steps.split_at(count);
                    for &(from, weight) in into {
                        let way = before[from as usize % MOST_LABELS] + weight as i32;
                        if way > best {
                            (best, arg) = (way, from);
                        }
                    }
                    steps = rest;
                    *back = arg;
                    *now = score + if best == NEVER / 2 { NEVER } else { best };
                }
            }
            before = now;
        }
        let end = |l: usize| {
            (
                before[l] + allowed(if self.edges.1 { self.model.end[l] } else { self.model.step[l * labels] }),
                usize::MAX - l,
            )
        };
        let mut label = (0..labels).max_by_key(|&l| end(l)).unwrap_or(0);
        for at in (0..n).rev() {
            self.path[at] = label as u8;
            label = self.back[at * labels + label] as usize;
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

fn allowed(weight: i8) -> i32 {
    if weight == FORBIDDEN { NEVER } else { weight as i32 }
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
        let mut tagger = Tagger::new(&model);
        assert_eq!(tagger.decode(&Keys(vec![2, 1, 2]), 0..3), [0, 1, 2]);
        assert_eq!(tagger.decode(&Keys(vec![2, 1]), 0..2), [0, 0], "nothing may follow B here");
        assert_eq!(tagger.decode(&Keys(vec![]), 0..0), [0u8; 0]);
    }

    #[test]
    fn a_part_is_labelled_as_if_nothing_stood_around_it() {
        let model = model();
        let mut tagger = Tagger::new(&model);
        assert_eq!(tagger.decode(&Keys(vec![1, 2, 1, 2, 2]), 2..4), [1, 2]);
        assert_eq!(tagger.decode(&Keys(vec![1, 2, 1, 2, 2]), 0..3), [1, 2, 0], "B may not stand before O");
    }

    #[test]
    fn probabilities_are_those_of_all_paths_summed() {
        let model = model();
        let mut tagger = Tagger::new(&model);
        tagger.decode(&Keys(vec![1, 2]), 0..2);
        // Paths O O (score 3.0) and B L (4.0 + 1.0).
        let want = 5f32.exp() / (5f32.exp() + 3f32.exp());
        for sure in tagger.sureness().1 {
            assert!((sure - want).abs() < 1e-4, "{sure} is not {want}");
        }
    }
}
