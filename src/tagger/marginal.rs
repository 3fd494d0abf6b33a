//! How sure a path is: the probability of each of its labels, by forward and backward sums.
//!
//! A row holds one number per label in lanes of four, those of no label 0, so that a compiler may add lanes at once;
//! what is summed in one lane is summed in the order of the labels.

use super::model::{FORBIDDEN, Model};
use super::weights::Scores;

/// One number per label.
pub(crate) type Row<const N: usize> = [[f32; 4]; N];

/// The buffers, and the exponentials of a model's steps.
#[derive(Debug)]
pub(super) struct Marginal<const N: usize> {
    emitted: Vec<Row<N>>,
    backward: Vec<Row<N>>,
    sure: Vec<f32>,
    /// `exp` of the transitions, forbidden ones 0: for every label those to all labels.
    step: Vec<Row<N>>,
    /// For every label those from all labels.
    back: Vec<Row<N>>,
    /// `exp` of the first and of the last steps.
    start: Row<N>,
    end: Row<N>,
}

impl<const N: usize> Marginal<N> {
    pub(super) fn new(model: &Model<N>) -> Marginal<N> {
        let labels = model.labels().len();
        let open = |&weight: &i8| if weight == FORBIDDEN { 0.0 } else { exp(weight as f32 * model.scale) };
        let row = |from: usize| lanes(model.step[from * labels..][..labels].iter().map(open));
        let column = |to: usize| lanes(model.step[to..].iter().step_by(labels).map(open));
        Marginal {
            emitted: Vec::new(),
            backward: Vec::new(),
            sure: Vec::new(),
            step: (0..labels).map(row).collect(),
            back: (0..labels).map(column).collect(),
            start: lanes(model.start.iter().map(open)),
            end: lanes(model.end.iter().map(open)),
        }
    }

    /// The probability of every label of a path, given one row of label scores per position, and whether the sequence
    /// begins and ends with it; otherwise the label 0 stands around it.
    pub(super) fn of(&mut self, model: &Model<N>, scores: &[Scores<N>], path: &[u8], edges: (bool, bool)) -> &[f32] {
        self.all(model, scores, path.len(), edges);
        self.sure.clear();
        self.sure.extend(path.iter().zip(&self.backward).map(|(&label, row)| row.as_flattened()[label as usize]));
        &self.sure
    }

    /// The probability of every label at every position.
    pub(super) fn all(&mut self, model: &Model<N>, scores: &[Scores<N>], n: usize, edges: (bool, bool)) -> &[Row<N>] {
        self.emissions(model, scores);
        self.back(n, edges.1);
        let mut before: Row<N> = [[0.0; 4]; N];
        for (at, (emitted, back)) in self.emitted.iter().zip(&mut self.backward).enumerate() {
            let mut now = if edges.0 { self.start } else { self.step[0] };
            if at > 0 {
                now = [[0.0; 4]; N];
                for (step, &from) in self.step.iter().zip(before.as_flattened()) {
                    each(&mut now, step, |now, step| *now += from * step);
                }
            }
            each(&mut now, emitted, |now, emitted| *now *= emitted);
            normalise(&mut now);
            let flat = now.as_flattened().iter().zip(back.as_flattened());
            let total: f32 = flat.map(|(f, b)| f * b).sum();
            // The sums over what follows are not needed any more: the probabilities take their place.
            each(back, &now, |back, now| *back = if total > 0.0 { now * (*back / total) } else { now * *back });
            before = now;
        }
        &self.backward
    }

    /// What each label emits, relative to the best one of its position so that nothing overflows.
    fn emissions(&mut self, model: &Model<N>, scores: &[Scores<N>]) {
        self.emitted.clear();
        let labels = model.labels().len();
        for row in scores {
            let row = &row.as_flattened()[..labels];
            let top = row.iter().copied().max().unwrap_or(0);
            self.emitted.push(lanes(row.iter().map(|score| model.exp(score - top))));
        }
    }

    /// The sums over what follows each position.
    fn back(&mut self, n: usize, last: bool) {
        self.backward.clear();
        self.backward.resize(n, [[0.0; 4]; N]);
        let mut next: Option<(Row<N>, &Row<N>)> = None;
        for (now, emitted) in self.backward.iter_mut().zip(&self.emitted).rev() {
            let mut sum = [[0.0; 4]; N];
            match &next {
                None => sum = if last { self.end } else { self.back[0] },
                Some((row, emitted)) => {
                    let flat = row.as_flattened().iter().zip(emitted.as_flattened());
                    for (step, (&row, &emitted)) in self.back.iter().zip(flat) {
                        each(&mut sum, step, |sum, step| *sum += step * emitted * row);
                    }
                }
            }
            normalise(&mut sum);
            *now = sum;
            next = Some((sum, emitted));
        }
    }
}

/// The row that begins with these numbers.
fn lanes<const N: usize>(values: impl Iterator<Item = f32>) -> Row<N> {
    let mut row = [[0.0; 4]; N];
    row.as_flattened_mut().iter_mut().zip(values).for_each(|(lane, value)| *lane = value);
    row
}

/// Changes every lane by the same lane of another row.
#[inline(always)]
pub(super) fn each<T: Copy, const N: usize>(row: &mut [[T; 4]; N], other: &[[T; 4]; N], change: impl Fn(&mut T, T)) {
    for word in 0..N {
        for lane in 0..4 {
            change(&mut row[word][lane], other[word][lane]);
        }
    }
}

fn normalise<const N: usize>(row: &mut Row<N>) {
    let total: f32 = row.as_flattened().iter().sum();
    if total > 0.0 {
        row.as_flattened_mut().iter_mut().for_each(|x| *x /= total);
    }
}

/// `e` to the power of `x`, within 2e-5 of its size: the standard library's differs between platforms.
pub(crate) fn exp(x: f32) -> f32 {
    let x = (x * std::f32::consts::LOG2_E).clamp(-120.0, 120.0);
    let cut = x as i32 as f32;
    let whole = if cut > x { cut - 1.0 } else { cut };
    let f = x - whole;
    // The first terms of Taylor's series of 2^f; the rest is below 2e-5.
    let tail = 0.240_226_5 + f * (0.055_504_11 + f * (0.009_618_13 + f * (0.001_333_356 + f * 0.000_154_035)));
    let fraction = 1.0 + f * (std::f32::consts::LN_2 + f * tail);
    fraction * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_close() {
        for i in -800..400 {
            let x = i as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "{x}: {} {}", exp(x), x.exp());
        }
    }
}
