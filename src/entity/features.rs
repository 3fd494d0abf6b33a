//! What the names model looks at.
//!
//! | templates | what |
//! |---|---|
//! | 1 … 10 | the word in lower case, two to either side, pairs |
//! | 11 … 19 | shapes, and capitals of the sentence |
//! | 20 … 39 | classes of the gazetteers, of the word, its neighbours, and the phrase that it is part of |
//! | 40 … 49 | the run of capitalised words around it: first, last, the words before and after |
//! | 50 … 59 | prefixes and suffixes |
//! | 60 … | what the rest of the text tells ([`super::evidence`]) |

use super::evidence::{self, Evidence};
use super::unit::{Line, Unit, Units, Writing};
use crate::lexicon::gazetteer::Classes;
use crate::tagger::hash::{Feature, push, word};
use crate::tagger::{Sequence, Sink};
use crate::token::{Case, TokenKind};
use std::ops::Range;

/// The classes that are looked at together: all but those that hardly bear on the kind.
const MAIN: u32 = !(Classes::SHE.0 | Classes::HE.0 | Classes::CAPITAL.0);

/// Beyond the edge of a sentence.
const EDGE: u32 = 1;

/// The longest run of capitalised words that is followed to its ends.
const RUN: usize = 8;

/// A stretch of one sentence that may hold names.
pub(super) struct Stretch<'a> {
    pub text: &'a str,
    pub units: &'a Units<'a>,
    pub evidence: &'a Evidence,
    pub line: &'a Line,
    pub at: Range<usize>,
}

impl<'a> Stretch<'a> {
    #[inline(always)]
    fn unit(&self, at: usize) -> Option<&'a Unit<'a>> {
        self.line.units.contains(&at).then(|| &self.units.units[at])
    }

    #[inline(always)]
    fn lower(&self, at: usize) -> u32 {
        self.unit(at).map_or(EDGE, |u| u.lower)
    }

    #[inline(always)]
    fn is_capital(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| u.is_capital())
    }
}

impl Sequence for Stretch<'_> {
    fn len(&self) -> usize {
        self.at.len()
    }

    fn features(&self, at: usize, sink: &mut impl Sink) {
        let i = self.at.start + at;
        let Some(unit) = self.unit(i) else { return };
        self.alone(i, unit, sink);
        self.together(i, unit, sink);
        self.around(i, sink);
    }
}

impl Stretch<'_> {
    /// The word and its neighbours, each alone.
    fn alone(&self, i: usize, unit: &Unit<'_>, sink: &mut impl Sink) {
        sink.word(0, unit.number, |sink| {
            put(sink, 0, &[]);
            put(sink, 1, &[unit.lower]);
            put(sink, 11, &[unit.shape]);
            classes(20, unit, sink);
            put(sink, 24, &[unit.classes & MAIN]);
            if unit.kind == TokenKind::Word && unit.case != Case::Lower {
                ends(unit.span().of(self.text), &mut |template, part| put(sink, template, &[part]));
            }
            let known = self.evidence.of(unit.lower);
            let cased = known & evidence::CASED;
            put(sink, 61, &[unit.shape, cased]);
            put(sink, 62, &[unit.classes & MAIN, known & !cased]);
            each(known & !cased, |bit| put(sink, 63, &[bit]));
            put(sink, 64, &[known]);
        });
        for (group, template, near, listed) in [(1, 2, self.unit(i.wrapping_sub(1)), 21), (2, 3, self.unit(i + 1), 22)]
        {
            let Some(near) = near else {
                put(sink, template, &[EDGE]);
                continue;
            };
            sink.word(group, near.number, |sink| {
                put(sink, template, &[near.lower]);
                classes(listed, near, sink);
            });
        }
        sink.run(0, u64::from(unit.phrase()) << 8 | u64::from(unit.part), |sink| {
            each(unit.phrase(), |bit| put(sink, 23, &[bit, unit.part as u32]));
            put(sink, 27, &[unit.phrase() & MAIN, unit.part as u32]);
        });
    }

    /// The word and its neighbours, together.
    fn together(&self, i: usize, unit: &Unit<'_>, sink: &mut impl Sink) {
        let near = |d: isize| self.unit(i.wrapping_add_signed(d));
        let w = |d: isize| near(d).map_or(EDGE, |u| u.lower);
        let s = |d: isize| near(d).map_or(EDGE, |u| u.shape);
        let c = |d: isize| near(d).map_or(0, |u| u.classes & MAIN);
        put(sink, 4, &[w(-2)]);
        put(sink, 5, &[w(2)]);
        put(sink, 6, &[w(-1), w(0)]);
        put(sink, 7, &[w(0), w(1)]);
        put(sink, 8, &[w(-2), w(-1)]);
        put(sink, 9, &[w(1), w(2)]);
        put(sink, 12, &[s(-1), s(0)]);
        put(sink, 13, &[s(0), s(1)]);
        put(sink, 14, &[s(-1), s(0), s(1)]);
        put(sink, 15, &[w(-1), s(0)]);
        put(sink, 16, &[s(0), w(1)]);
        put(sink, 25, &[c(-1), c(0)]);
        put(sink, 26, &[c(0), c(1)]);
        let opens = (i == self.line.units.start) as u32;
        let writing = match self.line.writing {
            Writing::Plain => 0,
            Writing::Headline => 1,
            Writing::Capitals => 2,
        };
        put(sink, 17, &[s(0), opens, writing]);
        put(sink, 60, &[opens, writing, self.evidence.of(unit.lower) & evidence::CASED]);
    }

    /// The run of capitalised words around it.
    fn around(&self, i: usize, sink: &mut impl Sink) {
        let classes = |at: usize| self.unit(at).map_or(0, |u| u.classes & MAIN);
        let (first, last) = self.run(i);
        let place = (i == first) as u32 + 2 * (i == last) as u32;
        let (before, after) = (self.lower(first.wrapping_sub(1)), self.lower(last + 1));
        put(sink, 40, &[self.lower(first), place]);
        put(sink, 41, &[self.lower(last), place]);
        put(sink, 42, &[before, place]);
        put(sink, 43, &[after, place]);
        put(sink, 44, &[(last - first).min(5) as u32, place]);
        put(sink, 45, &[before, after]);
        put(sink, 46, &[classes(first), classes(last), place]);
    }

    /// First and last of the capitalised words around one.
    fn run(&self, at: usize) -> (usize, usize) {
        let (mut first, mut last) = (at, at);
        while self.is_capital(first.wrapping_sub(1)) && at - first < RUN {
            first -= 1;
        }
        while self.is_capital(last + 1) && last - at < RUN {
            last += 1;
        }
        (first, last)
    }
}

/// Gives a feature of a template.
#[inline(always)]
fn put(sink: &mut impl Sink, template: u32, values: &[u32]) {
    sink.put(values.iter().fold(Feature::new(template), |f, &v| f.with(v)).finish());
}

/// Gives a feature for every class of a word.
fn classes(template: u32, unit: &Unit<'_>, sink: &mut impl Sink) {
    each(unit.classes, |bit| put(sink, template, &[bit, unit.is_capital() as u32]));
}

/// Calls `f` with the number of every bit that is set.
#[inline(always)]
fn each(mut bits: u32, mut f: impl FnMut(u32)) {
    while bits != 0 {
        f(bits.trailing_zeros());
        bits &= bits - 1;
    }
}

/// Prefixes of two to four and suffixes of one to four characters in lower case.
fn ends(text: &str, put: &mut impl FnMut(u32, u32)) {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c) as u32;
    let mix = |h: u32, c: char| push(push(h, small(c) as u8), (small(c) >> 8) as u8);
    let mut hash = word("");
    for (n, c) in (0..4).zip(text.chars()) {
        hash = mix(hash, c);
        if n > 0 {
            put(50 + n, hash);
        }
    }
    let mut hash = word("");
    for (n, c) in (0..4).zip(text.chars().rev()) {
        hash = mix(hash, c);
        put(54 + n, hash);
    }
}
