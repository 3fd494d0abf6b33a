//! Decoding: the likeliest labels (Viterbi) and their probabilities (forward and backward sums).

use super::Sequence;
use super::model::{FORBIDDEN, Model};

/// Far below every reachable score, and far from overflow when more is subtracted.
const NEVER: i32 = i32::MIN / 4;

/// A model with the buffers that decoding needs.
#[derive(Debug)]
pub(crate) struct Tagger<'m> {
    model: &'m Model,
    /// One row of label scores per position of the last sequence.
    scores: Vec<i32>,
    /// Best score of a path that ends here, and the label before.
    best: Vec<i32>,
    back: Vec<u8>,
    path: Vec<u8>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    sure: Vec<f32>,
    /// `exp` of the transitions, from row to column, forbidden ones 0.
    step: Vec<f32>,
}

impl<'m> Tagger<'m> {
    /// A tagger with empty buffers.
    pub(crate) fn new(model: &'m Model) -> Tagger<'m> {
        let step = model.step.iter().map(|&w| open(w, model.scale)).collect();
        let (best, back, path) = (Vec::new(), Vec::new(), Vec::new());
        Tagger {
            model,
            scores: Vec::new(),
            best,
            back,
            path,
            forward: Vec::new(),
            backward: Vec::new(),
            sure: Vec::new(),
            step,
        }
    }

    /// The likeliest label of every position.
    pub(crate) fn decode(&mut self, sequence: &impl Sequence) -> &[u8] {
        let (n, labels) = (sequence.len(), self.model.labels().len());
        self.scores.clear();
        self.scores.resize(n * labels, 0);
        for (at, row) in self.scores.chunks_exact_mut(labels).enumerate() {
            sequence.features(at, &mut |feature| self.model.add(feature, row));
        }
        self.viterbi(n, labels);
        &self.path
    }

    fn viterbi(&mut self, n: usize, labels: usize) {
        self.path.clear();
        self.path.resize(n, 0);
        if n == 0 {
            return;
        }
        self.best.clear();
        self.best.resize(n * labels, NEVER);
        self.back.clear();
        self.back.resize(n * labels, 0);
        for label in 0..labels {
            self.best[label] = allowed(self.model.start[label]) + self.scores[label];
        }
        for at in 1..n {
            let (before, now) = self.best.split_at_mut(at * labels);
            let (before, now) = (&before[(at - 1) * labels..], &mut now[..labels]);
            let back = &mut self.back[at * labels..][..labels];
            for (from, &score) in before.iter().enumerate().filter(|(_, s)| **s > NEVER / 2) {
                let row = &self.model.step[from * labels..][..labels];
                for to in 0..labels {
                    if row[to] != FORBIDDEN && score + row[to] as i32 > now[to] {
                        now[to] = score + row[to] as i32;
                        back[to] = from as u8;
                    }
                }
            }
            for (now, score) in now.iter_mut().zip(&self.scores[at * labels..]) {
                *now += score;
            }
        }
        let last = &self.best[(n - 1) * labels..];
        let mut label =
            (0..labels).max_by_key(|&l| (last[l] + allowed(self.model.end[l]), usize::MAX - l)).unwrap_or(0);
        for at in (0..n).rev() {
            self.path[at] = label as u8;
            label = self.back[at * labels + label] as usize;
        }
    }

    /// The labels that [`Tagger::decode`] chose last, and the probability of each, 0 to 1.
    pub(crate) fn sureness(&mut self) -> (&[u8], &[f32]) {
        self.marginals();
        let labels = self.model.labels().len();
        let rows = self.forward.chunks_exact(labels).zip(self.backward.chunks_exact(labels)).zip(&self.path);
        self.sure.clear();
        self.sure.extend(rows.map(|((f, b), &l)| f[l as usize] * b[l as usize]));
        (&self.path, &self.sure)
    }

    /// Fills `forward` and `backward` so that their product at a position and label is its probability.
    fn marginals(&mut self) {
        let (n, labels) = (self.path.len(), self.model.labels().len());
        let scale = self.model.scale;
        self.forward.clear();
        self.forward.resize(n * labels, 0.0);
        self.backward.clear();
        self.backward.resize(n * labels, 0.0);
        // The emissions go into `forward` first, each row relative to its best label so that nothing overflows.
        for (row, out) in self.scores.chunks_exact(labels).zip(self.forward.chunks_exact_mut(labels)) {
            let top = row.iter().copied().max().unwrap_or(0);
            for (out, &score) in out.iter_mut().zip(row) {
                *out = exp((score - top) as f32 * scale);
            }
        }
        for at in (0..n).rev() {
            if at + 1 == n {
                for label in 0..labels {
                    self.backward[at * labels + label] = open(self.model.end[label], scale);
                }
            } else {
                let (now, next) = self.backward.split_at_mut((at + 1) * labels);
                let emitted = &self.forward[(at + 1) * labels..][..labels];
                for (from, now) in now[at * labels..].iter_mut().enumerate() {
                    let row = &self.step[from * labels..][..labels];
                    *now = (0..labels).map(|to| row[to] * emitted[to] * next[to]).sum();
                }
            }
            normalise(&mut self.backward[at * labels..][..labels]);
        }
        for at in 0..n {
            let (before, now) = self.forward.split_at_mut(at * labels);
            let now = &mut now[..labels];
            for (to, now) in now.iter_mut().enumerate() {
                let into: f32 = if at == 0 {
                    open(self.model.start[to], scale)
                } else {
                    let before = &before[(at - 1) * labels..];
                    (0..labels).map(|from| before[from] * self.step[from * labels + to]).sum()
                };
                *now *= into;
            }
            normalise(now);
            let back = &mut self.backward[at * labels..][..labels];
            let total: f32 = now.iter().zip(back.iter()).map(|(f, b)| f * b).sum();
            if total > 0.0 {
                back.iter_mut().for_each(|b| *b /= total);
            }
        }
    }
}

fn allowed(weight: i8) -> i32 {
    if weight == FORBIDDEN { NEVER } else { weight as i32 }
}

fn open(weight: i8, scale: f32) -> f32 {
    if weight == FORBIDDEN { 0.0 } else { exp(weight as f32 * scale) }
}

fn normalise(row: &mut [f32]) {
    let total: f32 = row.iter().sum();
    if total > 0.0 {
        row.iter_mut().for_each(|x| *x /= total);
    }
}

/// `e` to the power of `x`, within 2e-5 of its size: the standard library's differs between platforms.
pub(crate) fn exp(x: f32) -> f32 {
    let x = (x * std::f32::consts::LOG2_E).clamp(-120.0, 120.0);
    let whole = x.floor();
    let f = x - whole;
    // The first terms of Taylor's series of 2^f; the rest is below 2e-5.
    let tail = 0.240_226_5 + f * (0.055_504_11 + f * (0.009_618_13 + f * (0.001_333_356 + f * 0.000_154_035)));
    let fraction = 1.0 + f * (std::f32::consts::LN_2 + f * tail);
    fraction * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::super::model::{HASH_BITS, write};
    use super::*;
    use std::collections::BTreeMap;

    struct Keys(Vec<u32>);

    impl Sequence for Keys {
        fn len(&self) -> usize {
            self.0.len()
        }
        fn features(&self, at: usize, sink: &mut impl FnMut(u32)) {
            sink(self.0[at] << (32 - HASH_BITS));
        }
    }

    /// Labels O, B, L: B must be followed by L.
    fn model() -> Model {
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
        assert_eq!(tagger.decode(&Keys(vec![2, 1, 2])), [0, 1, 2]);
        assert_eq!(tagger.decode(&Keys(vec![2, 1])), [0, 0], "nothing may follow B here");
        assert_eq!(tagger.decode(&Keys(vec![])), [0u8; 0]);
    }

    #[test]
    fn probabilities_are_those_of_all_paths_summed() {
        let model = model();
        let mut tagger = Tagger::new(&model);
        tagger.decode(&Keys(vec![1, 2]));
        // Paths O O (score 3.0) and B L (4.0 + 1.0).
        let want = 5f32.exp() / (5f32.exp() + 3f32.exp());
        for sure in tagger.sureness().1 {
            assert!((sure - want).abs() < 1e-4, "{sure} is not {want}");
        }
    }

    #[test]
    fn the_exponential_is_close() {
        for i in -800..800 {
            let x = i as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "{x}: {} {}", exp(x), x.exp());
        }
    }
}
