//! Which labels to keep of the many that the model thinks likely.
//!
//! The likeliest path as a whole leaves out much that is likely place by place. Here a label counts as far as its role
//! is likelier than a least probability, and the labels with the highest sum win, as long as they make spans. A label
//! of the likeliest path counts for a little more, so that spans keep their edges.
//!
//! Method: posterior decoding, after Goodman (1996), "Parsing algorithms and metrics"; the least probability that is
//! best for an F1 of `f` is `f / 2`.

use super::WIDTH;
use super::label::{I_CONTENT, role};
use crate::tagger::Row;

/// From so likely on a role is kept: source, cue, content.
const LEAST: [f32; 3] = [0.4, 0.3, 0.4];
/// How much of the gain depends on whether a span begins or goes on.
const EDGE: f32 = 0.3;
/// What a label of the likeliest path counts for.
const LIKELIEST: f32 = 0.1;
/// Labels: none, and two for each role.
const COUNT: usize = I_CONTENT + 1;

/// The labels of a block, with buffers.
#[derive(Debug, Default)]
pub(super) struct Choice {
    labels: Vec<u8>,
    sure: Vec<f32>,
    back: Vec<[u8; COUNT]>,
}

impl Choice {
    /// Chooses labels, given the likeliest path and the probability of every label: the labels, and how sure their
    /// roles are.
    pub(super) fn make(&mut self, likeliest: &[u8], rows: &[Row<WIDTH>]) -> (&[u8], &[f32]) {
        self.back.clear();
        let mut before = [f32::MIN; COUNT];
        before[0] = 0.0;
        for (row, &path) in rows.iter().zip(likeliest) {
            let row = row.as_flattened();
            let best = first_best(&before);
            let mut back = [best; COUNT];
            let mut now = [before[best as usize]; COUNT];
            for inside in (2..COUNT).step_by(2) {
                // A span goes on from its beginning or from within.
                let from = if before[inside - 1] >= before[inside] { inside - 1 } else { inside };
                (back[inside], now[inside]) = (from as u8, before[from]);
            }
            for (label, now) in now.iter_mut().enumerate() {
                if label > 0 {
                    let role = role(label);
                    let likely = row[2 * role + 1] + row[2 * role + 2];
                    *now += (1.0 - EDGE) * likely + EDGE * row[label] - LEAST[role];
                }
                *now += LIKELIEST * (path as usize == label) as u8 as f32;
            }
            self.back.push(back);
            before = now;
        }
        self.labels.clear();
        self.labels.resize(rows.len(), 0);
        self.sure.clear();
        self.sure.resize(rows.len(), 0.0);
        let mut label = first_best(&before);
        for (at, row) in rows.iter().enumerate().rev() {
            let (row, at_label) = (row.as_flattened(), label as usize);
            self.labels[at] = label;
            self.sure[at] = match at_label {
                0 => row[0],
                _ => row[2 * role(at_label) + 1] + row[2 * role(at_label) + 2],
            };
            label = self.back[at][at_label];
        }
        (&self.labels, &self.sure)
    }
}

/// The first label with the highest sum.
fn first_best(sums: &[f32; COUNT]) -> u8 {
    let mut best = 0;
    for (label, sum) in sums.iter().enumerate() {
        if *sum > sums[best] {
            best = label;
        }
    }
    best as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: [f32; COUNT]) -> Row<WIDTH> {
        let mut row = [[0.0; 4]; WIDTH];
        row.as_flattened_mut()[..COUNT].copy_from_slice(&values);
        row
    }

    #[test]
    fn what_is_likely_place_by_place_is_kept() {
        let none = row([0.9, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let cue = row([0.55, 0.0, 0.0, 0.45, 0.0, 0.0, 0.0]);
        let mut choice = Choice::default();
        assert_eq!(choice.make(&[0, 0], &[none, cue]).0, [0, 3]);
        assert_eq!(choice.make(&[0, 0], &[none, none]).0, [0, 0]);
    }

    #[test]
    fn a_span_never_goes_on_from_nothing() {
        let inside = row([0.1, 0.0, 0.0, 0.0, 0.0, 0.1, 0.8]);
        let mut choice = Choice::default();
        assert_eq!(choice.make(&[0, 0], &[inside, inside]).0, [5, 6]);
        assert_eq!(choice.make(&[], &[]).0, [0u8; 0]);
    }
}
