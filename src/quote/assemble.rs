//! From labelled spans to attributions: which content goes with which cue, and which cue with which source.
//!
//! Everything is decided between spans that lie near each other in the sequence, so that work stays linear. A content
//! takes the nearest cue of its sentence (the one after it only when that is nearer), a cue the nearest source.

use super::label::{Role, Tagged};
use super::unit::Line;
use std::ops::Range;

/// One attribution as ranges of units.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paired {
    pub content: Range<usize>,
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    /// The least sure of its parts, 0 to 1.
    pub sure: f32,
    /// How sure the model is of content, cue and source; 0 for one that is not there.
    pub parts: [f32; 3],
}

/// How many spans to look at on each side.
const REACH: usize = 6;

/// Pairs the spans of one block.
pub(super) fn pair(line: &Line, spans: &[Tagged], out: &mut Vec<Paired>) {
    out.clear();
    for (at, span) in spans.iter().enumerate().filter(|(_, s)| s.role == Role::Content) {
        let cue = nearest(line, spans, at, Role::Cue);
        let source = match cue {
            Some(cue) => nearest(line, spans, cue, Role::Source).or_else(|| nearest(line, spans, at, Role::Source)),
            None => nearest(line, spans, at, Role::Source),
        };
        let parts = [Some(at), cue, source];
        let sure = parts.iter().flatten().map(|&i| spans[i].sure).fold(1.0, f32::min);
        let each = parts.map(|p| p.map_or(0.0, |i| spans[i].sure));
        let units = |i: usize| spans[i].units.clone();
        out.push(Paired {
            content: span.units.clone(),
            cue: cue.map(units),
            source: source.map(units),
            sure,
            parts: each,
        });
    }
}

/// The nearest span of a role in the same sentence.
fn nearest(line: &Line, spans: &[Tagged], at: usize, role: Role) -> Option<usize> {
    let own = &spans[at].units;
    let (first, last) = (line.sentence(own.start).start, line.sentence(own.end - 1).end);
    let near = at.saturating_sub(REACH)..(at + REACH + 1).min(spans.len());
    near.filter(|&i| spans[i].role == role)
        .filter(|&i| spans[i].units.start >= first && spans[i].units.end <= last)
        .min_by_key(|&i| cost(spans, at, i))
}

/// How far apart two spans are: units between them, and more for every other span in between.
fn cost(spans: &[Tagged], a: usize, b: usize) -> usize {
    let (left, right) = if a < b { (a, b) } else { (b, a) };
    let gap = spans[right].units.start.saturating_sub(spans[left].units.end);
    let between = &spans[left + 1..right];
    let rival = between.iter().filter(|s| s.role == spans[b].role || s.role == spans[a].role).count();
    // A source before its cue, a cue before its content: the usual order wins a tie.
    2 * gap + between.len() + 12 * rival + 3 * (b > a) as usize
}
