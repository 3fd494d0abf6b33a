//! The features by which the attribution model labels a unit.
//!
//! | about | features |
//! |---|---|
//! | the word and its neighbours | word, stem, endings, shape, class; pairs and triples of them |
//! | what is listed | frames of a verb of speech, classes of the gazetteers, here and beside |
//! | the words that are often cues | how often, here and beside; the nearest on each side: which, how far, over how many commas, what follows it |
//! | the way to it | the nearest likely cue within four units and the classes between |
//! | its subject or verb | the first word to the left (right) that is no auxiliary or adverb |
//! | the clause | the marks that part it, on both sides, and what stands beside them |
//! | the sentence | place in it, its first word, whole quotations in it, whether it follows one |
//!
//! Templates are numbered; the numbers are part of the model.

use super::unit::{Line, Unit};
use super::word::{EDGE, Shape};
use crate::tagger::hash::Feature;
use crate::tagger::{Sequence, Sink};

/// A cue class from which on a word counts as a likely cue.
const LIKELY: u8 = 3;

/// Groups of features that are the same for many units in a row.
const LEFT: usize = 0;
const RIGHT: usize = 1;
const CLAUSE_START: usize = 2;
const CLAUSE_END: usize = 3;
const SENTENCE: usize = 4;

/// Cue classes.
const CUES: u32 = 5;

/// The units of a block with the distances that features need.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// What features look at in every unit, with two more on either side that stand for what is beyond the block.
    looks: Vec<Look>,
    near: Vec<Near>,
    /// Whole quotations per sentence.
    quotations: Vec<u32>,
    /// Words with and without a capital per sentence: a headline has nearly all with one.
    capitals: Vec<(u32, u32)>,
}

/// One unit, as numbers.
#[derive(Debug, Clone, Copy)]
struct Look {
    lower: u32,
    stem: u32,
    class: u32,
    shape: u32,
    cue: u32,
    who: u32,
    number: Option<u32>,
}

impl Look {
    const BEYOND: Look = Look { lower: EDGE, stem: EDGE, class: EDGE, shape: 0, cue: 0, who: 64, number: None };

    fn at(unit: &Unit) -> Look {
        Look {
            lower: unit.lower,
            stem: unit.stem,
            class: unit.class.0,
            shape: unit.shape.code(),
            cue: u32::from(unit.cue),
            who: u32::from(unit.who),
            number: unit.number,
        }
    }
}

/// A unit between its neighbours, two on either side.
type Window = [Look; 5];

/// What stands around one unit, as indices of units of the same sentence.
#[derive(Debug, Clone, Copy, Default)]
struct Near {
    left: Option<u32>,
    right: Option<u32>,
    /// Marks that part clauses, before this unit within the block.
    parts: u32,
    /// The last such mark before, and the next after or at this unit.
    part_before: Option<u32>,
    part_after: Option<u32>,
}

/// A paragraph to be labelled.
pub(super) struct Labelled<'a> {
    line: &'a Line,
    paragraph: &'a Paragraph,
}

impl Paragraph {
    /// Works the distances out, once per block.
    pub(super) fn read<'a>(&'a mut self, line: &'a Line) -> Labelled<'a> {
        let units = &line.units;
        self.looks.clear();
        self.looks.extend([Look::BEYOND; 2]);
        self.looks.extend(units.iter().map(Look::at));
        self.looks.extend([Look::BEYOND; 2]);
        self.near.clear();
        self.near.resize(units.len(), Near::default());
        self.quotations.clear();
        self.quotations.resize(line.starts.len(), 0);
        self.capitals.clear();
        self.capitals.resize(line.starts.len(), (0, 0));
        let parting = |u: &Unit| u.shape.parts_clauses() || u.shape.is_quotation();
        let (mut cue, mut part, mut parts, mut sentence) = (None, None, 0, u32::MAX);
        for (at, unit) in units.iter().enumerate() {
            if unit.sentence != sentence {
                (cue, part, sentence) = (None, None, unit.sentence);
            }
            self.near[at] = Near { left: cue, parts, part_before: part, ..Near::default() };
            if unit.cue >= LIKELY {
                cue = Some(at as u32);
            }
            parts += unit.shape.parts_clauses() as u32;
            if parting(unit) {
                part = Some(at as u32);
            }
            self.quotations[unit.sentence as usize] += unit.shape.is_quotation() as u32;
            let capitals = &mut self.capitals[unit.sentence as usize];
            match unit.shape {
                Shape::Lower if unit.span.len() > 3 => capitals.1 += 1,
                Shape::Title | Shape::Upper => capitals.0 += 1,
                _ => {}
            }
        }
        (cue, part, sentence) = (None, None, u32::MAX);
        for (at, unit) in units.iter().enumerate().rev() {
            if unit.sentence != sentence {
                (cue, part, sentence) = (None, None, unit.sentence);
            }
            if parting(unit) {
                part = Some(at as u32);
            }
            self.near[at].right = cue;
            self.near[at].part_after = part;
            if unit.cue >= LIKELY {
                cue = Some(at as u32);
            }
        }
        Labelled { line, paragraph: self }
    }
}

impl Labelled<'_> {
    #[inline(always)]
    fn window(&self, at: usize) -> &Window {
        self.paragraph.looks.get(at..).and_then(|looks| looks.first_chunk()).unwrap_or(&[Look::BEYOND; 5])
    }

    /// The class of a unit, or of one beside it.
    #[inline(always)]
    fn class(&self, at: usize, by: isize) -> u32 {
        self.paragraph.looks.get((at + 2).wrapping_add_signed(by)).map_or(EDGE, |look| look.class)
    }

    /// The word and its neighbours, each alone.
    fn alone(&self, at: usize, [before2, before, own, after, after2]: &Window, sink: &mut impl Sink) {
        sink.word(0, own.number, |sink| {
            one(sink, 0, 0);
            let unit = &self.line.units[at];
            for (template, value) in [
                (1, own.lower),
                (8, unit.tail3),
                (9, unit.tail2),
                (10, own.shape),
                (14, own.class),
                (22, own.cue),
                (54, own.stem),
            ] {
                one(sink, template, value);
            }
            for (template, value) in [(72, u32::from(unit.frame)), (75, own.who)] {
                if value != 0 {
                    one(sink, template, value);
                }
            }
        });
        for (group, near, word, class, shape) in
            [(1, before, 2, 15, 11), (2, after, 3, 16, 12), (3, before2, 4, 17, 0), (4, after2, 5, 18, 0)]
        {
            sink.word(group, near.number, |sink| {
                one(sink, word, near.lower);
                one(sink, class, near.class);
                if shape != 0 {
                    one(sink, shape, near.shape);
                }
            });
        }
    }

    /// The word and its neighbours, together.
    fn together(&self, at: usize, [before2, before, own, after, after2]: &Window, sink: &mut impl Sink) {
        for (template, a, b) in [
            (6, before.lower, own.lower),
            (7, own.lower, after.lower),
            (19, before.class, after.class),
            (20, own.class, after.class),
            (21, before.class, own.class),
            (55, own.stem, after.class),
            (56, before.class, own.stem),
            (57, own.cue, after.class),
            (58, before.class, own.cue),
        ] {
            two(sink, template, a, b);
        }
        for (template, a, b, c) in [
            (13, before.shape, own.shape, after.shape),
            (59, own.lower, after.class, after2.class),
            (60, before2.class, before.class, own.lower),
        ] {
            three(sink, template, a, b, c);
        }
        let cues = [before2, before, own, after, after2].iter().fold(0, |all, near| all * CUES + near.cue);
        sink.word(5, Some(cues), |sink| {
            three(sink, 23, before.cue, own.cue, after.cue);
            two(sink, 24, before2.cue, after2.cue);
        });
        let frame = u32::from(self.line.units[at].frame);
        if frame != 0 {
            two(sink, 73, frame, after.class);
            two(sink, 74, frame, before.class);
        }
        if own.who != 0 {
            for (template, other) in [(76, before.who), (77, after.who), (78, after.cue), (79, before.cue)] {
                two(sink, template, own.who, other);
            }
        }
    }

    /// The nearest likely cues of the sentence.
    fn cues(&self, at: usize, sink: &mut impl Sink) {
        let near = &self.paragraph.near[at];
        for (group, base, cue) in [(LEFT, 26, near.left), (RIGHT, 32, near.right)] {
            let Some(cue) = cue else {
                one(sink, base + 5, 0);
                continue;
            };
            let cue = cue as usize;
            let distance = at.abs_diff(cue);
            let parts = self.paragraph.near[cue].parts.abs_diff(near.parts).min(2);
            two(sink, base, step(distance), parts);
            sink.run(group, key(cue, parts), |sink| {
                two(sink, base + 1, self.line.units[cue].lower, parts);
                two(sink, base + 2, self.class(cue, 1), parts);
                one(sink, base + 3, self.class(cue, -1));
            });
            if distance <= 3 {
                two(sink, base + 4, self.line.units[cue].lower, distance as u32);
            }
        }
    }

    /// The nearest word that was ever a cue, within four units, and the classes on the way there.
    fn way(&self, at: usize, sink: &mut impl Sink) {
        let units = &self.line.units;
        for (base, by) in [(45, -1isize), (47, 1)] {
            let mut path = Feature::new(base as u32);
            for n in 1..=4 {
                let near = units.get(at.wrapping_add_signed(by * n));
                let Some(unit) = near.filter(|u| u.sentence == units[at].sentence) else { break };
                if unit.cue >= 2 {
                    two(sink, base as u32, unit.lower, path.finish());
                    three(sink, base as u32 + 1, unit.cue as u32, path.finish(), units[at].class.0);
                    break;
                }
                if matches!(unit.shape, Shape::Mark(',' | ';' | '.')) {
                    break;
                }
                path = path.with(unit.class.0);
            }
        }
    }

    /// The first word to the left that may be a subject, the first to the right that may be a verb.
    fn subject(&self, at: usize, sink: &mut impl Sink) {
        let units = &self.line.units;
        let range = self.line.sentence(at);
        let unit = &units[at];
        let least = at.saturating_sub(8).max(range.start);
        let left = units[least..at].iter().rposition(|u| !u.helper).map(|i| least + i);
        let subject = left.map_or(EDGE, |i| units[i].class.0);
        two(sink, 49, subject, unit.cue as u32);
        two(sink, 50, subject, unit.lower);
        let before = left.map_or(EDGE, |i| self.class(i, -1));
        three(sink, 51, subject, before, (unit.cue > 1) as u32);
        let most = (at + 9).min(range.end);
        let right = (at + 1..most).find(|&i| !units[i].helper);
        two(sink, 52, unit.class.0, right.map_or(EDGE, |i| units[i].lower));
        two(sink, 53, unit.class.0, right.map_or(9, |i| units[i].cue as u32));
    }

    fn shape(&self, at: usize) -> u32 {
        self.paragraph.looks.get(at + 2).map_or(0, |look| look.shape)
    }

    /// The marks that part the clause.
    fn clause(&self, at: usize, sink: &mut impl Sink) {
        let near = &self.paragraph.near[at];
        let range = self.line.sentence(at);
        let (after, end) = match near.part_after {
            Some(i) => (i as usize, self.shape(i as usize)),
            None => (range.end - 1, 0),
        };
        let before_it = if after > at { self.class(after, -1) } else { 0 };
        two(sink, 62, end, step(after - at));
        sink.run(CLAUSE_END, key(after, before_it), |sink| {
            two(sink, 63, end, before_it);
            two(sink, 64, end, self.class(after, 1));
            three(sink, 65, end, self.class(after, 1), self.class(after, 2));
        });
        let (before, start) = match near.part_before {
            Some(i) => (i as isize, self.shape(i as usize)),
            None => (range.start as isize - 1, 0),
        };
        let from = (before + 1) as usize;
        two(sink, 66, start, step(at + 1 - from));
        sink.run(CLAUSE_START, key(from, start), |sink| {
            two(sink, 67, start, self.class(from, -2));
            two(sink, 68, start, self.class(from, 0));
            three(sink, 69, start, self.class(from, 0), self.class(from, 1));
        });
    }

    /// Place in the sentence, and what kind of sentence it is.
    fn sentence(&self, at: usize, sink: &mut impl Sink) {
        let units = &self.line.units;
        let range = self.line.sentence(at);
        let near = &self.paragraph.near[at];
        let quotations = self.paragraph.quotations[units[at].sentence as usize].min(2);
        let (left, right) = (near.left.is_some() as u32, near.right.is_some() as u32);
        let (first, last) = ((at - range.start).min(3) as u32, (range.end - 1 - at).min(3) as u32);
        let before = at.checked_sub(1).map(|before| &units[before]);
        let quoted = before.is_some_and(|u| u.shape.is_quotation()) as u32;
        let inside = units[at].inside as u32 + 2 * before.is_some_and(|u| u.inside) as u32;
        let all = [(left, 2), (right, 2), (quotations, 3), (first, 4), (last, 4), (quoted, 2), (inside, 4)];
        sink.word(6, Some(all.iter().fold(0, |key, (value, of)| key * of + value)), |sink| {
            one(sink, 25, inside);
            three(sink, 38, left, right, quotations);
            one(sink, 39, first);
            one(sink, 40, last);
            two(sink, 41, quotations, quoted);
        });
        sink.run(SENTENCE, key(range.start, 0), |sink| {
            one(sink, 42, self.class(range.start, 0));
            let follows = range.start > 0 && {
                let last = &units[range.start - 1];
                last.shape.is_quotation() || matches!(last.shape, Shape::Mark('”' | '"' | '’' | '\''))
            };
            one(sink, 43, follows as u32);
        });
        let (with, without) = self.paragraph.capitals[units[at].sentence as usize];
        if with >= 4 && with > 4 * without {
            two(sink, 70, units[at].shape.code(), units[at].cue as u32);
            two(sink, 71, self.class(at, -1), units[at].stem);
        }
        if at == range.start {
            one(sink, 44, (at == 0) as u32);
        }
    }
}

impl Sequence for Labelled<'_> {
    fn len(&self) -> usize {
        self.line.units.len()
    }

    fn features(&self, at: usize, sink: &mut impl Sink) {
        let window = self.window(at);
        self.alone(at, window, sink);
        self.together(at, window, sink);
        self.cues(at, sink);
        self.way(at, sink);
        self.subject(at, sink);
        self.clause(at, sink);
        self.sentence(at, sink);
    }
}

/// What a group of features depends on.
#[inline(always)]
fn key(at: usize, value: u32) -> u64 {
    (at as u64) << 32 | value as u64
}

#[inline(always)]
fn one(sink: &mut impl Sink, template: u32, a: u32) {
    sink.put(Feature::new(template).with(a).finish());
}

#[inline(always)]
fn two(sink: &mut impl Sink, template: u32, a: u32, b: u32) {
    sink.put(Feature::new(template).with(a).with(b).finish());
}

#[inline(always)]
fn three(sink: &mut impl Sink, template: u32, a: u32, b: u32, c: u32) {
    sink.put(Feature::new(template).with(a).with(b).with(c).finish());
}

/// A distance in rough steps.
#[inline(always)]
pub(super) fn step(n: usize) -> u32 {
    match n {
        0..=3 => n as u32,
        4..=5 => 4,
        6..=8 => 6,
        9..=14 => 9,
        _ => 15,
    }
}
