//! The labels of the attribution model and the spans that they make.

use super::unit::Line;
use std::ops::Range;

/// What a stretch of units is in an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(unreachable_pub)] // the trainer names it
pub enum Role {
    /// Who says it: `the mayor`.
    Source,
    /// The words that attribute it: `said`.
    Cue,
    /// What is said.
    Content,
}

/// Names of the labels; a label's number is its index. B begins a span, I goes on.
#[cfg(feature = "train")]
pub(super) const LABELS: [&str; 7] = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"];

/// The last label: content that goes on.
pub(super) const I_CONTENT: usize = 6;

/// The number of the role that a label other than none is of.
pub(super) fn role(label: usize) -> usize {
    (label - 1) / 2
}

/// The label that begins (or goes on with) a span of a role.
#[cfg(feature = "train")]
pub(super) fn label(role: Role, begins: bool) -> u8 {
    1 + 2 * role as u8 + !begins as u8
}

/// Whether label `to` may follow label `from`.
#[cfg(feature = "train")]
pub(super) fn may_follow(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == to || from + 1 == to
}

/// One labelled span.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tagged {
    pub role: Role,
    /// Units of the line.
    pub units: Range<usize>,
    /// How sure the model is of its labels on average, 0 to 1.
    pub sure: f32,
}

/// The spans of a labelled line, in order.
pub(super) fn spans(line: &Line, labels: &[u8], sureness: &[f32], out: &mut Vec<Tagged>) {
    out.clear();
    let mut last = 0;
    for (at, &label) in labels.iter().enumerate().take(line.units.len()) {
        let sure = sureness.get(at).copied().unwrap_or(0.0);
        let goes_on = label != 0 && label % 2 == 0 && (last == label || last + 1 == label);
        match out.last_mut() {
            Some(span) if goes_on => {
                let n = span.units.len() as f32;
                span.sure = (span.sure * n + sure) / (n + 1.0);
                span.units.end = at + 1;
            }
            _ if label != 0 => {
                let role = [Role::Source, Role::Cue, Role::Content][role(label as usize) % 3];
                out.push(Tagged { role, units: at..at + 1, sure });
            }
            _ => {}
        }
        last = label;
    }
}
