//! Where quoted content begins and ends: a log-linear choice among the places beside its marks.
//!
//! | text | content |
//! |---|---|
//! | `told a rally that it was “a mess” for all of them, and left` | from `that` to `them` |
//! | `likened it to “a mess” – a harsh word` | the marked words alone |
//! | `called the plan “a mess”` | from `the` on |
//!
//! The places are the words of the sentence up to [`REACH`] before the first stretch and after the last. What is looked
//! at: how likely the attribution model holds the words for content, what the place is to cue and source, the words
//! beside it, and what stands between it and the marks.

use super::WIDTH;
use super::clause::Clause;
use super::features::step;
use super::label::I_CONTENT;
use super::unit::Unit;
use super::word::{EDGE, Shape};
use crate::tagger::hash::Feature;
use crate::tagger::{self, Row};
use std::ops::Range;

/// The model of [`tagger::score`]; see `data/model/attribution.md`.
const WEIGHTS: &[u8; COUNT] = include_bytes!("../../data/model/edges.bin");
/// How many features there are: hashes are folded to so many.
pub(crate) const COUNT: usize = 4096;
/// So many units beside the marks may be content.
const REACH: usize = 30;

/// A content with marked words in it, and what is known around it.
#[derive(Clone)]
pub(super) struct Quoted<'a> {
    pub clause: Clause<'a>,
    /// The attribution model's probabilities, one row a unit.
    pub rows: &'a [Row<WIDTH>],
    /// From the first stretch to the last.
    pub marked: Range<usize>,
    /// What the rules take for the content.
    pub content: Range<usize>,
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    /// What the stretches look like, and the rule that attributed them, as a number.
    pub look: u32,
    /// The units that the content may have: neither cue nor source, nor other parts of the same quotation.
    pub free: Range<usize>,
}

/// One end of a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// The likeliest place.
pub(super) fn choose(quoted: &Quoted<'_>, side: Side) -> usize {
    let mut best = (f32::MIN, quoted.marked.start);
    places(quoted, side, |at, features| {
        let score = tagger::score(WEIGHTS, features);
        if score > best.0 {
            best = (score, at);
        }
    });
    best.1
}

/// Calls `visit` with every place and its features, the marks' own edge first.
pub(super) fn places(quoted: &Quoted<'_>, side: Side, mut visit: impl FnMut(usize, &[u16])) {
    let clause = quoted.clause;
    let mut features = Vec::new();
    let mut way = Way::default();
    let left = side == Side::Left;
    let sentence = clause.line.sentence(if left { quoted.marked.start } else { quoted.marked.end - 1 });
    for n in 0..=REACH {
        let at = if left { quoted.marked.start.checked_sub(n) } else { Some(quoted.marked.end + n) };
        let Some(at) = at.filter(|&at| sentence.start <= at && at <= sentence.end) else { break };
        if n > 0 {
            let last = if left { at } else { at - 1 };
            // A colon before the marks parts them from what leads to them.
            let whole = clause.unit(last).is_some_and(|u| u.shape.is_quotation());
            if !quoted.free.contains(&last) || whole || left && n == 1 && clause.is_mark(last, &[':']) {
                break;
            }
            way.pass(quoted, last, if left { last.checked_sub(1) } else { Some(last + 1) });
            if matches!(clause.unit(last).map(|u| u.shape), Some(Shape::Mark(',' | '.' | ';' | ':' | '-'))) {
                continue;
            }
        }
        features.clear();
        quoted.read(side, at, n, &way, &sentence, &mut features);
        visit(at, &features);
    }
}

/// What was passed from the marks to a place.
#[derive(Debug)]
struct Way {
    least: f32,
    commas: u32,
    stretches: u32,
    cues: u32,
    /// The class of the word beyond the first mark that parts clauses.
    clause: u32,
}

impl Default for Way {
    fn default() -> Way {
        Way { least: 1.0, commas: 0, stretches: 0, cues: 0, clause: 0 }
    }
}

impl Way {
    fn pass(&mut self, quoted: &Quoted<'_>, at: usize, beyond: Option<usize>) {
        self.least = self.least.min(quoted.content(at));
        let Some(unit) = quoted.clause.unit(at) else { return };
        if self.commas == 0 && unit.shape.parts_clauses() {
            self.clause = quoted.class(beyond);
        }
        self.commas += unit.shape.parts_clauses() as u32;
        self.stretches += (unit.shape.is_quotation() || unit.inside) as u32;
        self.cues += (unit.cue >= 3) as u32;
    }
}

impl Quoted<'_> {
    /// How likely a unit is content.
    fn content(&self, at: usize) -> f32 {
        self.rows.get(at).map_or(0.0, |row| row.as_flattened()[I_CONTENT - 1] + row.as_flattened()[I_CONTENT])
    }

    /// How likely a content begins at a unit.
    fn begins(&self, at: usize) -> f32 {
        self.rows.get(at).map_or(0.0, |row| row.as_flattened()[I_CONTENT - 1])
    }

    fn class(&self, at: Option<usize>) -> u32 {
        at.and_then(|at| self.clause.unit(at)).map_or(EDGE, |u: &Unit| u.class.0)
    }

    /// The features of a place `n` units from the marks.
    fn read(&self, side: Side, at: usize, n: usize, way: &Way, sentence: &Range<usize>, out: &mut Vec<u16>) {
        let base = if side == Side::Left { 0 } else { 64 };
        let mut put = |template: u32, values: &[u32]| {
            let feature = values.iter().fold(Feature::new(base + template), |f, &v| f.with(v));
            out.push((feature.finish() % COUNT as u32) as u16);
        };
        let left = side == Side::Left;
        // The unit within, the one beyond, and whether the place is the rules' choice.
        let (inner, outer) = if left { (Some(at), at.checked_sub(1)) } else { (at.checked_sub(1), Some(at)) };
        let own = if left { at == self.content.start } else { at == self.content.end };
        let edge = (n == 0) as u32;
        let (look, step) = (self.look, step(n));
        put(0, &[step, edge]);
        put(1, &[step, look]);
        put(2, &[own as u32, edge]);
        put(3, &[own as u32, edge, look]);
        let within = inner.map_or(0.0, |i| self.content(i));
        let beyond = outer.filter(|i| sentence.contains(i)).map_or(0.0, |i| self.content(i));
        put(4, &[bin(within), bin(beyond), edge]);
        put(5, &[bin(self.begins(at))]);
        put(6, &[bin(way.least), edge]);
        put(7, &[bin(way.least), bin(beyond), edge]);
        let (inside, outside) = (self.class(inner), self.class(outer.filter(|i| sentence.contains(i))));
        if edge == 0 {
            put(8, &[inside]);
            put(9, &[inside, outside]);
        }
        put(10, &[outside, edge]);
        put(11, &[outside, self.class(outer.and_then(|o| if left { o.checked_sub(1) } else { Some(o + 1) })), edge]);
        let relation = self.relation(at, left);
        put(12, &[relation, edge]);
        put(13, &[relation, edge, look]);
        let (word, frame) = self.verb();
        put(14, &[relation, edge, word]);
        put(15, &[relation, edge, frame, inside]);
        if edge == 0 {
            put(16, &[relation, word, inside]);
        }
        put(17, &[way.commas.min(3), way.stretches.min(2), edge]);
        put(18, &[way.cues.min(2), relation]);
        put(19, &[(at == sentence.start || at == sentence.end) as u32, edge, relation]);
        put(20, &[way.commas.min(3), outside]);
        if way.commas > 0 {
            put(21, &[way.clause]);
        }
    }

    /// What a place is to cue and source.
    fn relation(&self, at: usize, left: bool) -> u32 {
        let to = |units: &Option<Range<usize>>| match units {
            None => 0,
            Some(u) if left && at == u.end || !left && at == u.start => 1,
            Some(u) if left && at >= u.end => 3 + (at == u.end + 1 && self.clause.is_mark(u.end, &[',', ':'])) as u32,
            Some(u) if !left && at <= u.start => 5 + (at + 1 == u.start && self.clause.is_mark(at, &[',', '-'])) as u32,
            Some(_) => 7,
        };
        to(&self.cue) << 3 | to(&self.source)
    }

    /// The word of the cue that is most often one, and its frame.
    fn verb(&self) -> (u32, u32) {
        let units = self.cue.clone().into_iter().flatten().filter_map(|at| self.clause.unit(at));
        units.max_by_key(|u| u.cue).map_or((0, 0), |u| (u.stem, u.frame as u32))
    }
}

/// A probability in rough steps.
fn bin(probability: f32) -> u32 {
    const STEPS: [f32; 7] = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98];
    STEPS.partition_point(|&step| step <= probability) as u32
}
